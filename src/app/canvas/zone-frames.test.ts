import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, type Component, type Stage } from '#design';
import { framesOf, zonesAt } from './zone-frames';

const stage = (zones: Readonly<Record<string, string>>, stands: Readonly<Record<string, readonly string[]>>): Stage =>
  buildDesign(
    {
      zones,
      components: Object.fromEntries(
        Object.entries(stands).map(([name, in_], at) => [
          name,
          { kind: 'server', zones: in_, at: [at * 400, 0] as const },
        ]),
      ),
    },
    declarations,
  ).stages[0]!;

const boxIn =
  (of: Stage) =>
  ({ id }: Component) => ({ ...of.layout.components[id]!, width: 200, height: 100 });

describe('frames of zones', () => {
  it('stand around the parts that stand in the same zones', () => {
    const three = stage({ a: 'home', b: 'home' }, { One: ['a'], Two: ['a'], Three: ['b', 'a'], Four: [] });
    const { zones, regions } = framesOf(three, boxIn(three));
    expect(zones.map(({ name, box: { x, width } }) => [name, x, width])).toEqual([
      ['zone a', -22, 644],
      ['zones a and b', 778, 244],
    ]);
    expect(regions).toEqual([]);
  });

  it('stand in frames of their regions where there are several', () => {
    const two = stage({ a: 'home', b: 'far' }, { One: ['a'], Two: ['b'], Both: ['a', 'b'] });
    const { zones, regions } = framesOf(two, boxIn(two));
    expect(zones.map(({ region }) => region)).toEqual(['home', 'far', '']);
    expect(regions.map(({ name, box }) => [name, box.x, box.width])).toEqual([
      ['home', -38, 276],
      ['far', 362, 276],
    ]);
  });

  it('are none where nothing was said of zones', () => {
    const none = stage({}, { One: [], Two: [] });
    expect(framesOf(none, boxIn(none))).toEqual({ zones: [], regions: [] });
  });
});

describe('a part that is let go', () => {
  const three = stage({ a: 'home', b: 'home' }, { One: ['a'], Two: ['b'], Three: [] });
  const [one, two] = three.components;
  const [a, b] = three.zones.map(({ id }) => id);
  const drop = (id: string, x: number) => zonesAt(three, boxIn(three), { dragged: new Set([id]), point: { x, y: 50 } });

  it('within a frame stands in its zones', () => {
    expect(drop('c99', 100)).toEqual([a]);
    expect(drop(one!.id, 500)).toEqual([b]);
  });

  it('elsewhere, or in a frame that is around itself alone, stands where it stood', () => {
    expect(drop(one!.id, 100)).toBeNull();
    expect(drop(two!.id, 1000)).toBeNull();
  });
});
