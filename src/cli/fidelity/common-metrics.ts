/** Metrics that every system of stations has, from a report. Times in seconds. */
import type { Document } from '#design';
import type { ComponentReport, RunObserver } from '#simulation';
import { runToEnd, type Reading } from './run';
import type { Experiment, Metrics } from './system';
import { Inside, Waits, watchInside, watchRequests, watchVisits } from './watch';

/** Outcome of a system: its report, and the names of the stations that do the work, in the order of the case. */
export interface StationsOutcome {
  readonly reading: Reading;
  readonly stations: readonly string[];
  /** Waits that no report says, where they were asked for; null = each station's report says them. */
  readonly waits?: Waits | null;
  /** Who was inside several stations, where that was asked for. */
  readonly inside?: Inside | null;
}

/** Where waits are found: in the report of the one station, at each visit of several, or in whole requests less their service. */
export type WaitsOf = 'report' | 'visits' | 'requests';

/** Calls all of them. */
function together(observers: readonly RunObserver[]): RunObserver {
  const visits = observers.flatMap(({ visitEnded }) => (visitEnded ? [visitEnded] : []));
  const requests = observers.flatMap(({ requestEnded }) => (requestEnded ? [requestEnded] : []));
  const ends = observers.flatMap(({ requestOver }) => (requestOver ? [requestOver] : []));
  return {
    ...(visits.length > 0 && { visitEnded: (visit) => visits.forEach((tell) => tell(visit)) }),
    ...(requests.length > 0 && { requestEnded: (request) => requests.forEach((tell) => tell(request)) }),
    ...(ends.length > 0 && { requestOver: (request) => ends.forEach((tell) => tell(request)) }),
  };
}

export interface Watching {
  readonly stations: readonly string[];
  readonly waitsOf: WaitsOf;
  /** Hears of requests and visits that end as well. */
  readonly observer?: Pick<RunObserver, 'visitEnded' | 'requestOver'>;
}

/** Runs a document of stations to its end, and watches what is asked for and in no report. */
export function runStations(experiment: Experiment, document: Document, watching: Watching): StationsOutcome {
  const { stations, waitsOf, observer = {} } = watching;
  const isAsked = (...names: readonly string[]) => names.some((name) => experiment.wants(name));
  const waits = waitsOf !== 'report' && isAsked('mean_wait', 'wait_p95', 'sd_wait', 'p_wait') ? new Waits() : null;
  const inside = stations.length > 1 && isAsked('p_empty', 'mean_difference') ? new Inside() : null;
  const ofWaits = (found: Waits) =>
    waitsOf === 'visits' ? watchVisits(found, document, stations) : watchRequests(found, document);
  const observers = [
    observer,
    ...(waits ? [ofWaits(waits)] : []),
    ...(inside ? [watchInside(inside, document, stations)] : []),
  ];
  return { reading: runToEnd(document, experiment.seed, together(observers)), stations, waits, inside };
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

export const watchedIn = ({ reading }: StationsOutcome, inside: Inside) =>
  inside.between(reading.report.warmUpMs, reading.report.atMs);

export const commonMetrics: Metrics<StationsOutcome> = {
  // Of those that ended in the window: requests still inside at its end are long ones, and to miss them would shorten the mean.
  mean_sojourn: ({ reading }) => seconds(reading.whole.completed.meanMs),
  sojourn_p50: ({ reading }) => seconds(reading.whole.responses.p50Ms),
  sojourn_p95: ({ reading }) => seconds(reading.whole.responses.p95Ms),
  sojourn_p99: ({ reading }) => seconds(reading.whole.responses.p99Ms),
  sd_sojourn: ({ reading }) => seconds(reading.whole.completed.sdMs),
  mean_wait: (outcome) =>
    outcome.waits
      ? seconds(outcome.waits.meanMs)
      : sumOf(outcome, ({ waits }) => waits.count * seconds(waits.meanMs ?? 0)) / outcome.reading.whole.success,
  wait_p95: (outcome) => seconds((outcome.waits ?? only(outcome).waits).p95Ms),
  sd_wait: (outcome) => seconds((outcome.waits ?? only(outcome).waits).sdMs),
  utilization: (outcome) => utilizationOf(outcome, outcome.stations),
  throughput: ({ reading }) => reading.whole.throughputPerSecond,
  mean_in_system: (outcome) => sumOf(outcome, ({ inside }) => inside.mean),
  mean_queue: (outcome) => sumOf(outcome, ({ instances }) => instances.reduce((sum, { waiting }) => sum + waiting, 0)),
  p_wait: (outcome) => sumOf(outcome, ({ delayed }) => delayed) / sumOf(outcome, ({ admitted }) => admitted),
  p_empty: (outcome) =>
    outcome.inside ? watchedIn(outcome, outcome.inside).empty : (only(outcome).inside.shares[0] ?? 0),
};
