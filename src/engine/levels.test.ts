import { describe, expect, it } from 'vitest';
import { LevelTimes } from './levels';

describe('the times at each level', () => {
  it('give mean and variance of levels far beyond the last place of the distribution', () => {
    const times = new LevelTimes(0, 0);
    times.change(1, 100_000);
    times.change(3, 100_000);
    const { mean, variance } = times.moments(4);
    expect(mean).toBe(100_000);
    expect(variance / 5e9).toBeCloseTo(1, 9);
    expect(times.shares(4)).toHaveLength(65_536);
  });

  it('take what lies beyond along, and forget it with a new start', () => {
    const times = new LevelTimes(0, 0);
    times.change(0, 70_000);
    times.change(2, -69_999);
    const heir = new LevelTimes(0, 0);
    heir.adopt(times);
    expect(heir.moments(4)).toEqual(times.moments(4));
    expect(heir.moments(4).mean).toBe(35_000.5);
    heir.resetAt(4);
    expect(heir.moments(6)).toEqual({ mean: 1, variance: 0 });
  });
});
