/** One station, alone: queues, losses, shared processors, patience, timeouts, users who come back. */
import { buildStep, type WirePolicy } from '#design';
import { fieldsOrNull, numberOrNull, textAt, type Json, type JsonObject } from '../case';
import { busyOf, commonMetrics, type StationsOutcome } from '../common-metrics';
import { arrivalsOf, numberOrTime, timeOf, timesOf, toMs } from '../parts';
import { bare, documentOf, roomy, runToEnd, type Design } from '../run';
import { system, type Experiment } from '../system';

interface Outcome extends StationsOutcome {
  /** Mean of sojourn over demand of the requests near the probe's size, times that size, s. */
  readonly ofProbe: number;
  /** Sojourns of served requests in order of arrival, and the instant of the last departure, s; of traces only. */
  readonly sojourns: readonly number[];
  readonly lastDeparture: number;
}

type Discipline = 'fifo' | 'ps';

/** Configuration of the station's host, and the step of its one operation. */
export function stationParts(parameters: JsonObject, discipline: Discipline, service: Json | undefined) {
  const servers = numberOrNull(parameters, 'servers');
  const backlog = numberOrNull(parameters, 'waiting_places');
  const time = timeOf(service);
  return discipline === 'ps'
    ? { values: { ...roomy, vcpus: servers }, step: buildStep.compute(time) }
    : { values: { ...roomy, workers: servers, backlog }, step: buildStep.pause(time) };
}

function userRetries(value: Json | undefined) {
  const given = fieldsOrNull(value, ['pause', 'limit'], 'retry_when_refused');
  if (!given) return null;
  const limit = numberOrNull(given, 'limit');
  return {
    attempts: limit === null ? null : limit + 1,
    on: ['refused'] as const,
    backoff: { baseMs: numberOrTime(given['pause']), factor: 1, capMs: null, jitter: 'none' as const },
    budget: null,
  };
}

function designOf({ parameters, span }: Experiment): Design {
  const arrivals = arrivalsOf(parameters['arrivals']);
  const discipline = textAt(parameters, 'discipline', ['fifo', 'ps']);
  const { values, step } = stationParts(parameters, discipline, parameters['service']);
  const patience = parameters['patience'] === null ? null : numberOrTime(parameters['patience']);
  const timeout = numberOrNull(parameters, 'timeout');
  const policy: Partial<WirePolicy> = timeout === null ? {} : { timeoutMs: toMs(timeout) };
  const servers = numberOrNull(parameters, 'servers');
  const pool = patience === null ? null : { connections: servers ?? 1_000_000, waitLimitMs: patience };
  const modules = { work: { operations: { serve: [step] } } };
  return {
    classes: {
      Users: {
        arrivals,
        mix: { [pool ? 'front.serve' : 'work.serve']: 1 },
        patienceMs: null,
        userRetries: userRetries(parameters['retry_when_refused']),
      },
    },
    scenario: timesOf(span, [arrivals]),
    modules: pool ? { front: { operations: { serve: [buildStep.call('work.serve')] } }, ...modules } : modules,
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      ...(pool && { Front: { kind: 'server', modules: ['front'], values: roomy } }),
      Station: { kind: 'server', modules: ['work'], values },
    },
    wires: pool
      ? [
          { wire: 'Users -> Front', ...bare, policy },
          { wire: 'front -> Station', ...bare, policy: { pool } },
        ]
      : [{ wire: 'Users -> Station', ...bare, policy }],
  };
}

/** Width of the band of demands that counts as the probe's size. */
const probeBand = 0.05;

function perform(experiment: Experiment): Outcome {
  const document = documentOf(designOf(experiment));
  const probe = numberOrNull(experiment.parameters, 'probe_size');
  const isTrace = document.workload.trafficClasses[0]?.arrivals.type === 'trace';
  const stretch = { sum: 0, count: 0 };
  const served: { readonly ordinal: number; readonly sojourn: number; readonly left: number }[] = [];
  const reading = runToEnd(document, experiment.seed, {
    ...(probe !== null && {
      visitEnded: ({ workMs, arrivedMs, endedMs }) => {
        if (arrivedMs < document.scenario.warmUpMs || Math.abs(workMs / toMs(probe) - 1) > probeBand) return;
        stretch.sum += (endedMs - arrivedMs) / workMs;
        stretch.count++;
      },
    }),
    ...(isTrace && {
      requestEnded: ({ ordinal, outcome, arrivedMs, endedMs }) => {
        if (outcome !== 'success') return;
        served.push({ ordinal, sojourn: (endedMs - arrivedMs) / 1000, left: endedMs / 1000 });
      },
    }),
  });
  return {
    reading,
    stations: ['Station'],
    ofProbe: (stretch.sum / stretch.count) * (probe ?? Number.NaN),
    sojourns: served.toSorted((a, b) => a.ordinal - b.ordinal).map(({ sojourn }) => sojourn),
    lastDeparture: Math.max(...served.map(({ left }) => left)),
  };
}

const station = ({ reading }: Outcome) => reading.component('Station');
/** The wire of the pool at which users wait. */
const pool = ({ reading }: Outcome) => {
  const { pool: measured } = reading.wireTo('Station');
  if (!measured) throw new Error('nobody waits with a limit here');
  return measured;
};

export const stationSystem = system<Outcome>({
  parameters: [
    'arrivals',
    'service',
    'servers',
    'waiting_places',
    'discipline',
    'patience',
    'timeout',
    'retry_when_refused',
    'probe_size',
  ],
  perform,
  metrics: {
    ...commonMetrics,
    p_block: (outcome) => station(outcome).refused / station(outcome).arrivals,
    drops: (outcome) => station(outcome).refused,
    mean_busy: (outcome) => busyOf(station(outcome)),
    mean_rate: ({ reading }) => reading.whole.offered / reading.seconds,
    var_in_system: (outcome) => station(outcome).inside.variance,
    in_system_p99: (outcome) => station(outcome).inside.p99,
    mean_sojourn_of_probe_size: ({ ofProbe }) => ofProbe,
    success_fraction: ({ reading }) => reading.whole.availability ?? Number.NaN,
    goodput: ({ reading }) => reading.whole.goodputPerSecond,
    mean_latency_of_successes: ({ reading }) => (reading.whole.responses.meanMs ?? Number.NaN) / 1000,
    p_timeout: (outcome) => share(pool(outcome).givenUp, pool(outcome).waits.count),
    p_abandon: (outcome) => share(pool(outcome).givenUp, pool(outcome).waits.count),
    mean_wait_served: (outcome) => (pool(outcome).waits.meanMs ?? Number.NaN) / 1000,
    mean_orbit: ({ reading }) => reading.whole.inside - reading.component('Station').inside.mean,
    mean_latency: ({ reading }) => (reading.whole.responses.meanMs ?? Number.NaN) / 1000,
    attempts_per_request: ({ reading }) => reading.wireTo('Station').attempts / reading.whole.offered,
    first_try_success: ({ reading }) => reading.whole.firstAttempts / reading.whole.offered,
    sojourns: ({ sojourns }) => sojourns,
    last_departure: ({ lastDeparture }) => lastDeparture,
  },
});

const share = (part: number, rest: number): number => part / (part + rest);
