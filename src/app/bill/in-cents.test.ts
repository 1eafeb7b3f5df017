import { describe, expect, it } from 'vitest';
import { wholeCents } from './in-cents';

describe('wholeCents', () => {
  it('adds up to the rounded total, where rounding each by itself would not', () => {
    const amounts = [0.334, 0.334, 0.334];
    expect(wholeCents(amounts)).toEqual([34, 33, 33]);
    expect(wholeCents([1.005, 1.005]).reduce((sum, each) => sum + each, 0)).toBe(201);
    expect(wholeCents([16.43, 75.03, 392.86])).toEqual([1643, 7503, 39_286]);
    expect(wholeCents([])).toEqual([]);
  });
});
