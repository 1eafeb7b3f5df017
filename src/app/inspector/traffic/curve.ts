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

/** A point to go on from: a minute after the last, back to the rate itself, or twice it where that is what the last said. */
export function afterLast(profile: readonly ProfilePoint[]): ProfilePoint {
  const last = profile.at(-1);
  return { atMs: (last?.atMs ?? 0) + minute, factor: (last?.factor ?? 1) === 1 ? 2 : 1, ramp: last?.ramp ?? false };
}
