import { beforeEach, describe, expect, it } from 'vitest';
import type { PopulationSpec } from './populations';
import {
  compilePopulation,
  keyOfRank,
  populationSize,
  resetPopulations,
  sampleItem,
  sampleItemFromStream,
} from './populations';
import { createStream, derivedKey, deriveKey, resetStreams } from './random';

const SIZE = 300_000;

beforeEach(() => {
  resetPopulations();
  resetStreams();
});

function items(spec: PopulationSpec): Uint32Array {
  const row = compilePopulation(spec);
  return Uint32Array.from({ length: SIZE }, (_, i) => {
    deriveKey(9, 8, 7, i);
    return sampleItem(row, derivedKey[0]!, derivedKey[1]!, i);
  });
}

/** Shares of all items of a Zipf population, by summing its weights. */
function zipfShares(size: number, exponent: number, hotShares: readonly number[] = []): Float64Array {
  const hot = hotShares.length;
  const weights = Float64Array.from({ length: size }, (_, i) => (i < hot ? 0 : (i + 1) ** -exponent));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const rest = 1 - hotShares.reduce((sum, share) => sum + share, 0);
  return weights.map((weight, i) => (i < hot ? hotShares[i]! : (weight / total) * rest));
}

/** Compares counts with shares, item by item while 30 or more are expected, the remainder in groups of that size. */
function expectShares(drawn: Uint32Array, shares: Float64Array): void {
  const counts = new Float64Array(shares.length);
  for (const item of drawn) counts[item]! += 1;
  let statistic = 0;
  let groups = 0;
  let expected = 0;
  let seen = 0;
  for (let i = 0; i < shares.length; i++) {
    expected += shares[i]! * drawn.length;
    seen += counts[i]!;
    if (expected < 30 && i < shares.length - 1) continue;
    // What should never come makes the sum infinite if it does.
    if (expected > 0 || seen > 0) statistic += (seen - expected) ** 2 / expected;
    groups++;
    expected = 0;
    seen = 0;
  }
  expect(Math.abs(statistic - (groups - 1)) / Math.sqrt(2 * groups)).toBeLessThan(4.5);
}

describe('Zipf population', () => {
  it.each([0, 0.3, 0.8, 0.99, 1, 1.01, 1.5, 3])('gives each item its share with exponent %d', (exponent) => {
    expectShares(items({ type: 'zipf', items: 1000, exponent, hotShares: [] }), zipfShares(1000, exponent));
  });

  it.each([1, 2, 3])('serves %d items', (size) => {
    expectShares(items({ type: 'zipf', items: size, exponent: 1, hotShares: [] }), zipfShares(size, 1));
  });

  it('gives ten million items their shares without a table', () => {
    const size = 10_000_000;
    const drawn = items({ type: 'zipf', items: size, exponent: 0.99, hotShares: [] });
    expectShares(drawn, zipfShares(size, 0.99));
    expect(Math.max(...drawn.subarray(0, 100_000))).toBeGreaterThan(size / 2);
  });

  it('gives hot items the shares they were given, the others the rest', () => {
    const hotShares = [0.2, 0.1];
    expectShares(items({ type: 'zipf', items: 500, exponent: 0.9, hotShares }), zipfShares(500, 0.9, hotShares));
  });

  it('stays with the hot items where they take all', () => {
    expectShares(
      items({ type: 'zipf', items: 2, exponent: 1, hotShares: [0.25, 0.75] }),
      new Float64Array([0.25, 0.75]),
    );
    expectShares(items({ type: 'zipf', items: 9, exponent: 1, hotShares: [1] }), zipfShares(9, 1, [1]));
  });

  it('has item 0 as the most popular', () => {
    const row = compilePopulation({ type: 'zipf', items: 100, exponent: 1, hotShares: [] });
    expect([keyOfRank(row, 0), keyOfRank(row, 99), populationSize(row)]).toEqual([0, 99, 100]);
  });
});

describe('uniform population', () => {
  it('gives all items the same share', () => {
    expectShares(items({ type: 'uniform', items: 777 }), new Float64Array(777).fill(1 / 777));
  });
});

describe('given sequence', () => {
  const sequence = { type: 'sequence', values: [5, 9, 9, 2] } as const;

  it('gives the k-th request the k-th value, and a stream its own count', () => {
    const row = compilePopulation(sequence);
    expect([0, 1, 2, 3, 4].map((ordinal) => sampleItem(row, ordinal, 77, ordinal))).toEqual([5, 9, 9, 2, 5]);
    const stream = createStream(1, 2, 3, 4);
    expect([1, 2, 3].map(() => sampleItemFromStream(row, stream))).toEqual([5, 9, 9]);
  });

  it('ranks its values by how often they come, the earlier first among equals', () => {
    const row = compilePopulation(sequence);
    expect(populationSize(row)).toBe(3);
    expect([0, 1, 2].map((rank) => keyOfRank(row, rank))).toEqual([9, 5, 2]);
  });
});

describe('compilePopulation', () => {
  it('stores an equal population once', () => {
    const row = compilePopulation({ type: 'uniform', items: 3 });
    expect(compilePopulation({ type: 'uniform', items: 3 })).toBe(row);
    expect(compilePopulation({ type: 'uniform', items: 4 })).not.toBe(row);
  });

  it.each<PopulationSpec>([
    { type: 'uniform', items: 0 },
    { type: 'uniform', items: 1.5 },
    { type: 'zipf', items: 10, exponent: -1, hotShares: [] },
    { type: 'zipf', items: 10, exponent: 1, hotShares: [0.9, 0.2] },
    { type: 'sequence', values: [] },
  ])('refuses what is no population: %o', (spec) => {
    expect(() => compilePopulation(spec)).toThrow(RangeError);
  });
});
