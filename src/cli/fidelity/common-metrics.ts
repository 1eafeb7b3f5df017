/** Metrics that every system of stations has, from a report. Times in seconds. */
import type { ComponentReport } from '#simulation';
import type { Reading } from './run';
import type { Metrics } from './system';

/** Outcome of a system: its report, and the names of the stations that do the work, in the order of the case. */
export interface StationsOutcome {
  readonly reading: Reading;
  readonly stations: readonly string[];
}

const seconds = (ms: number | null): number => (ms ?? Number.NaN) / 1000;

const parts = ({ reading, stations }: StationsOutcome): readonly ComponentReport[] =>
  stations.map((name) => reading.component(name));

export const sumOf = (outcome: StationsOutcome, of: (component: ComponentReport) => number): number =>
  parts(outcome).reduce((sum, component) => sum + of(component), 0);

const only = (outcome: StationsOutcome): ComponentReport => {
  const [component, ...more] = parts(outcome);
  if (!component || more.length > 0) throw new Error('the metric is that of one station');
  return component;
};

export const busyOf = ({ instances }: ComponentReport): number =>
  instances.reduce((sum, { workersBusy }) => sum + workersBusy, 0);

export const workersOf = (outcome: StationsOutcome, name: string): number => {
  const { reading } = outcome;
  const component = reading.document.stages[0]?.components.find((each) => each.name === name);
  const { workers, vcpus } = component?.configuration ?? {};
  const each = typeof workers === 'number' ? workers : typeof vcpus === 'number' ? vcpus : Number.POSITIVE_INFINITY;
  return each * reading.component(name).instances.length;
};

/** Busy share of a station: of its vCPUs where computations share them, else of its workers. */
export function utilizationOf(outcome: StationsOutcome, names: readonly string[]): number {
  const used = names.reduce((sum, name) => {
    const component = outcome.reading.component(name);
    const cpu = component.instances.reduce((total, { vcpusBusy }) => total + vcpusBusy, 0);
    return sum + (cpu > 0 ? cpu : busyOf(component));
  }, 0);
  return used / names.reduce((sum, name) => sum + workersOf(outcome, name), 0);
}

export const commonMetrics: Metrics<StationsOutcome> = {
  // Of those that ended in the window: requests still inside at its end are long ones, and to miss them would shorten the mean.
  mean_sojourn: ({ reading }) => seconds(reading.whole.completed.meanMs),
  sojourn_p50: ({ reading }) => seconds(reading.whole.responses.p50Ms),
  sojourn_p95: ({ reading }) => seconds(reading.whole.responses.p95Ms),
  sojourn_p99: ({ reading }) => seconds(reading.whole.responses.p99Ms),
  sd_sojourn: ({ reading }) => seconds(reading.whole.completed.sdMs),
  mean_wait: (outcome) =>
    sumOf(outcome, ({ waits }) => waits.count * seconds(waits.meanMs ?? 0)) / outcome.reading.whole.success,
  wait_p95: (outcome) => seconds(only(outcome).waits.p95Ms),
  sd_wait: (outcome) => seconds(only(outcome).waits.sdMs),
  utilization: (outcome) => utilizationOf(outcome, outcome.stations),
  throughput: ({ reading }) => reading.whole.throughputPerSecond,
  mean_in_system: (outcome) => sumOf(outcome, ({ inside }) => inside.mean),
  mean_queue: (outcome) => sumOf(outcome, ({ instances }) => instances.reduce((sum, { waiting }) => sum + waiting, 0)),
  p_wait: (outcome) => sumOf(outcome, ({ delayed }) => delayed) / sumOf(outcome, ({ admitted }) => admitted),
  p_empty: (outcome) => only(outcome).inside.shares[0] ?? 0,
};
