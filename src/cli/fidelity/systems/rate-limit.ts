/** A gateway that lets so many requests pass, before a station that takes no time; and a client that holds back when it is turned away. */
import { buildStep, constant, type HostPolicy, type RateLimit } from '#design';
import { fields, numberAt, textAt, UnknownInput, type JsonObject } from '../case';
import { commonMetrics, type StationsOutcome } from '../common-metrics';
import { arrivalsOf, instant, timesOf, toMs } from '../parts';
import { bare, documentOf, roomy, runToEnd, type Design } from '../run';
import { system, type Experiment } from '../system';

interface Outcome extends StationsOutcome {
  /** 1 or 0 for each request in order of arrival; of traces only. */
  readonly flags: readonly number[];
}

const secondMs = 1000;

const stations = ['Station'];

function bucketOf(given: JsonObject): RateLimit {
  return {
    algorithm: 'token-bucket',
    limit: numberAt(given, 'refill_rate'),
    windowMs: secondMs,
    burst: numberAt(given, 'burst'),
    per: 'all',
  };
}

function limitOf(parameters: JsonObject): RateLimit {
  const names = ['algorithm', 'refill_rate', 'burst', 'initial_tokens', 'limit', 'window'];
  const given = fields(parameters['limiter'], names, 'limiter');
  const algorithm = textAt(given, 'algorithm', ['token-bucket', 'fixed-window', 'sliding-log']);
  if (algorithm === 'token-bucket') return bucketOf(given);
  return {
    algorithm: algorithm === 'fixed-window' ? 'fixed-window' : 'sliding-window',
    limit: numberAt(given, 'limit'),
    windowMs: toMs(numberAt(given, 'window')),
    burst: 0,
    per: 'all',
  };
}

/** A bucket begins full: what a case's lacks at the start is taken by requests at instant 0, which are not the users'. */
function takenBefore(parameters: JsonObject): number {
  const { initial_tokens: initial, burst } = parameters['limiter'] as JsonObject;
  if (typeof initial !== 'number' || typeof burst !== 'number') return 0;
  if (Number.isInteger(burst - initial) && burst >= initial) return burst - initial;
  throw new UnknownInput('initial_tokens: the burst less a whole number is expected');
}

const before = 'Before';

/** A gateway that adds no time and asks nobody. */
function gateway(limit: RateLimit) {
  const hostPolicy: HostPolicy = {
    rateLimits: [limit],
    loadShedding: null,
    adaptiveConcurrency: null,
    autoscaling: null,
    rollout: null,
  };
  const values = {
    latencyMs: constant(0),
    authentication: 'none',
    integrationTimeoutMs: null,
    payloadKiB: null,
  };
  return { kind: 'api-gateway', values, hostPolicy };
}

function designOf({ parameters, span }: Experiment): Design {
  const arrivals = arrivalsOf(parameters['arrivals'], span);
  const taken = takenBefore(parameters);
  const taking = { type: 'trace', instants: Array.from({ length: taken }, () => instant(0)) } as const;
  const serving = { mix: { 'work.serve': 1 }, patienceMs: null };
  return {
    classes: { ...(taken > 0 && { [before]: { arrivals: taking, ...serving } }), Users: { arrivals, ...serving } },
    scenario: timesOf(span, [arrivals]),
    modules: { work: { operations: { serve: [buildStep.pause(constant(0))] } } },
    components: {
      Users: { kind: 'users', classes: [...(taken > 0 ? [before] : []), 'Users'] },
      Gateway: gateway(limitOf(parameters)),
      Station: { kind: 'server', modules: ['work'], values: roomy },
    },
    wires: [
      { wire: 'Users -> Gateway', ...bare },
      { wire: 'Gateway -> Station', ...bare },
    ],
  };
}

function perform(experiment: Experiment): Outcome {
  const document = documentOf(designOf(experiment));
  const flags: number[] = [];
  const users = document.workload.trafficClasses.find(({ name }) => name === 'Users');
  const isTrace = users?.arrivals.type === 'trace';
  const reading = runToEnd(document, experiment.seed, {
    ...(isTrace && {
      requestOver: ({ trafficClass, ordinal, outcome }) => {
        if (trafficClass === users.id) flags[ordinal] = outcome === 'success' ? 1 : 0;
      },
    }),
  });
  return { reading, stations, flags };
}

function throttledDesign({ parameters, span }: Experiment): Design {
  const arrivals = arrivalsOf(parameters['arrivals'], span);
  const backend = fields(parameters['backend'], ['refill_rate', 'burst'], 'backend');
  const throttle = fields(parameters['throttle'], ['multiplier', 'window'], 'throttle');
  const adaptiveThrottling = {
    multiplier: numberAt(throttle, 'multiplier'),
    windowMs: toMs(numberAt(throttle, 'window')),
  };
  return {
    classes: { Users: { arrivals, mix: { 'client.serve': 1 }, patienceMs: null } },
    scenario: timesOf(span, [arrivals]),
    modules: {
      client: { operations: { serve: [buildStep.call('work.serve')] } },
      work: { operations: { serve: [buildStep.pause(constant(0))] } },
    },
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Client: { kind: 'server', modules: ['client'], values: roomy },
      Gateway: gateway(bucketOf(backend)),
      Station: { kind: 'server', modules: ['work'], values: roomy },
    },
    wires: [
      { wire: 'Users -> Client', ...bare },
      { wire: 'client.work -> Gateway', ...bare, policy: { adaptiveThrottling } },
      { wire: 'Gateway -> Station', ...bare },
    ],
  };
}

const toBackend = ({ reading }: Outcome) => reading.wireTo('Gateway');

export const adaptiveThrottle = system<Outcome>({
  parameters: ['arrivals', 'backend', 'throttle'],
  perform: (experiment) => ({
    reading: runToEnd(documentOf(throttledDesign(experiment)), experiment.seed),
    stations,
    flags: [],
  }),
  metrics: {
    ...commonMetrics,
    local_drop_fraction: (outcome) => toBackend(outcome).dropped / outcome.reading.whole.offered,
    backend_rate: (outcome) => toBackend(outcome).attempts / outcome.reading.seconds,
    backend_reject_fraction: (outcome) => toBackend(outcome).failed / toBackend(outcome).attempts,
  },
});

export const rateLimit = system<Outcome>({
  parameters: ['arrivals', 'limiter'],
  perform,
  metrics: {
    ...commonMetrics,
    drop_fraction: ({ reading }) => 1 - (reading.ofClass('Users').availability ?? Number.NaN),
    accepted_rate: ({ reading }) => reading.ofClass('Users').throughputPerSecond,
    accepted_flags: ({ flags }) => flags,
  },
});
