/** Attempts that fail and are made again, through layers of hosts each of which retries. */
import { buildStep, constant, type BuildStep, type RetryPolicy, type WirePolicy } from '#design';
import { fields, numberAt, numberOrNull, textAt, type Json } from '../case';
import { commonMetrics, type StationsOutcome } from '../common-metrics';
import { arrivalsOf, numberOrTime, timeOf, timesOf, toMs } from '../parts';
import { bare, componentNamed, documentOf, roomy, runToEnd, type Design } from '../run';
import { system, type Experiment } from '../system';

interface Outcome extends StationsOutcome {
  /** Instants at which attempts reached the dependency, and at which the last request ended, s; of traces only. */
  readonly starts: readonly number[];
  readonly lastEnd: number;
}

export function backoffOf(value: Json | undefined): RetryPolicy['backoff'] {
  const given = fields(value, ['base', 'factor', 'cap', 'jitter'], 'backoff');
  const cap = numberOrNull(given, 'cap');
  return {
    baseMs: numberOrTime(given['base']),
    factor: numberAt(given, 'factor'),
    capMs: cap === null ? null : toMs(cap),
    jitter: textAt(given, 'jitter', ['none', 'full']),
  };
}

/** Longer than any run: an attempt that never answers. */
const foreverMs = 1e12;

function designOf({ parameters, span }: Experiment): Design {
  const arrivals = arrivalsOf(parameters['arrivals'], span);
  const layers = Array.from({ length: numberAt(parameters, 'layers') }, (_, at) => `layer${at + 1}`);
  const timeout = numberOrNull(parameters, 'attempt_timeout');
  const probability = numberAt(parameters, 'failure_probability');
  const policy: Partial<WirePolicy> = {
    timeoutMs: timeout === null ? null : toMs(timeout),
    retry: {
      attempts: numberAt(parameters, 'max_retries') + 1,
      on: ['failed', 'timed-out', 'refused', 'reset'],
      backoff: backoffOf(parameters['backoff']),
      budget: null,
    },
  };
  const hosts = [...layers, 'dependency'];
  const time = parameters['attempt_time'] === null ? constant(foreverMs) : timeOf(parameters['attempt_time']);
  const work: readonly BuildStep[] = [buildStep.pause(time), buildStep.failing(probability)];
  return {
    classes: { Users: { arrivals, mix: { [`${hosts[0]}.serve`]: 1 }, patienceMs: null } },
    scenario: timesOf(span, [arrivals]),
    modules: Object.fromEntries(
      hosts.map((name, at) => {
        const next = hosts[at + 1];
        return [name, { operations: { serve: next === undefined ? work : [buildStep.call(`${next}.serve`)] } }];
      }),
    ),
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      ...Object.fromEntries(
        hosts.map((name) => [`Host of ${name}`, { kind: 'server', modules: [name], values: roomy }]),
      ),
    },
    wires: [
      { wire: `Users -> Host of ${hosts[0]}`, ...bare },
      ...layers.map((name, at) => ({ wire: `${name}.${hosts[at + 1]} -> Host of ${hosts[at + 1]}`, ...bare, policy })),
    ],
  };
}

function perform(experiment: Experiment): Outcome {
  const document = documentOf(designOf(experiment));
  const isTrace = document.workload.trafficClasses[0]?.arrivals.type === 'trace';
  const dependency = componentNamed(document, 'Host of dependency');
  const starts: number[] = [];
  let lastEnd = Number.NaN;
  const reading = runToEnd(document, experiment.seed, {
    ...(isTrace && {
      visitArrived: ({ component, arrivedMs }) => {
        if (component === dependency) starts.push(arrivedMs / 1000);
      },
      requestOver: ({ endedMs }) => {
        lastEnd = endedMs / 1000;
      },
    }),
  });
  return { reading, stations: ['Host of dependency'], starts, lastEnd };
}

export const retries = system<Outcome>({
  parameters: [
    'arrivals',
    'layers',
    'max_retries',
    'failure_probability',
    'attempt_time',
    'attempt_timeout',
    'backoff',
  ],
  perform,
  metrics: {
    ...commonMetrics,
    success_fraction: ({ reading }) => reading.whole.availability ?? Number.NaN,
    attempts_per_request: ({ reading }) => reading.component('Host of dependency').arrivals / reading.whole.offered,
    mean_latency_of_successes: ({ reading }) => (reading.whole.responses.meanMs ?? Number.NaN) / 1000,
    mean_latency_all: ({ reading }) => (reading.whole.all.meanMs ?? Number.NaN) / 1000,
    attempt_starts: ({ starts }) => starts,
    gives_up_at: ({ lastEnd }) => lastEnd,
  },
});
