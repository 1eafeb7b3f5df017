/** The course of several runs as one: means of what is counted, and of a quantile the median of the runs, since quantiles cannot be averaged. */
import type { RunSeries } from '#simulation';

export type SeriesName = Exclude<keyof RunSeries, 'spanSeconds'>;

export interface MeanSeries extends RunSeries {
  /** Runs in it, 1 or more. */
  readonly runs: number;
}

export function meanSeries(series: readonly RunSeries[]): MeanSeries | null {
  const [first] = series;
  if (!first) return null;
  const over = (name: SeriesName, merge: (values: readonly number[]) => number): readonly number[] =>
    first[name].map((_, at) => {
      const values = series.flatMap((each) =>
        Number.isNaN(each[name][at] ?? Number.NaN) ? [] : (each[name][at] ?? []),
      );
      return values.length > 0 ? merge(values) : Number.NaN;
    });
  return {
    spanSeconds: first.spanSeconds,
    runs: series.length,
    offered: over('offered', mean),
    goodput: over('goodput', mean),
    failed: over('failed', mean),
    p95Ms: over('p95Ms', median),
    costPerHourUsd: over('costPerHourUsd', mean),
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;

/** Of an even number the lower of the two in the middle: a value that was measured. */
function median(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.floor((ordered.length - 1) / 2)] ?? Number.NaN;
}
