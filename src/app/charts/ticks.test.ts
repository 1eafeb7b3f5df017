import { describe, expect, it } from 'vitest';
import { linearTicks, logTicks, niceTop, tickText, timeTicks } from './ticks';

describe('niceTop', () => {
  it('is at or above the highest value and wastes at most half of the plot', () => {
    for (const highest of [0.003, 0.7, 1, 5.2, 41, 86, 120, 460, 999, 12_345]) {
      const top = niceTop(highest, false);
      expect(top, String(highest)).toBeGreaterThanOrEqual(highest);
      expect(top, String(highest)).toBeLessThanOrEqual(highest * 2);
    }
  });

  it('leaves room when there is nothing', () => {
    expect(niceTop(0, false)).toBe(1);
    expect(niceTop(Number.NaN, true)).toBe(2);
    expect(niceTop(Number.POSITIVE_INFINITY, true)).toBe(2);
  });
});

describe('linearTicks', () => {
  it('has whole ticks for whole things, and no tick with more than three digits', () => {
    for (const highest of [0.2, 1, 2, 3, 5, 7, 9.1, 11, 15, 25, 41, 99, 101, 460])
      for (const tick of linearTicks(highest, true)) expect(Number.isInteger(tick), `${tick} of ${highest}`).toBe(true);
    for (const highest of [0.11, 0.29, 0.7, 86])
      for (const tick of linearTicks(highest, false)) expect(tick).toBe(Number(tick.toPrecision(3)));
  });

  it('reads as the picture does', () => {
    expect(linearTicks(460, true)).toEqual([0, 250, 500]);
    expect(linearTicks(86, false)).toEqual([0, 50, 100]);
    expect(linearTicks(4.1, true)).toEqual([0, 3, 6]);
  });
});

describe('logTicks', () => {
  it('goes to 1,000 at least and to the power above the highest', () => {
    expect(logTicks(12)).toEqual([1, 10, 100, 1000]);
    expect(logTicks(1001).at(-1)).toBe(10_000);
  });
});

describe('tickText', () => {
  it('shortens thousands and keeps small values', () => {
    expect([0, 0.05, 250, 1000, 2500, 1.5e6].map(tickText)).toEqual(['0', '0.05', '250', '1k', '2.5k', '1.5M']);
  });
});

describe('timeTicks', () => {
  it('has as many as have room beside each other', () => {
    expect(timeTicks(600, 480)).toHaveLength(9);
    expect(timeTicks(600, 200)).toEqual([0, 150, 300, 450, 600]);
    expect(timeTicks(600, 120)).toEqual([0, 300, 600]);
    expect(timeTicks(600, 60)).toEqual([0, 600]);
  });
});
