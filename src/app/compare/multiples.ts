/** The geometry of the small multiples: the same axes for every stage, paths with gaps where nothing was measured. Pure. */
import type { RunSeries } from '#simulation';
import { linearTicks, logTicks } from '../charts/ticks';

export type MultipleName = 'p95Ms' | 'goodput' | 'failed' | 'costPerHourUsd';

export interface Multiple {
  readonly name: MultipleName;
  readonly title: string;
  readonly note: string;
  readonly isLog: boolean;
}

export const multiples: readonly Multiple[] = [
  { name: 'p95Ms', title: 'Latency', note: 'p95 of the last 10 s, ms, log; median of the runs', isLog: true },
  { name: 'goodput', title: 'Throughput', note: 'goodput, requests a second', isLog: false },
  { name: 'failed', title: 'Failures', note: 'failed or late, requests a second', isLog: false },
  { name: 'costPerHourUsd', title: 'Cost', note: 'running, dollars an hour', isLog: false },
];

export interface Axis {
  readonly ticks: readonly number[];
  readonly isLog: boolean;
}

/** Of all stages together, limits included. */
export function axisOf(multiple: Multiple, series: readonly (RunSeries | null)[], limit: number | null): Axis {
  let highest = limit ?? 0;
  for (const each of series)
    for (const value of each?.[multiple.name] ?? []) if (Number.isFinite(value) && value > highest) highest = value;
  const { isLog } = multiple;
  return { isLog, ticks: isLog ? logTicks(highest) : linearTicks(highest, false) };
}

/** Height of a value over the foot of the plot as a share of its height, 0..1. */
export function heightOf({ ticks, isLog }: Axis, value: number): number {
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const share = isLog ? Math.log10(Math.max(value, low) / low) / Math.log10(high / low) : (value - low) / (high - low);
  return Math.max(0, Math.min(1, share));
}

/** A path over a plot of 1 by 1000 units a second and a share of the height; NaN lifts the pen. */
export function pathOf(
  values: readonly number[],
  axis: Axis,
  { width, height }: { width: number; height: number },
  spans: number,
): string {
  let isDown = false;
  return values
    .map((value, at) => {
      const wasDown = isDown;
      isDown = Number.isFinite(value);
      if (!isDown) return '';
      const x = ((at + 1) / spans) * width;
      const y = height * (1 - heightOf(axis, value));
      return `${wasDown ? 'L' : 'M'}${round(x)} ${round(y)}`;
    })
    .join('');
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Spans of a whole run. */
export const spansOf = (durationMs: number, spanSeconds: number): number =>
  Math.max(1, Math.floor(durationMs / 1000 / spanSeconds));
