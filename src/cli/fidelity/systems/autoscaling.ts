/** A host that scales: behind a balancer by the requests that come, or behind a queue by its utilization. */
import { buildStep, type AutoscalingPolicy, type BuildClass, type Configuration } from '#design';
import { fields, flagAt, listAt, numberAt, numberOrNull, textAt, UnknownInput, type JsonObject } from '../case';
import { commonMetrics, type StationsOutcome } from '../common-metrics';
import { timeOf, timesOf, toMs } from '../parts';
import { bare, documentOf, roomy, runToEnd, type Design, type Reading } from '../run';
import { system, type Experiment } from '../system';

/** Requests waiting, at the instants at which their number changed. */
type Backlog = readonly { readonly atMs: number; readonly waiting: number }[];

interface Outcome extends StationsOutcome {
  readonly start: number;
  readonly finalMin: number;
  readonly backlog: Backlog;
  readonly parameters: JsonObject;
}

const nothing = { type: 'constant', value: 0 } as const;
const metrics = ['utilization', 'requests-per-instance'] as const;
/** More than any run has. */
const unbounded = 100_000;
/** Longer than any run; and the longest time for which a queue hides a message. */
const neverMs = 1e12;
const longestClaimMs = 43_200_000;

function scalerOf(parameters: JsonObject): JsonObject {
  const names = ['metric', 'target', 'interval', 'startup', 'tolerance', 'minimum', 'maximum', 'scale_in'];
  return fields(parameters['scaler'], names, 'scaler');
}

/** It begins with its fewest: where a case begins with others, the bounds are the case's just after that. */
function policyOf(scaler: JsonObject, start: number): AutoscalingPolicy {
  const min = numberAt(scaler, 'minimum');
  const max = numberOrNull(scaler, 'maximum') ?? unbounded;
  return {
    metric: textAt(scaler, 'metric', metrics),
    target: numberAt(scaler, 'target'),
    min: start,
    max: Math.max(start, max),
    everyMs: toMs(numberAt(scaler, 'interval')),
    tolerance: numberAt(scaler, 'tolerance'),
    maxStep: null,
    cooldownOutMs: 0,
    cooldownInMs: flagAt(scaler, 'scale_in') ? 0 : neverMs,
    drainMs: neverMs,
    schedule: [{ atMs: Number.MIN_VALUE, min, max }],
  };
}

interface Fleet {
  readonly steps: readonly JsonObject[];
  readonly instances: number;
  readonly isScaled: boolean;
}

function hostOf(parameters: JsonObject, { instances, isScaled }: Fleet) {
  const scaler = scalerOf(parameters);
  const values: Configuration = {
    ...roomy,
    instances,
    workers: 1,
    bootMs: { type: 'constant', value: toMs(numberAt(scaler, 'startup')) },
  };
  const hostPolicy = {
    rateLimits: [],
    loadShedding: null,
    adaptiveConcurrency: null,
    autoscaling: isScaled ? policyOf(scaler, instances) : null,
    rollout: null,
  };
  return { kind: 'server', modules: ['work'], values, hostPolicy };
}

/** A class for each step, with equal gaps from its start to that of the next; the first request comes one gap later. */
function classesOf(steps: readonly JsonObject[], entry: string): Readonly<Record<string, BuildClass>> {
  const classes = steps.map((step, at) => {
    const ratePerSecond = numberAt(step, 'rate');
    const firstMs = toMs(numberAt(step, 'start') + 1 / ratePerSecond);
    const next = steps[at + 1];
    const profile = next
      ? [
          { atMs: 0, factor: 1, ramp: false },
          { atMs: toMs(numberAt(next, 'start')), factor: 0, ramp: false },
        ]
      : [];
    const arrivals = { type: 'constant', ratePerSecond, firstMs } as const;
    return [`Users ${at + 1}`, { arrivals, profile, mix: { [entry]: 1 }, patienceMs: null }] as const;
  });
  return Object.fromEntries(classes);
}

/** By the requests that come it stands behind a balancer; by its utilization it takes messages from a queue. */
function designOf({ parameters, span }: Experiment, fleet: Fleet): Design {
  const isBalanced = textAt(scalerOf(parameters), 'metric', metrics) === 'requests-per-instance';
  const classes = classesOf(fleet.steps, isBalanced ? 'work.serve' : 'front.serve');
  const [kind, values] = isBalanced
    ? ['load-balancer', { healthIntervalMs: null, latencyMs: nothing }]
    : ['queue', { sendMs: nothing, retentionMs: null, visibilityTimeoutMs: longestClaimMs, maxReceives: null }];
  const front = { kind: 'server', modules: ['front'], values: roomy };
  return {
    classes,
    scenario: timesOf(span, []),
    modules: {
      work: { operations: { serve: [buildStep.pause(timeOf(parameters['service']))] } },
      ...(!isBalanced && {
        front: { operations: { serve: [buildStep.send({ need: 'queue', protocol: 'queue' })] } },
      }),
    },
    components: {
      Users: { kind: 'users', classes: Object.keys(classes) },
      ...(!isBalanced && { Front: front }),
      Between: { kind: String(kind), values: values as Configuration },
      Host: hostOf(parameters, fleet),
    },
    wires: [
      { wire: isBalanced ? 'Users -> Between' : 'Users -> Front', ...bare },
      ...(isBalanced ? [] : [{ wire: 'front.queue -> Between', ...bare }]),
      { wire: 'Between -> Host', ...bare },
    ],
  };
}

/** The fewest instances that keep to the target, a hundredth aside, under one rate all the time. */
function fewest(experiment: Experiment, step: JsonObject): number {
  const { parameters, seed } = experiment;
  const target = numberAt(scalerOf(parameters), 'target');
  const keeps = (instances: number): boolean => {
    const design = designOf(experiment, { steps: [{ ...step, start: 0 }], instances, isScaled: false });
    const { instances: each } = runToEnd(documentOf(design), seed).component('Host');
    return each.reduce((sum, { workersBusy }) => sum + workersBusy, 0) / each.length <= 1.01 * target;
  };
  let most = 1;
  while (!keeps(most)) most *= 2;
  let least = most / 2;
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2);
    if (keeps(middle)) most = middle;
    else least = middle;
  }
  return most;
}

function stepsOf(parameters: JsonObject): readonly JsonObject[] {
  const { process, steps } = fields(parameters['arrivals'], ['process', 'steps'], 'arrivals');
  if (process !== 'steps' || !Array.isArray(steps)) throw new UnknownInput('arrivals: steps are expected');
  return listAt({ steps }, 'steps').map((step) => fields(step, ['start', 'rate'], 'steps'));
}

function perform(experiment: Experiment): Outcome {
  const { parameters, seed, wants } = experiment;
  const steps = stepsOf(parameters);
  const given = numberOrNull(parameters, 'initial_instances');
  const start = given ?? fewest(experiment, steps[0]!);
  const changes: { readonly atMs: number; readonly by: number }[] = [];
  const document = documentOf(designOf(experiment, { steps, instances: start, isScaled: true }));
  const named = (name: string) => document.stages[0]?.components.find((each) => each.name === name)?.id;
  const host = named('Host');
  // Who sends to a queue takes no time over it.
  const entrance = named('Front') ?? host;
  const reading = runToEnd(document, seed, {
    visitArrived: ({ component, arrivedMs }) => {
      if (component === entrance) changes.push({ atMs: arrivedMs, by: 1 });
    },
    visitEnded: ({ component, beganMs }) => {
      if (component === host) changes.push({ atMs: beganMs, by: -1 });
    },
  });
  return {
    reading,
    stations: ['Host'],
    start,
    finalMin: wants('replicas_final_min') ? fewest(experiment, steps.at(-1)!) : Number.NaN,
    backlog: backlogOf(changes),
    parameters,
  };
}

function backlogOf(changes: readonly { readonly atMs: number; readonly by: number }[]): Backlog {
  let waiting = 0;
  return changes
    .toSorted((a, b) => a.atMs - b.atMs || a.by - b.by)
    .map(({ atMs, by }) => ({ atMs, waiting: (waiting += by) }));
}

const decisionsOf = (reading: Reading) => reading.component('Host').scaling ?? [];

/** Wanted after the first evaluation. */
function desired({ reading, parameters, start }: Outcome): number {
  const firstMs = toMs(numberAt(scalerOf(parameters), 'interval'));
  return decisionsOf(reading).findLast(({ atMs }) => atMs <= firstMs)?.to ?? start;
}

const changeMs = ({ parameters }: Outcome): number => toMs(numberAt(stepsOf(parameters).at(-1)!, 'start'));

/** Wanted after a decision, counted from 0, that raises it once the rate has changed. */
function raised(outcome: Outcome, place: number): number {
  const raising = decisionsOf(outcome.reading).filter(({ atMs, from, to }) => atMs > changeMs(outcome) && to > from);
  return raising[place]?.to ?? Number.NaN;
}

const peakOf = ({ backlog }: Outcome) =>
  backlog.reduce((most, each) => (each.waiting > most.waiting ? each : most), { atMs: 0, waiting: 0 });

/** From the change of rate to the first instant after the peak at which nobody waits, s. */
function clearTime(outcome: Outcome): number {
  const { atMs: peakMs } = peakOf(outcome);
  const clear = outcome.backlog.find(({ atMs, waiting }) => atMs > peakMs && waiting === 0);
  return ((clear?.atMs ?? Number.NaN) - changeMs(outcome)) / 1000;
}

export const autoscaling = system<Outcome>({
  parameters: ['arrivals', 'service', 'initial_instances', 'scaler'],
  perform,
  metrics: {
    ...commonMetrics,
    desired_replicas: desired,
    first_decision_replicas: (outcome) => raised(outcome, 0),
    second_decision_replicas: (outcome) => raised(outcome, 1),
    peak_backlog: (outcome) => peakOf(outcome).waiting,
    backlog_clear_time: clearTime,
    replicas_start: ({ start }) => start,
    replicas_final_min: ({ finalMin }) => finalMin,
  },
});
