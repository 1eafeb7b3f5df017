import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCents } from './cents';

const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, each) => sum + each, 0);

describe('toCents', () => {
  it('gives the cents left over to those that lost most', () => {
    // Three thirds of a dollar, each rounded by itself, would come to 0.99.
    expect(toCents([1 / 3, 1 / 3, 1 / 3], 1)).toEqual([0.34, 0.33, 0.33]);
    // 0.004 + 0.004 + 0.004 = 0.012: one cent, to one of them.
    expect(toCents([1.005, 1.005], 2.01).reduce((sum, each) => sum + each, 0)).toBeCloseTo(2.01, 10);
    expect(toCents([], 0)).toEqual([]);
    expect(toCents([0.004, 0.004, 0.004], 0.012)).toEqual([0.01, 0, 0]);
  });

  it('leaves alone what is in cents already', () => {
    expect(toCents([30.37, 0.64, 0.1 + 0.2], 31.31)).toEqual([30.37, 0.64, 0.3]);
  });

  it('adds up to the rounded total, with no amount off by a cent', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 40 }), (amounts) => {
        const cents = toCents(amounts, sumOf(amounts));
        expect(Math.round(100 * sumOf(cents))).toBe(Math.round(100 * sumOf(amounts)));
        cents.forEach((each, at) => expect(Math.abs(each - (amounts[at] ?? 0))).toBeLessThan(0.01 + 1e-9));
      }),
    );
  });
});
