/** A line that turns into another: both are read at equal shares of their length. Pure. */
import type { Point } from '#design';
import { pointAlong } from './geometry';

const samples = 32;

/** The line at a share, 0..1, of the way from one to the other. */
export function morph(from: readonly Point[], to: readonly Point[], share: number): readonly Point[] {
  if (share <= 0) return from;
  if (share >= 1) return to;
  return Array.from({ length: samples + 1 }, (_, at) => {
    const [a, b] = [pointAlong(from, at / samples), pointAlong(to, at / samples)];
    return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
  });
}
