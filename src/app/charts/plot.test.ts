import { describe, expect, it } from 'vitest';
import { spread } from './pen';
import { niceTop } from './plot';

describe('niceTop', () => {
  it('is a round number with round thirds, at or above the highest value', () => {
    for (const highest of [0.003, 0.7, 1, 5.2, 41, 86, 120, 460, 999, 12_345]) {
      const top = niceTop(highest);
      expect(top).toBeGreaterThanOrEqual(highest);
      expect(top).toBeLessThanOrEqual(highest * 2.01);
      expect(Number((top / 3).toPrecision(2))).toBeCloseTo(top / 3, 9);
    }
  });

  it('leaves room when there is nothing', () => {
    expect(niceTop(0)).toBe(1);
    expect(niceTop(Number.NaN)).toBe(1);
  });
});

describe('spread', () => {
  it('keeps labels apart and above the axis', () => {
    const labels = [{ y: 50 }, { y: 52 }, { y: 99 }, { y: 100 }];
    spread(labels, 95);
    const ys = labels.map(({ y }) => y);
    for (let at = 1; at < ys.length; at += 1) expect(ys[at]! - ys[at - 1]!).toBeGreaterThanOrEqual(12);
    expect(ys.at(-1)).toBe(95);
  });
});
