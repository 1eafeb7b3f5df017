import { describe, expect, it } from 'vitest';
import { Tally, TimeAverage } from './statistics';

describe('Tally', () => {
  it('knows mean, variance and extremes of its values', () => {
    const tally = new Tally();
    for (const value of [2, 4, 4, 4, 5, 5, 7, 9]) tally.add(value);
    expect([tally.count, tally.mean, tally.sum, tally.min, tally.max]).toEqual([8, 5, 40, 2, 9]);
    expect(tally.variance).toBeCloseTo(32 / 7, 12);
    expect(tally.deviation).toBeCloseTo(Math.sqrt(32 / 7), 12);
  });

  it('loses no digits to a large common offset', () => {
    const tally = new Tally();
    for (const value of [1, 2, 3]) tally.add(1e9 + value);
    expect(tally.variance).toBe(1);
  });

  it('merges to what all values together give', () => {
    const [one, other, together] = [new Tally(), new Tally(), new Tally()];
    for (let i = 0; i < 100; i++) {
      const value = (i * 37) % 101;
      (i % 3 === 0 ? one : other).add(value);
      together.add(value);
    }
    one.merge(other);
    expect([one.count, one.min, one.max]).toEqual([together.count, together.min, together.max]);
    expect(one.mean).toBeCloseTo(together.mean, 12);
    expect(one.variance).toBeCloseTo(together.variance, 9);
  });

  it('is changed by no empty tally, and an empty one becomes the other', () => {
    const tally = new Tally();
    tally.merge(new Tally());
    expect([tally.count, tally.mean, tally.variance]).toEqual([0, 0, NaN]);
    const other = new Tally();
    other.add(3);
    tally.merge(other);
    expect(tally).toEqual(other);
    tally.reset();
    expect(tally).toEqual(new Tally());
  });
});

describe('TimeAverage', () => {
  it('weighs each level by how long it lasts', () => {
    const average = new TimeAverage(10, 0);
    average.set(12, 4);
    average.change(17, -2);
    // 0 for 2, 4 for 5, 2 for 3.
    expect(average.integral(20)).toBe(26);
    expect(average.mean(20)).toBe(2.6);
    expect(average.variance(20)).toBeCloseTo((5 * 16 + 3 * 4) / 10 - 2.6 * 2.6, 12);
    expect([average.min, average.max, average.level]).toEqual([0, 4, 2]);
  });

  it('begins a new window with the level it has', () => {
    const average = new TimeAverage(0, 100);
    average.set(5, 3);
    average.resetAt(10);
    expect([average.mean(10), average.max, average.min]).toEqual([3, 3, 3]);
    average.set(12, 6);
    expect(average.mean(14)).toBe(4.5);
    expect(average.max).toBe(6);
  });

  it('of no duration is the level itself', () => {
    const average = new TimeAverage(3, 7);
    expect([average.mean(3), average.variance(3)]).toEqual([7, 0]);
  });
});
