/** What a random design sends on, with a broker and its consumers: they fail, are slow, and get batches. */
import { buildStep, constant, defaultDelivery, exponential, type BuildStage, type DeliveryPolicy } from '#design';
import type { Choice } from './random-design';
import { randomTelemetry } from './random-telemetry';

type Steps = readonly ReturnType<typeof buildStep.compute>[];

export interface RandomMessages {
  /** Hands over a message, to whoever has the need. */
  readonly send: Steps;
  readonly modules: BuildStage['modules'];
  readonly components: BuildStage['components'];
  readonly wires: BuildStage['wires'];
}

const brokers = ['queue', 'topic', 'stream', 'event-bus'] as const;

export function randomMessages(choice: Choice): RandomMessages {
  const kind = choice.of(brokers);
  const names = choice.chance(40) ? ['One', 'Two'] : ['One'];
  const isScheduled = choice.chance(30);
  const telemetry = choice.chance(40) ? randomTelemetry(choice) : null;
  return {
    send: [
      buildStep.send(
        { need: 'jobs', protocol: kind === 'event-bus' ? 'event' : kind },
        { onFailure: choice.of([{ type: 'fail' }, { type: 'ignore' }] as const) },
      ),
      ...(telemetry?.steps ?? []),
    ],
    modules: { worker: { operations: { work: workOf(choice) } } },
    components: {
      Jobs: { kind, values: brokerOf(choice, kind) },
      ...(isScheduled && { Clock: { kind: 'schedule', values: scheduleOf(choice) } }),
      ...Object.fromEntries(names.map((name) => [name, consumer(choice)])),
      ...telemetry?.components,
    },
    wires: [
      { wire: 'web.jobs -> Jobs', latencyMs: choice.of([0, 3]) },
      ...names.map((name) => ({ wire: `Jobs -> ${name}`, delivery: deliveryOf(choice) })),
      ...(telemetry?.wires ?? []),
      ...(isScheduled ? [{ wire: `Clock -> ${names[0]}`, latencyMs: choice.of([0, 3]) }] : []),
    ],
  };
}

const scheduleOf = (choice: Choice) => ({
  everyMs: choice.of([100, 500]),
  firstMs: choice.of([0, 130]),
  jitterMs: choice.of([0, 200]),
  events: choice.of([1, 5]),
  overlap: choice.of(['start', 'skip', 'wait']),
  missed: choice.of(['drop', 'one', 'all']),
  deliveryTimeoutMs: choice.of([40, 5000]),
  retryMs: choice.of([50, 300]),
  maxReceives: choice.of([1, 3]),
});

const workOf = (choice: Choice): Steps => [
  buildStep.compute(exponential(5)),
  ...(choice.chance(50) ? [buildStep.pause(exponential(30))] : []),
  ...(choice.chance(50) ? [buildStep.failing(0.3)] : [buildStep.failingFirst(1)]),
];

const consumer = (choice: Choice) => ({
  kind: 'server',
  modules: ['worker'],
  values: { instances: choice.of([1, 3]), workers: choice.of([1, 4]), restartDelayMs: 500, bootMs: constant(200) },
});

const deliveryOf = (choice: Choice): DeliveryPolicy => ({
  ...defaultDelivery,
  batchSize: choice.of([1, 5]),
  batchWaitMs: choice.of([0, 50]),
  partialResults: choice.chance(50),
  returnsFailed: choice.chance(30),
  maxInFlight: choice.of([null, 2]),
});

function brokerOf(choice: Choice, kind: (typeof brokers)[number]) {
  const values = { sendMs: exponential(4), maxReceives: choice.of([1, 3]) };
  const own = {
    queue: {
      visibilityTimeoutMs: choice.of([40, 300]),
      keyOrder: choice.of(['any', 'exclusive', 'ordered'] as const),
      initialMessages: choice.of([0, 20]),
    },
    topic: { visibilityTimeoutMs: choice.of([40, 300]) },
    stream: { partitions: choice.of([1, 3]), retryPauseMs: choice.of([10, 200]) },
    'event-bus': {
      deliveryMs: choice.of([0, 30]),
      deliveryTimeoutMs: choice.of([40, 5000]),
      retryMs: choice.of([50, 300]),
    },
  };
  return { ...values, ...own[kind] };
}
