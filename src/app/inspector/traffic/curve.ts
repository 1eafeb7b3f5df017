/** Points of a rate over the run, kept in the order of time. */
import type { ProfilePoint } from '#design';

/** With one point changed, or taken away where it is null. */
export function withPoint(
  profile: readonly ProfilePoint[],
  at: number,
  point: ProfilePoint | null,
): readonly ProfilePoint[] {
  const others = profile.filter((_, place) => place !== at);
  return point ? [...others, point].toSorted((a, b) => a.atMs - b.atMs) : others;
}

const minute = 60_000;

/** A point to go on from: a minute after the last, and as high. */
export function afterLast(profile: readonly ProfilePoint[]): ProfilePoint {
  const last = profile.at(-1);
  return last ? { ...last, atMs: last.atMs + minute } : { atMs: minute, factor: 2, ramp: false };
}
