/**
 * The hours of a day as at most six levels of load, each for its hours of a 730-hour month. One traffic class, or several with the same day: by the grouping
 * with the least squared error. Classes whose days differ: the hours are grouped by the factors of all of them together (Ward's method), so that
 * each level has each class at its own factor, and a night's batch does not meet the noon's shoppers.
 */
import { groupsOfPoints } from './hour-groups';
import { hoursPerMonth } from './price-book';

export interface LoadLevel {
  /** Hours of the day, from 0. */
  readonly hoursOfDay: readonly number[];
  /** Factors on the arrival rates, one of each day given: the means of its hours. */
  readonly factors: readonly number[];
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

/** Hours of one day in groups of like factors, the lowest first. */
function groupsOfDay(day: readonly number[]): readonly (readonly number[])[] {
  const hours = day.map((_, hour) => hour).toSorted((a, b) => (day[a] ?? 0) - (day[b] ?? 0) || a - b);
  const sorted = hours.map((hour) => day[hour] ?? 0);
  const cuts = bestCuts(sorted, Math.min(most, new Set(sorted).size));
  return cuts.slice(1).map((to, at) => hours.slice(cuts[at], to));
}

function meanOver(hours: readonly number[], day: readonly number[]): number {
  return hours.reduce((sum, hour) => sum + (day[hour] ?? 1), 0) / hours.length;
}

/** Levels for the days of all traffic classes, each a list of as many factors; without any, one level for the whole month. */
export function loadLevels(days: readonly (readonly number[])[]): readonly LoadLevel[] {
  const [first] = days;
  if (!first) return [{ hoursOfDay: [], factors: [], hoursPerMonth }];
  const isOneDay = days.every((day) => day.every((factor, hour) => factor === first[hour]));
  const groups = isOneDay
    ? groupsOfDay(first)
    : groupsOfPoints(
        first.map((_, hour) => days.map((day) => day[hour] ?? 1)),
        most,
      );
  return groups
    .filter(({ length }) => length > 0)
    .map((hours) => ({
      hoursOfDay: hours.toSorted((a, b) => a - b),
      factors: days.map((day) => meanOver(hours, day)),
      hoursPerMonth: (hoursPerMonth * hours.length) / first.length,
    }));
}
