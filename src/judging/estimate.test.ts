import { describe, expect, it } from 'vitest';
import { estimateOf } from './estimate';
import { student95 } from './student';

describe('student95', () => {
  // Roots of the distribution function found with 200 bits (mpmath 1.3).
  it.each([
    [1, 12.706204736174705],
    [4, 2.7764451051977943],
    [9, 2.2621571627982053],
    [10, 2.228138851986275],
    [20, 2.0859634472658364],
    [21, 2.079613844727662],
    [29, 2.045229642132703],
    [100, 1.9839715185235522],
    [5000, 1.960438551706508],
  ])('with %d degrees of freedom is %d', (freedom, expected) => {
    expect(Math.abs(student95(freedom) / expected - 1)).toBeLessThan(1e-7);
  });
});

describe('the estimate of a figure', () => {
  it('has the mean and the interval of the formula', () => {
    // Standard deviation 1, t of two degrees of freedom over the root of three.
    const estimate = estimateOf([9, 10, 11]);
    expect(estimate?.mean).toBe(10);
    expect(estimate?.halfWidth).toBeCloseTo(4.30265273 / Math.sqrt(3), 8);
    expect(estimate?.relative).toBeCloseTo(0.2484138, 6);
  });

  it('of ten values is that of a table worked by hand', () => {
    // Sum 1,003, squares 100,629 - 1,003² / 10 = 28.1, deviation √(28.1 / 9) = 1.76698, t 2.262157.
    const estimate = estimateOf([98, 99, 101, 103, 100, 99, 101, 102, 98, 102]);
    expect(estimate?.mean).toBeCloseTo(100.3, 12);
    expect(estimate?.halfWidth).toBeCloseTo((2.262157163 * 1.7669811) / Math.sqrt(10), 6);
    expect(estimate?.needed).toBeNull();
  });

  it('tells how many replications would narrow a wide interval to a tenth of the mean', () => {
    // With the same spread: 2.570582 / √6 = 1.0494 is still more than 1, 2.446912 / √7 = 0.9248 is not.
    expect(estimateOf([9, 10, 11])?.needed).toBe(7);
    // Deviation / mean = √2: about (1.96 × √2 / 0.1)² = 768.3, one or two more for Student's t.
    expect(estimateOf([0, 10])?.needed).toBe(771);
  });

  it('counts to no end where the mean is nothing but rounding', () => {
    expect(estimateOf([1, -1, 1e-13])?.needed).toBe(Number.POSITIVE_INFINITY);
  });

  it('leaves out replications that did not measure it, and says how many did', () => {
    expect(estimateOf([null, 9, null, 10, 11])).toEqual(estimateOf([9, 10, 11]));
    expect(estimateOf([null, 9, null, 10, 11])?.count).toBe(3);
  });

  it('of one value has no interval, and of none there is no estimate', () => {
    expect(estimateOf([7])).toEqual({ count: 1, mean: 7, halfWidth: null, relative: null, needed: null });
    expect(estimateOf([null, null])).toBeNull();
  });

  it('of values that are all alike is certain, at zero too', () => {
    expect(estimateOf([1, 1, 1])).toMatchObject({ halfWidth: 0, relative: 0, needed: null });
    expect(estimateOf([0, 0, 0])).toMatchObject({ mean: 0, halfWidth: 0, needed: null });
  });
});
