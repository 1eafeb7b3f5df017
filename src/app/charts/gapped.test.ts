import { describe, expect, it } from 'vitest';
import { gapped } from './gapped';

describe('what a chart draws', () => {
  it('is a gap where nothing was measured, not the lowest value of its axis', () => {
    expect(gapped(Float64Array.of(40, Number.NaN, Number.NaN, 50))).toEqual([40, null, null, 50]);
  });

  it('is all of it where there is no gap', () => {
    const whole = Float64Array.of(1, 2);
    expect(gapped(whole)).toBe(whole);
  });
});
