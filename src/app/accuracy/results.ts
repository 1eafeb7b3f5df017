/** What the reference cases came to, as the page shows it: rows with their distance from what was expected, in units of what was allowed. */
import data from './results.json';

export interface ResultRow {
  readonly metric: string;
  readonly unit: string;
  readonly basis: string;
  /** Values of parameters for which it is expected; null = always. */
  readonly when: Readonly<Record<string, string | number | boolean | null>> | null;
  readonly status: 'pass' | 'fail' | 'not-applicable' | 'skipped';
  readonly expected: number | readonly number[];
  /** Mean over the replications; null = not measured. */
  readonly measured: number | readonly (number | null)[] | null;
  /** Why it failed; empty = it did not. */
  readonly reason: string;
  /** Standard error of it. */
  readonly error: number;
  /** Largest distance that passes. 0 = must be equal. */
  readonly allowed: number;
}

export interface ResultCase {
  readonly id: string;
  readonly title: string;
  readonly family: string;
  readonly system: string;
  /** Keys of the sources. */
  readonly sources: readonly string[];
  /** What it needs and is not built; a case with any was skipped. */
  readonly missing: readonly string[];
  readonly rows: readonly ResultRow[];
}

export interface Results {
  /** When, of which commit, at which share of the full length, and with how many seeds (null = each case's own number). */
  readonly made: {
    readonly date: string;
    readonly commit: string | null;
    readonly length: number;
    readonly seeds: number | null;
  };
  readonly sources: Readonly<Record<string, string>>;
  readonly cases: readonly ResultCase[];
}

export const results = data as unknown as Results;

/** Distance from the expected value in units of the allowed one: within -1..1 passes. Of a list, the furthest; of a bound, how far beyond it. Null = not measured. */
export function deviationOf({ measured, expected, allowed, basis }: ResultRow): number | null {
  if (measured === null) return null;
  if (typeof measured === 'number') {
    const far = measured - (expected as number);
    return basis === 'bound' && far <= 0 ? 0 : inUnits(far, allowed);
  }
  const wanted = expected as readonly number[];
  if (measured.length !== wanted.length) return Number.POSITIVE_INFINITY;
  const all = measured.map((each, at) => inUnits((each ?? Number.POSITIVE_INFINITY) - (wanted[at] ?? 0), allowed));
  return all.reduce((furthest, each) => (Math.abs(each) > Math.abs(furthest) ? each : furthest), 0);
}

const inUnits = (distance: number, allowed: number): number => (distance === 0 ? 0 : distance / allowed);

export interface Family {
  readonly name: string;
  readonly cases: readonly ResultCase[];
}

/** Cases by family, in the order of the file. */
export function familiesOf(cases: readonly ResultCase[]): readonly Family[] {
  const names = [...new Set(cases.map(({ family }) => family))];
  return names.map((name) => ({ name, cases: cases.filter(({ family }) => family === name) }));
}

/** Cases whose words, metrics or sources hold every word of the search. */
export function findCases({ cases, sources }: Results, search: string): readonly ResultCase[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return cases.filter((each) => {
    const rows = each.rows.map(({ metric, basis, status }) => `${metric} ${basis} ${status}`);
    const from = each.sources.map((key) => sources[key] ?? key);
    const text = [each.id, each.title, each.family, each.system, ...rows, ...from].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly notApplicable: number;
  /** Cases, not values. */
  readonly skipped: number;
}

export function countsOf(cases: readonly ResultCase[]): Counts {
  const rows = cases.flatMap((each) => each.rows);
  const count = (status: ResultRow['status']) => rows.filter((row) => row.status === status).length;
  return {
    passed: count('pass'),
    failed: count('fail'),
    notApplicable: count('not-applicable'),
    skipped: cases.filter(({ missing }) => missing.length > 0).length,
  };
}

/** A number as it is printed: five digits that count. */
export function figureText(value: ResultRow['expected'] | ResultRow['measured']): string {
  if (value === null) return '–';
  if (typeof value === 'number')
    return Number(value.toPrecision(5)).toLocaleString('en-US', { maximumSignificantDigits: 5 });
  const shown = value.slice(0, 4).map((each) => figureText(each));
  return value.length > shown.length ? `${shown.join(', ')}, … (${value.length})` : shown.join(', ');
}
