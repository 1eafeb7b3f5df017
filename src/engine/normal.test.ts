import { describe, expect, it } from 'vitest';
import { inverseNormal } from './normal';

describe('inverseNormal', () => {
  // Roots of the distribution function found with 300 bits (mpmath 1.3).
  it.each([
    [1e-300, -37.0470962993612],
    [1e-100, -21.273453560965326],
    [1e-20, -9.262340089798407],
    [1e-12, -7.034483825301132],
    [1.3e-11, -6.667611456510741],
    [1e-6, -4.753424308822899],
    [0.001, -3.0902323061678136],
    [0.0749, -1.4402382675279637],
    [0.0751, -1.43882539275254],
    [0.2, -0.8416212335729142],
    [0.4999, -0.00025066283008800747],
    [0.7, 0.5244005127080407],
    [0.925, 1.4395314709384561],
    [0.99, 2.3263478740408408],
    [0.9999999, 5.199337582290661],
  ])('finds the quantile of %d', (probability, expected) => {
    expect(Math.abs(inverseNormal(probability) / expected - 1)).toBeLessThan(1e-15);
  });

  it('is odd about one half, ascends, and ends in the infinities', () => {
    expect(inverseNormal(0.5)).toBe(0);
    expect(inverseNormal(0.25)).toBe(-inverseNormal(0.75));
    let before = -Infinity;
    for (let i = 1; i < 10_000; i++) {
      const value = inverseNormal(i / 10_000);
      expect(value).toBeGreaterThan(before);
      before = value;
    }
    expect([0, 1, -0.1, 1.1, NaN].map(inverseNormal)).toEqual([-Infinity, Infinity, NaN, NaN, NaN]);
  });
});
