/** Brokers, what is sent to them, and how their wires hand messages over. */
import {
  buildStep,
  constant,
  exponential,
  type Configuration,
  type DeliveryPolicy,
  type ParameterValue,
  type Protocol,
  type SendStep,
} from '#design';
import type { SubscriptionReport } from '../../report-messages';
import { messageDesign, type MessageDesign } from '../message-design';
import { strike, whole } from './designs';
import { failedAs, good, mean, row, type Metric, type Rows, type Values } from './row';

const { failing, failingFirst, pause, send } = buildStep;

type Kind = MessageDesign['kind'];
type Given = Partial<MessageDesign>;

/** Of the subscription at this place. */
const subscription =
  (of: (report: SubscriptionReport) => number | null, place = 0): Metric =>
  (report) => {
    const found = report.components.find(({ messages }) => messages !== null)?.messages?.subscriptions[place];
    return (found && of(found)) ?? Number.NaN;
  };

const subscriptions: Metric = (report) =>
  report.components.find(({ messages }) => messages !== null)?.messages?.subscriptions.length ?? Number.NaN;

const consumed = subscription((each) => each.consumed);
const receives = subscription((each) => each.receives);
const dead = subscription((each) => each.deadLettered);
const batches = subscription((each) => each.batches);
const age = subscription(({ ages }) => ages.meanMs);
const spread = subscription(({ ages }) => ages.sdMs);

const seconds = { ratePerSecond: 20, durationMs: 6000 };
const design = (kind: Kind, given: Given) => messageDesign({ kind, ...seconds, ...given });

/** A parameter of a broker. */
const broker =
  (kind: Kind) =>
  (name: string, values: Values<ParameterValue>, metric: Metric, given: Given = {}) =>
    row(values, (value) => design(kind, { ...given, values: { ...given.values, [name]: value } }), metric);

const crash = { one: strike('crash', whole('Broker'), { atMs: 3000 }) };
const slow: Configuration = { workers: 1 };
/** Three quarters of one worker, and more than one can do. */
const busy = [pause(exponential(37))];
const overloaded = [pause(exponential(60))];
const failsOnce = [failingFirst(1), pause(10)];
const always = [failing(1)];

const common = (kind: 'queue' | 'topic'): Rows => {
  const parameter = broker(kind);
  return {
    [`${kind}.visibilityTimeoutMs`]: parameter('visibilityTimeoutMs', [200, 1000], age, { steps: failsOnce }),
    [`${kind}.maxReceives`]: parameter('maxReceives', [1, 5], dead, {
      steps: always,
      values: { visibilityTimeoutMs: 300 },
    }),
    [`${kind}.capacityMessages`]: parameter('capacityMessages', [5, null], failedAs('refused'), {
      consumer: slow,
      steps: [pause(200)],
    }),
    [`${kind}.retentionMs`]: parameter('retentionMs', [500, null], dead, { consumer: slow, steps: [pause(200)] }),
    [`${kind}.durable`]: parameter(
      'durable',
      [false, true],
      subscription((each) => each.lost),
      {
        consumer: slow,
        steps: [pause(200)],
        timeline: crash,
      },
    ),
    [`${kind}.sendMs`]: parameter('sendMs', [constant(0), constant(50)], mean),
  };
};

const queue = broker('queue');
const stream = broker('stream');
const bus = broker('event-bus');

/** Two sorts of messages in equal shares, one of which is told apart. */
const oneOfTwo = (protocol: Protocol, fields: Partial<SendStep>) => [
  buildStep.choose([
    [1, [send({ need: 'broker', protocol, operation: 'worker.work' }, fields)]],
    [1, [send({ need: 'broker', protocol, operation: 'worker.work' })]],
  ]),
];

export const brokerRows: Rows = {
  ...common('queue'),
  ...common('topic'),
  'queue.order': queue('order', ['arrival', 'priority'], spread, {
    consumer: slow,
    steps: overloaded,
    sends: (kind) => oneOfTwo(kind, { priority: 9 }),
  }),
  'queue.keyOrder': queue('keyOrder', ['any', 'ordered'], age, { items: 1, steps: [pause(20)] }),
  'queue.initialMessages': queue('initialMessages', [0, 100], consumed),
  'stream.partitions': stream('partitions', [1, 8], age, { steps: busy }),
  'stream.partitionMessagesPerSecond': stream('partitionMessagesPerSecond', [5, null], failedAs('throttled'), {
    values: { partitions: 1 },
  }),
  'stream.partitionBytesPerSecond': stream('partitionBytesPerSecond', [5 * 1024, null], failedAs('throttled'), {
    values: { partitions: 1 },
  }),
  'stream.maxReceives': stream('maxReceives', [1, 5], receives, { steps: always, values: { retryPauseMs: 10 } }),
  'stream.retryPauseMs': stream('retryPauseMs', [10, 1000], consumed, { steps: failsOnce }),
  'stream.sessionMs': stream('sessionMs', [100, 5000], consumed, {
    values: { partitions: 1 },
    consumer: { restartDelayMs: 60_000, instances: 2 },
    timeline: {
      one: strike('crash', (names) => ({
        type: 'instance',
        component: names.id('component', 'Worker 1'),
        instance: 0,
      })),
    },
  }),
  'stream.sendMs': stream('sendMs', [constant(0), constant(50)], mean),
  'stream.retentionMs': stream('retentionMs', [500, null], dead, { steps: always, values: { partitions: 1 } }),
  'stream.durable': stream(
    'durable',
    [false, true],
    subscription((each) => each.lost),
    {
      values: { partitions: 1 },
      steps: [pause(200)],
      timeline: crash,
    },
  ),
};

export const busRows: Rows = {
  'event-bus.sendMs': bus('sendMs', [constant(0), constant(50)], mean),
  'event-bus.deliveryMs': bus('deliveryMs', [0, 500], age),
  'event-bus.deliveryTimeoutMs': bus('deliveryTimeoutMs', [50, 5000], receives, { values: { retryMs: 10 } }),
  'event-bus.retryMs': bus('retryMs', [100, 2000], age, { steps: failsOnce }),
  'event-bus.maxReceives': bus('maxReceives', [1, 5], receives, { steps: always, values: { retryMs: 10 } }),
  'event-bus.retentionMs': bus('retentionMs', [500, null], dead, { steps: always }),
  'event-bus.eventsPerSecond': bus('eventsPerSecond', [5, null], failedAs('throttled')),
  'event-bus.payloadKiB': bus('payloadKiB', [1, null], failedAs('failed'), {
    sending: { messageBytes: constant(5000) },
  }),
};

/** A field of the delivery of the first wire. */
function delivery<Field extends keyof DeliveryPolicy>(
  field: Field,
  values: Values<DeliveryPolicy[Field]>,
  metric: Metric,
  { kind = 'queue', ...given }: Given = {},
) {
  return row(values, (value) => design(kind, { ...given, delivery: { ...given.delivery, [field]: value } }), metric);
}

const down = { one: strike('outage', whole('Worker 1'), { atMs: 1000 }) };
const small = { operations: [], attributes: ['small'] };

export const deliveryRows: Rows = {
  'wire.delivery.maxInFlight': delivery('maxInFlight', [1, null], age, { steps: busy }),
  'wire.delivery.batchSize': delivery('batchSize', [1, 10], batches, { consumer: slow, steps: busy }),
  'wire.delivery.batchWaitMs': delivery('batchWaitMs', [0, 400], age, { delivery: { batchSize: 10 } }),
  'wire.delivery.partialResults': delivery('partialResults', [false, true], receives, {
    delivery: { batchSize: 10, batchWaitMs: 300 },
    steps: [failing(0.2)],
    values: { visibilityTimeoutMs: 100, maxReceives: null },
  }),
  'wire.delivery.returnsFailed': delivery('returnsFailed', [false, true], age, {
    steps: failsOnce,
    values: { visibilityTimeoutMs: 1000 },
  }),
  'wire.delivery.stores': delivery('stores', [false, true], consumed, { kind: 'topic', timeline: down }),
  'wire.delivery.maxAttempts': delivery('maxAttempts', [1, null], dead, {
    steps: always,
    values: { visibilityTimeoutMs: 300 },
  }),
  'wire.delivery.maxAgeMs': delivery('maxAgeMs', [500, null], dead, { consumer: slow, steps: [pause(200)] }),
  'wire.delivery.group': delivery('group', ['', 'b'], subscriptions, { kind: 'topic', others: [{ group: 'b' }] }),
  'wire.delivery.filter.attributes': row(
    [['small'], ['small', 'big']],
    (attributes) =>
      design('topic', {
        sends: (kind) => [
          buildStep.choose([
            [1, [send({ need: 'broker', protocol: kind }, { attribute: 'small' })]],
            [1, [send({ need: 'broker', protocol: kind }, { attribute: 'big' })]],
          ]),
        ],
        delivery: { filter: { operations: [], attributes } },
      }),
    consumed,
  ),
};

const sent = <Value>(
  values: Values<Value>,
  fields: (value: Value) => Partial<SendStep>,
  metric: Metric,
  given: Given,
) => row(values, (value) => design(given.kind ?? 'queue', { ...given, sending: fields(value) }), metric);

const full = { values: { capacityMessages: 5 }, consumer: slow, steps: [pause(200)] };

export const sendRows: Rows = {
  'step.send.messageBytes': sent([64, 640_000], (bytes) => ({ messageBytes: constant(bytes) }), consumed, {
    kind: 'stream',
    values: { partitions: 1 },
  }),
  'step.send.key': sent(['request', 'one'] as const, (key) => ({ key }), age, {
    values: { keyOrder: 'exclusive' },
    steps: busy,
  }),
  'step.send.priority': row(
    [0, 9],
    (priority) =>
      design('queue', {
        values: { order: 'priority' },
        consumer: slow,
        steps: overloaded,
        sends: (kind) => oneOfTwo(kind, { priority }),
      }),
    spread,
  ),
  'step.send.deadlineMs': row(
    [null, 100],
    (deadlineMs) =>
      design('queue', {
        values: { order: 'deadline' },
        consumer: slow,
        steps: overloaded,
        sends: (kind) => oneOfTwo(kind, { deadlineMs }),
      }),
    spread,
  ),
  'step.send.attribute': sent(['big', 'small'], (attribute) => ({ attribute }), consumed, {
    kind: 'topic',
    delivery: { filter: small },
  }),
  'step.send.onFailure': sent(
    [{ type: 'fail' } as const, { type: 'ignore' } as const],
    (onFailure) => ({ onFailure }),
    good,
    full,
  ),
  'step.send.onFailure.fallback.steps': row(
    [[], [pause(500)]],
    (steps) =>
      design('queue', {
        ...full,
        sends: (kind) => [
          (context) => ({
            ...send({ need: 'broker', protocol: kind })(context),
            ...({ onFailure: { type: 'fallback', steps: context.steps(steps) } } as object),
          }),
        ],
      }),
    mean,
  ),
  'step.fail.when': row(
    [failing(0.3), failingFirst(1)],
    (step) => design('queue', { steps: [step], values: { visibilityTimeoutMs: 100, maxReceives: null } }),
    receives,
  ),
  'step.fail.when.first-deliveries.deliveries': row(
    [1, 3],
    (deliveries) => design('queue', { steps: [failingFirst(deliveries)], values: { visibilityTimeoutMs: 100 } }),
    receives,
  ),
  'fault.poison-message': row(
    [0, 20],
    (magnitude) =>
      design('queue', {
        values: { maxReceives: 1, visibilityTimeoutMs: 1000 },
        timeline: { one: strike('poison-message', whole('Broker'), { magnitude }) },
      }),
    dead,
  ),
};
