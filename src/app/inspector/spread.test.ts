import { describe, expect, it } from 'vitest';
import { spreadOf } from './spread';

describe('spreadOf', () => {
  it('is the standard deviation of a sample, gaps left out', () => {
    expect(spreadOf([2, 4, Number.NaN, 4, 4, 5, 5, 7, 9])).toBeCloseTo(2.138, 3);
    expect(spreadOf([3, 3, 3])).toBe(0);
  });

  it('is unknown of fewer than two values', () => {
    expect(spreadOf([])).toBeNaN();
    expect(spreadOf([1, Number.NaN])).toBeNaN();
  });
});
