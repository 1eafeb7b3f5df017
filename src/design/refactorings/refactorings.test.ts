import { describe, expect, it } from 'vitest';
import type { Document } from '../document';
import { findProblems } from '../find-problems';
import { allSteps } from '../step-tree';
import { componentNamed, moduleNamed, wireNamed } from '../testing/look-up';
import { shop } from '../testing/shop';
import { kinds } from '../testing/synthetic-kinds';
import { refactoringsAt, type Refactoring } from './refactorings';

const document = shop();
const stage = document.stages[0]!.id;

function offered(at: string, module: string | null = null, of: Document = document): readonly Refactoring[] {
  const place = { component: componentNamed(of, at).id, module: module === null ? null : moduleNamed(of, module).id };
  return refactoringsAt(of, { stage, ...place }, kinds);
}

function named(label: RegExp, at: string, module: string | null = null, of: Document = document): Refactoring {
  const found = offered(at, module, of).find((each) => label.test(each.label));
  if (!found) throw new Error(`nothing like ${label.source} is offered at ${at}`);
  return found;
}

const hostOf = (of: Document, name: string) =>
  of.stages[0]!.components.find(({ modules }) => modules.includes(moduleNamed(of, name).id))!.name;
const errors = (of: Document) => findProblems(of, stage, kinds).filter(({ severity }) => severity === 'error');

describe('a module', () => {
  it('gets a host of its own, and is brought back with the host that it leaves gone', () => {
    const out = named(/host of its own/, 'Shop', 'payments');
    expect(hostOf(out.document, 'payments')).toBe('payments');
    expect(out.changes.map(({ sort, thing }) => `${thing} ${sort}`)).toEqual(['component added', 'module moved']);
    expect(named(/host of its own/, 'payments', 'payments', out.document).refusal).toBe('It stands alone in payments.');
    const back = named(/^Bring payments into Shop/, 'payments', 'payments', out.document).document;
    expect(hostOf(back, 'payments')).toBe('Shop');
    expect(back.stages[0]!.components).toHaveLength(document.stages[0]!.components.length);
  });

  it('looks into a cache before it reads, and does so once', () => {
    const { document: after } = named(/before what catalog reads/, 'Shop', 'catalog');
    const steps = allSteps(moduleNamed(after, 'catalog').operations);
    const read = allSteps(moduleNamed(document, 'catalog').operations).find(({ type }) => type === 'call')!;
    const lookup = steps.find(({ type }) => type === 'lookup');
    expect(lookup).toMatchObject({ onMiss: [{ id: read.id }] });
    expect(named(/before what catalog reads/, 'Shop', 'catalog', after).refusal).toMatch(/looks into a cache already/);
    expect(offered('Shop', 'payments').some(({ label }) => label.includes('before what'))).toBe(false);
  });
});

describe('a part', () => {
  it('gets a router before it, to which the wires that ended at it lead now', () => {
    const {
      refusal,
      label,
      document: after,
    } = offered('Shop').find(({ label: each }) => each.endsWith(' before Shop'))!;
    expect([label, refusal]).toEqual([label, null]);
    const wire = after.stages[0]!.wires.find(({ id }) => id === wireNamed(document, 'Users -> Shop').id)!;
    expect(wire.to).not.toEqual(wireNamed(document, 'Users -> Shop').to);
    expect(errors(after)).toEqual([]);
    const again = refactoringsAt(after, { stage, component: componentNamed(after, 'Shop').id, module: null }, kinds);
    expect(again.find((each) => each.label === label)!.refusal).toMatch(/behind a router already/);
  });

  it('is spread over zones, with an instance in each', () => {
    const { document: after } = named(/^Spread Shop over zones/, 'Shop');
    expect(componentNamed(after, 'Shop').zones).toHaveLength(2);
    expect(named(/^Spread Shop over zones/, 'Shop', null, after).refusal).toBe('It stands in 2 zones.');
  });
});

describe('refactorings', () => {
  it('changes nothing of the document that it began with', () => {
    const before = JSON.stringify(document);
    for (const module of ['web', 'catalog', 'orders', 'payments']) offered('Shop', module);
    for (const part of ['Shop', 'Database', 'Users', 'Cache']) offered(part);
    expect(JSON.stringify(document)).toBe(before);
  });
});
