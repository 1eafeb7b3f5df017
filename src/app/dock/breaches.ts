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
    for (const [from, to] of breachesOf(times, values, (value) => value > limit.value)) {
      const last = found.at(-1);
      if (last && from - last.to < together) found[found.length - 1] = { ...last, to };
      else found.push({ name: requirement.name, from, to });
    }
    return found;
  });
}

/** `1 breach, for 73 s`; empty when there is none. */
export function breachWords(breaches: readonly Breach[]): string {
  if (breaches.length === 0) return '';
  const seconds = breaches.reduce((sum, { from, to }) => sum + to - from, 0);
  return `${breaches.length === 1 ? '1 breach' : `${breaches.length} breaches`}, for ${Math.round(seconds)} s`;
}
