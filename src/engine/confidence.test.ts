import { describe, expect, it } from 'vitest';
import { BatchMeans, halfWidth, studentQuantile } from './confidence';
import { inverseNormal } from './normal';
import { createStream, nextUniform, resetStreams } from './random';
import { Tally } from './statistics';

describe('studentQuantile', () => {
  // Roots of the distribution function found with 200 bits (mpmath 1.3).
  it.each([
    [0.9, 1, 6.313751514675043],
    [0.9, 2, 2.9199855803537256],
    [0.9, 3, 2.3533634348018238],
    [0.9, 29, 1.6991270265334977],
    [0.9, 400, 1.6486719414654145],
    [0.9, 401, 1.6486623973275045],
    [0.95, 1, 12.706204736174705],
    [0.95, 4, 2.7764451051977943],
    [0.95, 9, 2.2621571627982053],
    [0.95, 10, 2.228138851986275],
    [0.95, 100, 1.9839715185235522],
    [0.95, 5000, 1.960438551706508],
    [0.99, 1, 63.65674116287158],
    [0.99, 2, 9.924843200918293],
    [0.99, 10, 3.1692726726169513],
    [0.99, 400, 2.58817608003474],
    [0.99, 401, 2.5881451517665366],
  ])('with confidence %d and %d degrees of freedom is %d', (confidence, freedom, expected) => {
    expect(Math.abs(studentQuantile(confidence, freedom) / expected - 1)).toBeLessThan(1e-9);
  });
});

describe('halfWidth', () => {
  it('follows the formula', () => {
    const tally = new Tally();
    for (const value of [9, 10, 11]) tally.add(value);
    expect(halfWidth(tally)).toBeCloseTo(4.302652729749464 / Math.sqrt(3), 9);
  });

  it('is infinite where one value says nothing of the spread', () => {
    const tally = new Tally();
    tally.add(1);
    expect(halfWidth(tally)).toBe(Infinity);
  });

  it('covers the true mean as often as it promises', () => {
    resetStreams();
    const stream = createStream(5, 1, 0, 0);
    const rounds = 4000;
    let covered = 0;
    for (let round = 0; round < rounds; round++) {
      const tally = new Tally();
      for (let i = 0; i < 5; i++) tally.add(inverseNormal(nextUniform(stream)));
      if (Math.abs(tally.mean) <= halfWidth(tally, 0.9)) covered++;
    }
    expect(Math.abs(covered / rounds - 0.9)).toBeLessThan(4 * Math.sqrt(0.09 / rounds));
  });
});

describe('BatchMeans', () => {
  it('agrees with the formula for few independent values', () => {
    const [batches, tally] = [new BatchMeans(), new Tally()];
    for (const value of [9, 10, 11, 4]) {
      batches.add(value);
      tally.add(value);
    }
    expect(batches.halfWidth()).toBeCloseTo(halfWidth(tally), 12);
    batches.reset();
    expect(batches.halfWidth()).toBe(Infinity);
  });

  it('covers the mean of values that depend on their neighbours, where plain values promise too much', () => {
    resetStreams();
    const stream = createStream(6, 1, 0, 0);
    const rounds = 400;
    let covered = 0;
    let coveredByPlain = 0;
    for (let round = 0; round < rounds; round++) {
      const [batches, tally] = [new BatchMeans(), new Tally()];
      // x' = 0.8 x + noise: mean 0, correlation 0.8 with the value before.
      let value = inverseNormal(nextUniform(stream)) / 0.6;
      for (let i = 0; i < 4096; i++) {
        value = 0.8 * value + inverseNormal(nextUniform(stream));
        batches.add(value);
        tally.add(value);
      }
      if (Math.abs(tally.mean) <= batches.halfWidth(0.9)) covered++;
      if (Math.abs(tally.mean) <= halfWidth(tally, 0.9)) coveredByPlain++;
    }
    // Batches of 128 values still share a little: up to 3 points are lost to it.
    const chance = 4 * Math.sqrt(0.09 / rounds);
    expect(covered / rounds).toBeGreaterThan(0.87 - chance);
    expect(covered / rounds).toBeLessThan(0.9 + chance);
    expect(coveredByPlain / rounds).toBeLessThan(0.6);
  });
});
