import { describe, expect, it } from 'vitest';
import { breachesOf, fitText, labelHeight, limitText, placeLabels, rightRoom, roomForNames, sideOf } from './labels';

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

/** Six pixels a letter. */
const measure = (text: string) => 6 * text.length;

describe('rightRoom', () => {
  const width = 200;
  const nameWidth = measure('answered');

  it('leaves the names their width right of the playhead wherever it stands', () => {
    for (const share of [0.1, 0.5, 0.8, 0.95, 1]) {
      const room = rightRoom(['answered', 'late'], share, width, measure);
      const free = room + (1 - share) * (width - room);
      expect(free, `at ${share}`).toBeGreaterThanOrEqual(nameWidth);
    }
  });

  it('takes nothing from the plot while the playhead is far from its end', () => {
    expect(rightRoom(['answered'], 0.3, width, measure)).toBe(rightRoom([], 1, width, measure));
  });

  it('is at most what names are cut to, which leaves a small chart its lines', () => {
    const name = 'A database with a very long name';
    expect(rightRoom([name], 1, width, measure)).toBe(Math.ceil(roomForNames(width)));
    expect(roomForNames(width)).toBeLessThan(0.6 * width);
  });
});

describe('fitText', () => {
  it('cuts what is too wide and ends it with an ellipsis', () => {
    expect(fitText('Database', 60, measure)).toBe('Database');
    expect(fitText('Shop database', 40, measure)).toBe('Shop…');
  });
});

describe('limitText', () => {
  it('is short in a small chart', () => {
    const limit = { label: 'p95 browse ≤ 150', shortLabel: 'p95 ≤ 150' };
    expect(limitText(limit, 150, measure)).toBe('p95 ≤ 150');
    expect(limitText({ label: 'p95 ≤ 150', shortLabel: '150' }, 800, measure)).toBe('p95 ≤ 150');
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
