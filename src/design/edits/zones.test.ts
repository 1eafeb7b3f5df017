import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign } from '../build';
import type { Fault } from '../scenario';
import { addZone, removeZone, setZone } from './zones';
import { setComponent } from './components';
import { readDocument } from '../read-document';

const outageOf = (zone: string) => ({
  atMs: 1000,
  action: (names: { id: (sort: 'zone', name: string) => string }) => ({
    type: 'fault' as const,
    fault: {
      fault: 'zone-outage',
      target: { type: 'zone', zone: names.id('zone', zone) },
      magnitude: null,
      recurrence: null,
    } as unknown as Fault,
  }),
});

const document = buildDesign(
  {
    zones: { a: 'home', b: 'home' },
    components: { Shop: { kind: 'server', zones: ['a', 'b'] }, Store: { kind: 'relational-database', zones: ['b'] } },
    timeline: { 'b is gone': outageOf('b') as never },
  },
  declarations,
);
const { id: stage, zones, components } = document.stages[0]!;
const [a, b] = zones.map(({ id }) => id);

describe('zones', () => {
  it('are added in the region of the last, under a name that is free', () => {
    const added = addZone(document, { stage });
    expect(added.document.stages[0]?.zones.at(-1)).toEqual({ id: added.zone, name: 'zone c', region: 'home' });
    const again = addZone(added.document, { stage, name: 'zone c' });
    expect(again.document.stages[0]?.zones.at(-1)?.name).not.toBe('zone c');
    expect(readDocument(again.document, declarations).ok).toBe(true);
  });

  it('are the first of a region where there is none', () => {
    const empty = buildDesign({ components: { Shop: { kind: 'server' } } }, declarations);
    const { document: after } = addZone(empty, { stage: empty.stages[0]!.id });
    expect(after.stages[0]?.zones).toMatchObject([{ name: 'zone a', region: 'region 1' }]);
  });

  it('are renamed, and moved to another region; an empty name changes nothing', () => {
    const after = setZone(document, { stage, zone: b!, values: { name: 'b2', region: 'far' } });
    expect(after.stages[0]?.zones[1]).toEqual({ id: b, name: 'b2', region: 'far' });
    expect(setZone(document, { stage, zone: b!, values: { name: '  ' } })).toBe(document);
  });

  it('leave with what would strike them, and what stood in them alone stands anywhere', () => {
    const after = removeZone(document, { stage, zone: b! });
    expect(after.stages[0]?.components.map((each) => each.zones)).toEqual([[a], []]);
    expect(after.scenario.timeline).toEqual([]);
    expect(readDocument(after, declarations).ok).toBe(true);
    expect(removeZone(after, { stage, zone: b! })).toBe(after);
  });

  it('are where a part is put', () => {
    const after = setComponent(document, { stage, component: components[1]!.id, values: { zones: [a!] } });
    expect(after.stages[0]?.components[1]?.zones).toEqual([a]);
  });
});
