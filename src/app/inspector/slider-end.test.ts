import { describe, expect, it } from 'vitest';
import { sliderEnd } from './slider-end';

describe('sliderEnd', () => {
  it('holds the value, is eight at least, and is never past what is allowed', () => {
    expect([0, 8, 9, 100].map((value) => sliderEnd(value, 1000))).toEqual([8, 8, 16, 128]);
    expect(sliderEnd(5, 6)).toBe(6);
  });
});
