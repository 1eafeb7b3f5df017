/** Users -> Front -> a broker -> its consumers, where nothing takes time but what a test says. */
import { declarations } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  defaultDelivery,
  type BuildStep,
  type Configuration,
  type DeliveryPolicy,
  type Protocol,
  type SendStep,
  type WirePolicy,
} from '#design';
import type { MessageSeen } from '../observer';
import { runDesign, type RunOptions } from './run-design';
import { bare, roomy } from './bare';

type Design = Parameters<typeof buildDesign>[0];

export interface MessageDesign {
  readonly kind: 'queue' | 'topic' | 'stream' | 'event-bus';
  /** Poisson arrivals of uniform keys at this rate; absent = the instants and keys below. */
  readonly ratePerSecond?: number;
  /** How many keys there are then. */
  readonly items?: number;
  /** When requests come, ms, and their keys. */
  readonly instants?: readonly number[];
  readonly keys?: readonly number[];
  readonly values?: Configuration;
  /** Kind of the hosts of the consumers; absent = servers. */
  readonly consumerKind?: string;
  /** Of the host of every consumer. */
  readonly consumer?: Configuration;
  readonly steps?: readonly BuildStep[];
  /** What the sender does instead of one send; the need is `broker`. */
  readonly sends?: (protocol: Protocol) => readonly BuildStep[];
  /** Of the wire to the first consumer; `others` are those of more, each with a host of its own. */
  readonly delivery?: Partial<DeliveryPolicy>;
  readonly others?: readonly Partial<DeliveryPolicy>[];
  readonly sending?: Partial<Omit<SendStep, 'id' | 'type' | 'need' | 'operation'>>;
  readonly policy?: Partial<WirePolicy>;
  /** One way from the sender to the broker, ms. */
  readonly sendLatencyMs?: number;
  readonly durationMs?: number;
  readonly timeline?: Design['timeline'];
}

/** Whoever sends, at a rate or at the given instants. */
function users({
  ratePerSecond,
  items = 1000,
  instants = [0],
  keys = [1],
}: MessageDesign): NonNullable<Design['classes']>[string] {
  const common = { mix: { 'front.send': 1 }, patienceMs: null };
  if (ratePerSecond !== undefined) return { ...common, ratePerSecond, keys: { type: 'uniform', items } };
  return {
    ...common,
    arrivals: { type: 'trace', instants: instants.map((atMs) => ({ atMs, operation: null, key: null, bytes: null })) },
    keys: { type: 'sequence', values: keys },
  };
}

const workerName = (_each: unknown, at: number): string => `Worker ${at + 1}`;

/** The hosts of the consumers. */
function workers(
  { consumer, consumerKind = 'server' }: MessageDesign,
  deliveries: readonly unknown[],
): Design['components'] {
  const values = consumerKind === 'server' ? { ...roomy, bootMs: constant(0), ...consumer } : { ...consumer };
  return Object.fromEntries(
    deliveries.map((each, at) => [workerName(each, at), { kind: consumerKind, modules: ['worker'], values }]),
  );
}

export function messageDesign(given: MessageDesign): ReturnType<typeof buildDesign> {
  const { kind, steps = [buildStep.pause(100)], durationMs = 100_000 } = given;
  const deliveries = [given.delivery ?? {}, ...(given.others ?? [])];
  const protocol = kind === 'event-bus' ? 'event' : kind;
  const send = given.sends?.(protocol) ?? [buildStep.send({ need: 'broker', protocol }, given.sending)];
  return buildDesign(
    {
      classes: { Users: users(given) },
      scenario: { durationMs, warmUpMs: 0 },
      timeline: given.timeline ?? {},
      modules: { front: { operations: { send } }, worker: { operations: { work: steps } } },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Front: { kind: 'server', modules: ['front'], values: roomy },
        Broker: { kind, values: { sendMs: constant(0), ...given.values } },
        ...workers(given, deliveries),
      },
      wires: [
        { wire: 'Users -> Front', ...bare },
        { wire: 'front.broker -> Broker', ...bare, latencyMs: given.sendLatencyMs ?? 0, policy: given.policy ?? {} },
        ...deliveries.map((delivery, at) => ({
          wire: `Broker -> ${workerName(delivery, at)}`,
          ...bare,
          delivery: { ...defaultDelivery, ...delivery },
        })),
      ],
    },
    declarations,
  );
}

/** Runs it; the ledgers are held after each event. */
export function runMessages(given: MessageDesign, options: RunOptions = {}) {
  const ends: MessageSeen[] = [];
  const { observer, ...rest } = options;
  const report = runDesign(messageDesign(given), {
    slice: 1,
    ...rest,
    observer: { ...observer, messageEnded: (message) => ends.push(message) },
  });
  const { accepted, sentTwice, subscriptions } = report.components.find(({ messages }) => messages !== null)!.messages!;
  return { report, ends, accepted, sentTwice, subscriptions };
}
