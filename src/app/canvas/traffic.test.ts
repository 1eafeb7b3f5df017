import { describe, expect, it } from 'vitest';
import { advance, gapMs, halfWidthOf, laneOf, markNear, mostMarks, paceOf } from './traffic';

const points = [
  { x: 0, y: 0 },
  { x: 700, y: 0 },
];
const lane = (
  protocol: 'request' | 'cache' | 'queue' = 'request',
  label: Parameters<typeof laneOf>[2]['label'] = null,
) => laneOf({ id: 'w', wire: 'w' }, protocol, { points, label });
const figures = { rate: 100, errorRate: 0, hitShare: Number.NaN, latencyMs: Number.NaN, bytesPerSecond: 1000 };

describe('the delay between marks', () => {
  it('is inverse to the rate, 40 ms on the busiest wire and 5 s at most', () => {
    expect(gapMs(500, 500)).toBe(40);
    expect(gapMs(50, 500)).toBe(400);
    expect(gapMs(0.01, 500)).toBe(5000);
  });
});

describe('pace and width', () => {
  it('are slower on the wire that takes more of the time', () => {
    expect(paceOf(0, 100)).toBe(0.35);
    expect(paceOf(100, 100)).toBeCloseTo(0.2, 9);
    expect(paceOf(75, 100)).toBeLessThan(paceOf(25, 100));
    const slow = { ...figures, latencyMs: 90 };
    const quick = { ...figures, latencyMs: 10 };
    const [a, b] = [lane(), lane()];
    const before = advance([a, b], [slow, quick], 0);
    const after = advance([a, b], [slow, quick], 10);
    const first = (marks: typeof before, from: number) => marks[from]?.at.x ?? 0;
    const second = before.findIndex(({ at }, row) => row > 0 && at.x < (before[row - 1]?.at.x ?? 0));
    expect(first(after, 0) - first(before, 0)).toBeLessThan(first(after, second) - first(before, second));
  });

  it('are wider on the wire that carries more bytes', () => {
    expect(halfWidthOf(1000, 1000)).toBeCloseTo(3.2, 9);
    expect(halfWidthOf(1, 1_000_000)).toBe(1.8);
    expect(halfWidthOf(100, 1000)).toBeLessThan(halfWidthOf(500, 1000));
    expect(halfWidthOf(0, 1000)).toBe(1.8);
  });
});

describe('marks', () => {
  it('stand 14 apart on the busiest wire and wider on the others', () => {
    const xs = advance([lane()], [figures], 0).map(({ at }) => at.x);
    expect(Math.abs((xs[1] ?? 0) - (xs[0] ?? 0))).toBeCloseTo(14, 6);
    const marks = advance([lane(), lane()], [figures, { ...figures, rate: 10 }], 0);
    expect(marks.length).toBe(50 + 5);
  });

  it('travel with the time and not without it', () => {
    const one = lane();
    const [before] = advance([one], [figures], 0);
    expect(advance([one], [figures], 0)[0]).toEqual(before);
    expect(advance([one], [figures], 10)[0]?.at.x).toBeCloseTo((before?.at.x ?? 0) + 3.5, 6);
  });

  it('are diamonds in the share of errors, whatever the protocol', () => {
    const shapes = (errorRate: number) =>
      advance([lane('queue')], [{ ...figures, errorRate }], 0).filter(({ shape }) => shape === 'diamond').length;
    expect(shapes(0)).toBe(0);
    expect(shapes(100)).toBe(50);
    expect(shapes(50)).toBeGreaterThan(10);
    expect(shapes(50)).toBeLessThan(40);
  });

  it('are squares where a cache answered itself and for messages', () => {
    const shapes = (protocol: 'cache' | 'queue', hitShare: number) =>
      new Set(advance([lane(protocol)], [{ ...figures, hitShare }], 0).map(({ shape }) => shape));
    expect(shapes('cache', 1)).toEqual(new Set(['square']));
    expect(shapes('cache', 0)).toEqual(new Set(['dot']));
    expect(shapes('queue', Number.NaN)).toEqual(new Set(['square']));
  });

  it('leave the figures of the wire free', () => {
    const label = { x: 300, y: -14, width: 44, height: 28 };
    const marks = advance([lane('request', label)], [figures], 0);
    expect(marks.filter(({ at }) => at.x > 300 && at.x < 344)).toEqual([]);
    expect(marks.length).toBeGreaterThan(40);
  });

  it('are 600 at most, and none where nothing flows', () => {
    expect(
      advance(
        Array.from({ length: 20 }, () => lane()),
        Array.from({ length: 20 }, () => figures),
        0,
      ),
    ).toHaveLength(mostMarks);
    expect(advance([lane()], [{ ...figures, rate: 0 }], 0)).toEqual([]);
    expect(advance([lane()], [{ ...figures, rate: Number.NaN }], 0)).toEqual([]);
  });
});

describe('a press on the sheet', () => {
  it('is on the nearest mark within reach, and on none beyond it', () => {
    const at = (x: number) => ({ lane: `at ${x}`, at: { x, y: 0 }, shape: 'dot', isMessage: false, half: 2 }) as const;
    const marks = [at(0), at(10), at(40)];
    expect(markNear(marks, { x: 8, y: 3 }, 9)?.lane).toBe('at 10');
    expect(markNear(marks, { x: 25, y: 0 }, 9)).toBeNull();
  });
});
