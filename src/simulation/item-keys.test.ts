/** Item i: which entity the i-th execution of a step is about. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, type BuildStep } from '#design';
import { runDesign } from './testing/run-design';

const { call, lookup, repeat } = buildStep;
const item = lookup({ need: 'cache', dataSet: 'things', onMiss: [] }, { key: 'item' });

/** Keys that one request asks the cache for. */
function keysAsked(serve: readonly BuildStep[], isInside = true, pass: BuildStep = item): readonly number[] {
  const document = buildDesign(
    {
      classes: { Users: { arrivals: { type: 'constant', ratePerSecond: 1, firstMs: 500 }, mix: { 'front.serve': 1 } } },
      scenario: { durationMs: 1000, warmUpMs: 0 },
      modules: { front: { operations: { serve } }, back: { operations: { ask: [item], pass: [pass] } } },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Front: { kind: 'server', modules: isInside ? ['front', 'back'] : ['front'] },
        ...(isInside ? {} : { Back: { kind: 'server', modules: ['back'] } }),
        Cache: { kind: 'cache' },
      },
      wires: ['Users -> Front', 'front.back -> back', 'front.cache -> Cache', 'back.cache -> Cache'],
    },
    declarations,
  );
  const cache = runDesign(document).components.at(-1)!;
  return cache.topKeys.flatMap(({ key, lookups }) => Array<number>(lookups).fill(key)).sort((a, b) => a - b);
}

describe('item i', () => {
  const ask = call('back.ask');

  it('counts the rounds that a step stands in', () => {
    expect(keysAsked([ask, repeat(4, [item])])).toEqual([0, 0, 1, 2, 3]);
  });

  it('goes on counting through the rounds and branches of each of several rounds', () => {
    expect(keysAsked([ask, repeat(3, [repeat(2, [item])])])).toEqual([0, 0, 1, 2, 3, 4, 5]);
    expect(keysAsked([ask, repeat(2, [repeat(2, [repeat(2, [item])])])])).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 7]);
    expect(keysAsked([ask, repeat(2, [buildStep.parallelRepeated([[3, [item]]], 3)])])).toEqual([0, 0, 1, 2, 3, 4, 5]);
  });

  it('begins anew in each operation, in whatever process that runs', () => {
    const twice = [repeat(3, [item, call('back.ask', { count: constant(2) })])];
    expect(keysAsked(twice)).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 2]);
    expect(keysAsked(twice, false)).toEqual(keysAsked(twice));
  });

  it('goes on counting through several calls in each of several rounds', () => {
    const pass = lookup({ need: 'cache', dataSet: 'things', onMiss: [] });
    const calls = [item, repeat(3, [call('back.pass', { key: 'item', count: constant(2) })])];
    expect(keysAsked(calls, true, pass)).toEqual([0, 0, 1, 2, 3, 4, 5]);
    expect(keysAsked(calls, false, pass)).toEqual([0, 0, 1, 2, 3, 4, 5]);
  });
});
