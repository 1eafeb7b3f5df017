/** The 24 factors of a day as at most six levels of load, by the grouping with the least squared error; each stands for its hours of a 730-hour month. */
import { hoursPerMonth } from './price-book';

export interface LoadLevel {
  /** Factor on the arrival rate: the mean of its hours. */
  readonly factor: number;
  readonly hoursPerMonth: number;
}

const most = 6;

/** Squared error of a group of sorted factors. */
function errorOf(sorted: readonly number[], from: number, to: number): number {
  const group = sorted.slice(from, to);
  const mean = group.reduce((sum, each) => sum + each, 0) / group.length;
  return group.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
}

/** Where the last group of the first `end` factors begins best, given the errors of one group less. */
function bestStart(sorted: readonly number[], errors: readonly number[], end: number) {
  const starts = Array.from({ length: Math.max(1, end) }, (_, start) => start);
  const errorFrom = (start: number) => (errors[start] ?? 0) + (end > start ? errorOf(sorted, start, end) : 0);
  return starts.reduce(
    (best, start) => {
      const error = errorFrom(start);
      return error < best.error - 1e-12 ? { start, error } : best;
    },
    { start: 0, error: Number.POSITIVE_INFINITY },
  );
}

/** The places at which the best grouping cuts the sorted factors, both ends included (dynamic programming). */
function bestCuts(sorted: readonly number[], groups: number): readonly number[] {
  const ends = Array.from({ length: sorted.length + 1 }, (_, end) => end);
  let errors = ends.map((end) => (end === 0 ? 0 : errorOf(sorted, 0, end)));
  const starts: (readonly number[])[] = [ends.map(() => 0)];
  for (let group = 1; group < groups; group += 1) {
    const before = errors;
    const best = ends.map((end) => (end === 0 ? { start: 0, error: 0 } : bestStart(sorted, before, end)));
    errors = best.map(({ error }) => error);
    starts.push(best.map(({ start }) => start));
  }
  const cuts = [sorted.length];
  for (const row of starts.toReversed()) cuts.unshift(row[cuts[0] ?? 0] ?? 0);
  return cuts;
}

export function loadLevels(dailyProfile: readonly number[]): readonly LoadLevel[] {
  const sorted = dailyProfile.toSorted((a, b) => a - b);
  const groups = Math.min(most, new Set(sorted).size);
  const cuts = bestCuts(sorted, groups);
  return cuts.slice(1).flatMap((to, at): LoadLevel[] => {
    const group = sorted.slice(cuts[at], to);
    if (group.length === 0) return [];
    return [
      {
        factor: group.reduce((sum, each) => sum + each, 0) / group.length,
        hoursPerMonth: (hoursPerMonth * group.length) / sorted.length,
      },
    ];
  });
}
