/** When latencies were past their limits: for the timeline, from the recording of the run. */
import type { Requirement } from '#design';
import { latencyLimit } from '../charts/latency-limit';
import { breachesOf } from '../charts/labels';
import type { SeriesName } from '../run/recording';

export interface Breach {
  /** Name of the requirement. */
  readonly name: string;
  /** Seconds of the run. */
  readonly from: number;
  readonly to: number;
}

interface Recorded {
  readonly times: Float64Array;
  readonly length: number;
  read(name: SeriesName): Float64Array | null;
}

/** Stretches apart by less than this are one breach, s: latencies are taken over the last 10 s. */
const together = 10;

export function latencyBreaches(requirements: readonly Requirement[], recording: Recorded): readonly Breach[] {
  const times = recording.times.subarray(0, recording.length);
  return requirements.flatMap((requirement) => {
    const limit = requirement.comparator === 'at-most' ? latencyLimit(requirement) : null;
    const values = limit?.series ? recording.read(limit.series) : null;
    if (!limit || !values) return [];
    const found: Breach[] = [];
    const [first, end] = placesIn(requirement.window, times);
    const part = values.subarray(first, end);
    for (const [from, to] of breachesOf(times.subarray(first, end), part, (value) => value > limit.value)) {
      const last = found.at(-1);
      if (last && from - last.to < together) found[found.length - 1] = { ...last, to };
      else found.push({ name: requirement.name, from, to });
    }
    return found;
  });
}

/** Where the seconds of a part of the run begin and end among all. */
function placesIn(window: Requirement['window'], times: Float64Array): readonly [first: number, end: number] {
  if (window === null) return [0, times.length];
  const first = times.findIndex((seconds) => seconds * 1000 > window.fromMs);
  const end = times.findIndex((seconds) => seconds * 1000 > window.toMs);
  return [first < 0 ? times.length : first, end < 0 ? times.length : end];
}

/** `1 breach, for 73 s`; empty when there is none. */
export function breachWords(breaches: readonly Breach[]): string {
  if (breaches.length === 0) return '';
  const seconds = breaches.reduce((sum, { from, to }) => sum + to - from, 0);
  return `${breaches.length === 1 ? '1 breach' : `${breaches.length} breaches`}, for ${Math.round(seconds)} s`;
}
