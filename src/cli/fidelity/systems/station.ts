/** One station, alone: queues, losses, shared processors, patience, timeouts, users who come back. */
import { buildStep, type WirePolicy } from '#design';
import { fieldsOrNull, numberOrNull, textAt, type Json, type JsonObject } from '../case';
import { busyOf, commonMetrics, runStations, type StationsOutcome } from '../common-metrics';
import { arrivalsOf, numberOrTime, timeOf, timesOf, toMs } from '../parts';
import { bare, documentOf, roomy, type Design } from '../run';
import { system, type Experiment } from '../system';
import type { Waits } from '../watch';

interface Outcome extends StationsOutcome {
  readonly isPatient: boolean;
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

/**
 * Users with patience wait for a connection, at a front host with room for all of them; where the places to wait are few, with room for so many and
 * those in service.
 */
function frontOf(parameters: JsonObject) {
  const servers = numberOrNull(parameters, 'servers');
  const places = numberOrNull(parameters, 'waiting_places');
  const room = places === null || servers === null ? {} : { workers: servers + places, backlog: 0 };
  return { kind: 'server', modules: ['front'], values: { ...roomy, ...room } };
}

function designOf({ parameters, span }: Experiment): Design {
  const arrivals = arrivalsOf(parameters['arrivals'], span);
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
      ...(pool && { Front: frontOf(parameters) }),
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
  const isPatient = experiment.parameters['patience'] !== null;
  const isShared = experiment.parameters['discipline'] === 'ps';
  const outcome = runStations(experiment, document, {
    stations: ['Station'],
    waitsOf: isPatient || isShared ? 'requests' : 'report',
    observer: {
      ...(probe !== null && {
        visitEnded: ({ workMs, arrivedMs, endedMs }) => {
          if (arrivedMs < document.scenario.warmUpMs || Math.abs(workMs / toMs(probe) - 1) > probeBand) return;
          stretch.sum += (endedMs - arrivedMs) / workMs;
          stretch.count++;
        },
      }),
      ...(isTrace && {
        requestOver: ({ ordinal, outcome: end, arrivedMs, endedMs }) => {
          if (end !== 'success') return;
          served.push({ ordinal, sojourn: (endedMs - arrivedMs) / 1000, left: endedMs / 1000 });
        },
      }),
    },
  });
  return {
    ...outcome,
    isPatient,
    ofProbe: (stretch.sum / stretch.count) * (probe ?? Number.NaN),
    sojourns: served.toSorted((a, b) => a.ordinal - b.ordinal).map(({ sojourn }) => sojourn),
    lastDeparture: Math.max(...served.map(({ left }) => left)),
  };
}

const station = ({ reading }: Outcome) => reading.component('Station');

/** Where users arrive and are refused: with patience they wait in front of the station. */
const door = ({ reading, isPatient }: Outcome) => reading.component(isPatient ? 'Front' : 'Station');
/** The pool at which users wait with patience; null = they wait at the station. */
const poolOf = ({ reading }: Outcome) => reading.wireTo('Station').pool;

/** Share of the requests that gave up: at the pool, or by a timeout that nobody at the station hears of. */
function givenUp(outcome: Outcome): number {
  const pool = poolOf(outcome);
  const { failed, offered } = outcome.reading.whole;
  return pool ? pool.givenUp / (pool.givenUp + pool.waits.count) : (failed['timed-out'] ?? 0) / offered;
}

/** Of those that were served or gave up, the share that was not served at once. */
function delayedShare(outcome: Outcome, { count, atOnce }: Waits): number {
  const all = count + (poolOf(outcome)?.givenUp ?? 0);
  return (all - atOnce) / all;
}

const waiting = (outcome: Outcome): number => door(outcome).inside.mean - station(outcome).inside.mean;

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
    mean_in_system: (outcome) => door(outcome).inside.mean,
    mean_queue: (outcome) => (outcome.isPatient ? waiting(outcome) : commonMetrics['mean_queue']!(outcome, 0)),
    p_wait: (outcome) => (outcome.waits ? delayedShare(outcome, outcome.waits) : commonMetrics['p_wait']!(outcome, 0)),
    p_empty: (outcome) => door(outcome).inside.shares[0] ?? 0,
    p_block: (outcome) => door(outcome).refused / door(outcome).arrivals,
    drops: (outcome) => door(outcome).refused,
    mean_busy: (outcome) => busyOf(station(outcome)),
    mean_rate: ({ reading }) => reading.whole.offered / reading.seconds,
    var_in_system: (outcome) => door(outcome).inside.variance,
    in_system_p99: (outcome) => door(outcome).inside.p99,
    mean_sojourn_of_probe_size: ({ ofProbe }) => ofProbe,
    success_fraction: ({ reading }) => reading.whole.availability ?? Number.NaN,
    goodput: ({ reading }) => reading.whole.goodputPerSecond,
    mean_latency_of_successes: ({ reading }) => (reading.whole.responses.meanMs ?? Number.NaN) / 1000,
    p_timeout: givenUp,
    p_abandon: givenUp,
    mean_wait_served: (outcome) => ((poolOf(outcome) ?? station(outcome)).waits.meanMs ?? Number.NaN) / 1000,
    mean_orbit: ({ reading }) => reading.whole.inside - reading.component('Station').inside.mean,
    mean_latency: ({ reading }) => (reading.whole.responses.meanMs ?? Number.NaN) / 1000,
    attempts_per_request: ({ reading }) => reading.wireTo('Station').attempts / reading.whole.offered,
    first_try_success: ({ reading }) => reading.whole.firstAttempts / reading.whole.offered,
    sojourns: ({ sojourns }) => sojourns,
    last_departure: ({ lastDeparture }) => lastDeparture,
  },
});
