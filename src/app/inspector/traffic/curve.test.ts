import { describe, expect, it } from 'vitest';
import { afterLast, withPoint } from './curve';

const points = [
  { atMs: 60_000, factor: 2, ramp: false },
  { atMs: 120_000, factor: 3, ramp: true },
];

describe('points of a rate', () => {
  it('stay in the order of time when one is moved past another', () => {
    const moved = withPoint(points, 0, { atMs: 180_000, factor: 2, ramp: false });
    expect(moved.map(({ atMs }) => atMs)).toEqual([120_000, 180_000]);
  });

  it('are one fewer when one is taken away', () => {
    expect(withPoint(points, 1, null)).toEqual([points[0]]);
  });

  it('go on a minute after the last, and at another rate', () => {
    expect(afterLast(points)).toEqual({ atMs: 180_000, factor: 1, ramp: true });
    expect(afterLast([])).toEqual({ atMs: 60_000, factor: 2, ramp: false });
  });
});
