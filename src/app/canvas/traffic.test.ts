import { describe, expect, it } from 'vitest';
import { advance, gapMs, laneOf, mostMarks } from './traffic';

const points = [
  { x: 0, y: 0 },
  { x: 700, y: 0 },
];
const lane = (
  protocol: 'request' | 'cache' | 'queue' = 'request',
  label: Parameters<typeof laneOf>[2]['label'] = null,
) => laneOf('w', protocol, { points, label });
const figures = { rate: 100, errorRate: 0, hitShare: Number.NaN };

describe('the delay between marks', () => {
  it('is inverse to the rate, 40 ms on the busiest wire and 5 s at most', () => {
    expect(gapMs(500, 500)).toBe(40);
    expect(gapMs(50, 500)).toBe(400);
    expect(gapMs(0.01, 500)).toBe(5000);
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
