import { beforeEach, describe, expect, it } from 'vitest';
import {
  createStream,
  derivedKey,
  deriveKey,
  hash,
  nextBits,
  nextOrdinal,
  nextUniform,
  purposes,
  resetStreams,
  rootKey,
  seedStream,
  siteOf,
  turnOf,
  uniformOf,
} from './random';

const SIZE = 200_000;

/** Uniform numbers of neighbouring keys in every direction in which a simulation walks, and of a stream. */
const walks: Record<string, (i: number) => number> = {
  'turns of a step': (i) => uniformAt(11, 12, siteOf(3, purposes.demand), turnOf(i, 0)),
  'attempts and turns': (i) => uniformAt(11, 12, siteOf(3, purposes.demand), turnOf(i >> 2, i & 3)),
  steps: (i) => uniformAt(11, 12, siteOf(i, purposes.demand), 0),
  purposes: (i) => uniformAt(11, 12, siteOf(i >> 4, i & 15), 0),
  'neighbouring parents': (i) => uniformAt(i, 0, siteOf(3, 1), 0),
  'neighbouring parents, low word': (i) => uniformAt(0, i, siteOf(3, 1), 0),
  'requests of a class': (i) => {
    rootKey(1, 2, i);
    return uniformOf(derivedKey[0]!, derivedKey[1]!);
  },
  'a step in each request': (i) => {
    rootKey(1, 2, i);
    return uniformAt(derivedKey[0]!, derivedKey[1]!, siteOf(3, 1), 0);
  },
  seeds: (i) => {
    rootKey(i, 2, 0);
    return uniformOf(derivedKey[0]!, derivedKey[1]!);
  },
};

function uniformAt(high: number, low: number, site: number, turn: number): number {
  deriveKey(high, low, site, turn);
  return uniformOf(derivedKey[0]!, derivedKey[1]!);
}

const take = (draw: (i: number) => number): Float64Array => Float64Array.from({ length: SIZE }, (_, i) => draw(i));

/** Distance of Pearson's statistic from its mean, in standard deviations. */
function chiSquareScore(counts: Float64Array, total: number): number {
  const expected = total / counts.length;
  const statistic = counts.reduce((sum, count) => sum + (count - expected) * (count - expected), 0) / expected;
  return (statistic - (counts.length - 1)) / Math.sqrt(2 * (counts.length - 1));
}

function correlationScore(values: Float64Array, lag: number): number {
  let sum = 0;
  for (let i = lag; i < values.length; i++) sum += (values[i]! - 0.5) * (values[i - lag]! - 0.5);
  return (12 * sum) / Math.sqrt(values.length - lag);
}

/** Some 200 scores are looked at in this file: 5 standard deviations for one is 1 in 10,000 for all. */
const LIMIT = 5;

function expectGoodChance(values: Float64Array): void {
  const single = new Float64Array(1000);
  const pairs = new Float64Array(32 * 32);
  for (let i = 0; i < values.length; i++) {
    const cell = Math.floor(values[i]! * 1000);
    single[cell] = single[cell]! + 1;
    if (i % 2 === 0) continue;
    const pair = Math.floor(values[i]! * 32) * 32 + Math.floor(values[i - 1]! * 32);
    pairs[pair] = pairs[pair]! + 1;
  }
  expect(Math.abs(chiSquareScore(single, values.length))).toBeLessThan(LIMIT);
  expect(Math.abs(chiSquareScore(pairs, values.length / 2))).toBeLessThan(LIMIT);
  for (const lag of [1, 2, 3, 4, 16, 256, 1024]) expect(Math.abs(correlationScore(values, lag))).toBeLessThan(LIMIT);
}

beforeEach(resetStreams);

describe('keyed draws', () => {
  it.each(Object.entries(walks))('are uniform and independent over %s', (_, draw) => {
    expectGoodChance(take(draw));
  });

  it('flip each bit of the result half the time, whichever bit of the input changes', () => {
    const rounds = 4000;
    let largest = 0;
    for (let input = 0; input < 128; input++) {
      const flips = new Float64Array(64);
      for (let i = 0; i < rounds; i++) countFlips(flips, [i * 7, i, i % 50, i & 3], input);
      for (const count of flips) largest = Math.max(largest, Math.abs(count - rounds / 2) / Math.sqrt(rounds / 4));
    }
    // The largest of 8,192 scores: above 5 once in 200 times.
    expect(largest).toBeLessThan(5);
  });

  it('never meet: a hundred thousand keys of one parent and of two generations are all different', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 100_000; i++) {
      deriveKey(1, 2, siteOf(i % 100, i % 7), turnOf(i, 0));
      seen.add(`${derivedKey[0]} ${derivedKey[1]}`);
      deriveKey(derivedKey[0]!, derivedKey[1]!, siteOf(1, 0), 0);
      seen.add(`${derivedKey[0]} ${derivedKey[1]}`);
    }
    expect(seen.size).toBe(200_000);
  });

  it('tell the requests after 2^32 from those before', () => {
    rootKey(1, 2, 5);
    const near = [...derivedKey];
    rootKey(1, 2, 5 + 2 ** 32);
    expect([...derivedKey]).not.toEqual(near);
  });

  it('stay inside 0 and 1 at both ends', () => {
    expect(uniformOf(0, 0)).toBeGreaterThan(0);
    expect(uniformOf(-1, -1)).toBeLessThan(1);
  });

  it('keep their values from release to release', () => {
    deriveKey(1, 2, 3, 4);
    expect([...derivedKey]).toMatchInlineSnapshot(`
      [
        -2011300358,
        1620927388,
      ]
    `);
    rootKey(42, 7, 1000);
    expect([...derivedKey]).toMatchInlineSnapshot(`
      [
        311393921,
        696060186,
      ]
    `);
    expect([1, 2, 3].map((r) => hash(42, r))).toMatchInlineSnapshot(`
      [
        2844058260,
        2278856180,
        3518224149,
      ]
    `);
  });
});

function countFlips(flips: Float64Array, words: number[], input: number): void {
  deriveKey(words[0]!, words[1]!, words[2]!, words[3]!);
  const high = derivedKey[0]!;
  const low = derivedKey[1]!;
  words[input >> 5]! ^= 1 << (input & 31);
  deriveKey(words[0]!, words[1]!, words[2]!, words[3]!);
  const changedHigh = high ^ derivedKey[0]!;
  const changedLow = low ^ derivedKey[1]!;
  for (let bit = 0; bit < 32; bit++) {
    flips[bit]! += (changedHigh >>> bit) & 1;
    flips[32 + bit]! += (changedLow >>> bit) & 1;
  }
}

describe('streams', () => {
  it('are uniform and independent in themselves', () => {
    const stream = createStream(1, 2, 3, purposes.arrival);
    expectGoodChance(take(() => nextUniform(stream)));
  });

  it('are independent of their neighbours', () => {
    const streams = Array.from({ length: 1000 }, (_, i) => createStream(1, 2, i, purposes.boot));
    expectGoodChance(take((i) => nextUniform(streams[i % 1000]!)));
  });

  it('depend on their own name only, not on what else was created or drawn', () => {
    const alone = createStream(1, 2, 3, purposes.arrival);
    const expected = [nextBits(alone), nextBits(alone)];
    resetStreams();
    nextBits(createStream(1, 9, 9, purposes.key));
    const beside = createStream(1, 2, 3, purposes.arrival);
    expect([nextBits(beside), nextBits(beside)]).toEqual(expected);
  });

  it('begin again when seeded again, ordinals included', () => {
    const stream = createStream(1, 2, 3, purposes.arrival);
    seedStream(stream, 5, 6);
    const expected = [nextBits(stream), nextOrdinal(stream), nextOrdinal(stream)];
    seedStream(stream, 5, 6);
    expect([nextBits(stream), nextOrdinal(stream), nextOrdinal(stream)]).toEqual(expected);
    expect(expected.slice(1)).toEqual([0, 1]);
  });

  it('keep their values from release to release', () => {
    const stream = createStream(42, 7, 0, purposes.arrival);
    expect([nextBits(stream), nextBits(stream), nextUniform(stream)]).toMatchInlineSnapshot(`
      [
        -69197948,
        -1519137579,
        0.47164451940567165,
      ]
    `);
  });
});

describe('hash', () => {
  it('gives different seeds in range for different replications and seeds', () => {
    const seeds = new Set<number>();
    for (let seed = 0; seed < 20; seed++) for (let r = 0; r < 100; r++) seeds.add(hash(seed, r));
    expect(seeds.size).toBe(2000);
    expect([...seeds].every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)).toBe(true);
  });
});
