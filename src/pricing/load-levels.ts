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

/** Where the best grouping of the first `end` factors into `groups` begins its last group, and its error (dynamic programming). */
function bestCuts(sorted: readonly number[], groups: number): readonly number[] {
  const n = sorted.length;
  let errors = Array.from({ length: n + 1 }, (_, end) => (end === 0 ? 0 : errorOf(sorted, 0, end)));
  const starts: number[][] = [Array.from({ length: n + 1 }, () => 0)];
  for (let group = 1; group < groups; group += 1) {
    const next: number[] = [];
    const begins: number[] = [];
    for (let end = 0; end <= n; end += 1) {
      let best = Number.POSITIVE_INFINITY;
      let from = 0;
      for (let start = 0; start < Math.max(1, end); start += 1) {
        const error = (errors[start] ?? 0) + (end > start ? errorOf(sorted, start, end) : 0);
        if (error < best - 1e-12) {
          best = error;
          from = start;
        }
      }
      next.push(end === 0 ? 0 : best);
      begins.push(from);
    }
    errors = next;
    starts.push(begins);
  }
  const cuts = [n];
  for (let group = groups - 1; group >= 0; group -= 1) cuts.unshift(starts[group]?.[cuts[0] ?? 0] ?? 0);
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
