import { describe, expect, it } from 'vitest';
import type { Document } from '../document';
import { findProblems } from '../find-problems';
import type { Kinds } from '../kind-declaration';
import type { Wire } from '../stage';
import { shop } from '../testing/shop';
import { kinds as plain } from '../testing/synthetic-kinds';

const devices = { ...plain.get('users')!, id: 'devices', title: 'Devices', connects: true };
const kinds: Kinds = new Map([...plain, ['devices', devices]]);

const titles = (document: Document) =>
  findProblems(document, document.stages[0]!.id, kinds)
    .filter(({ title }) => title.endsWith('never come'))
    .map(({ severity, place }) => ({ severity, type: place.type }));

/** The shop, asked only when somebody connects, by who is of that kind over wires of that style. */
function connecting(kind: string, style: Wire['style']): Document {
  const document = shop();
  const [stage] = document.stages;
  const [first, ...others] = document.workload.trafficClasses;
  return {
    ...document,
    workload: { trafficClasses: [{ ...first!, arrivals: { type: 'connects' } }, ...others] },
    stages: [
      {
        ...stage!,
        components: stage!.components.map((each) => (each.trafficClasses.length > 0 ? { ...each, kind } : each)),
        wires: stage!.wires.map((each) => ({ ...each, style })),
      },
    ],
  };
}

describe('a class that comes when devices connect', () => {
  it('comes where devices hold connections', () => {
    expect(titles(connecting('devices', 'websocket'))).toEqual([]);
  });

  it('never comes over wires that keep none, nor from users, and says so', () => {
    const told = [{ severity: 'warning', type: 'component' }];
    expect(titles(connecting('devices', 'rest'))).toEqual(told);
    expect(titles(connecting('users', 'websocket'))).toEqual(told);
  });
});
