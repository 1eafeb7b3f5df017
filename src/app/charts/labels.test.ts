import { describe, expect, it } from 'vitest';
import { breachesOf, labelHeight, placeLabels, sideOf } from './labels';

const names = (labels: readonly { readonly name: string }[]) => labels.map(({ name }) => name);

describe('placeLabels', () => {
  it('keeps labels apart and within the plot', () => {
    const placed = placeLabels([{ y: 50 }, { y: 52 }, { y: 99 }, { y: 100 }, { y: -3 }], 5, 95);
    const ys = placed.map(({ y }) => y);
    for (let at = 1; at < ys.length; at += 1)
      expect((ys[at] ?? 0) - (ys[at - 1] ?? 0)).toBeGreaterThanOrEqual(labelHeight);
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...ys)).toBe(95);
  });

  it('leaves a label that has room where its line ends', () => {
    expect(placeLabels([{ y: 20 }, { y: 60 }], 5, 95)).toEqual([{ y: 20 }, { y: 60 }]);
  });

  it('stacks the labels of equal values with the heaviest line on top', () => {
    const labels = ['p50', 'p95', 'p99'].map((name) => ({ name, y: 90 }));
    expect(names(placeLabels(labels, 5, 95))).toEqual(['p99', 'p95', 'p50']);
  });

  it('keeps the last labels where not all of them fit', () => {
    const labels = ['a', 'b', 'c'].map((name, at) => ({ name, y: 10 * at }));
    const placed = placeLabels(labels, 0, 13);
    expect(names(placed)).toEqual(['b', 'c']);
  });
});

describe('sideOf', () => {
  it('goes left only where the right has too little room and the left has more', () => {
    expect(sideOf(20, 0, 100, 40)).toBe('right');
    expect(sideOf(80, 0, 100, 40)).toBe('left');
    expect(sideOf(40, 0, 100, 70)).toBe('right');
  });
});

describe('breachesOf', () => {
  it('gives every stretch past the limit, and a gap ends one', () => {
    const values = [1, 9, 9, Number.NaN, 9, 1];
    expect(breachesOf([1, 2, 3, 4, 5, 6], values, (value) => value > 5)).toEqual([
      [1, 3],
      [4, 5],
    ]);
  });

  it('is empty while everything is within it', () => {
    expect(breachesOf([1, 2], [1, 2], (value) => value > 5)).toEqual([]);
  });
});
