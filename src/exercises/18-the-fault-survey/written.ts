/** The first Quirk, a product for people who stream, without what its survey does not need: events and chat go through one broker, a notice ends each scene of lights, and viewers hang on one host. */
import {
  buildAction,
  buildStep,
  constant,
  defaultDelivery,
  type BuildComponent,
  type BuildModule,
  type BuildStage,
  type BuildStep,
  type BuildWire,
  type Configuration,
  type WirePolicy,
} from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { database, free, pooled, provider, second, server, usersOf, wire } = experiments.settings;
const { on, strike, traffic } = buildAction;
const { call, choose, compute, orElse, outside, pause, read, send } = buildStep;

/** What a learner may make of it. */
export interface Repairs {
  /** Of the wires of platforms, chat and viewers. */
  readonly fromOutside?: Partial<WirePolicy>;
  /** Of the wire to the database. */
  readonly toDatabase?: Partial<WirePolicy>;
  /** Whether events and pages do without what the database knows. */
  readonly hasOwnChannels?: boolean;
  /** Whether resets wait for who is down. */
  readonly isStored?: boolean;
  /** Deliveries of a notification; null = without end. */
  readonly maxReceives?: number | null;
  /** Whether the scene ends with a call, without topic and listener. */
  readonly isDirect?: boolean;
  readonly instances?: number;
  /** What the host of the API is set to besides. */
  readonly api?: Configuration;
}

const told: BuildStep = send({ need: 'broker', protocol: 'queue', operation: 'notifier.tell' });

function modules({ hasOwnChannels = false, isDirect = false }: Repairs): Readonly<Record<string, BuildModule>> {
  const channels = read('database', 'channels');
  const known = hasOwnChannels ? orElse(channels, []) : channels;
  const ends = isDirect ? call('lights.reset') : send({ need: 'resets', protocol: 'topic', operation: 'lights.reset' });
  const lit = choose([
    [0.1, [call('scene.last')]],
    [0.9, []],
  ]);
  return {
    api: { operations: { webhook: [compute(2), known, told], page: [compute(3), known] } },
    bot: { operations: { hear: [compute(1), told] } },
    websocket: { operations: { listen: [compute(1)] } },
    notifier: { operations: { tell: [compute(1), outside('discord'), lit] } },
    scene: { operations: { last: [pause(10 * second), ends] } },
    lights: { operations: { reset: [compute(1), outside('cloud')] } },
  };
}

const host = (module: string, at: readonly [number, number], values = {}): BuildComponent => ({
  ...server([module], { vcpus: 1, memoryMiB: 2048, workers: 32, ...values }),
  at,
});

const topic: BuildComponent = { kind: 'topic', at: [780, 520], values: { sendMs: constant(10) } };

const components = ({
  maxReceives = null,
  isDirect = false,
  instances = 1,
  api = {},
}: Repairs): BuildStage['components'] => ({
  Platforms: { ...usersOf('Platforms'), at: [0, 0] },
  Chat: { ...usersOf('Chat'), at: [0, 200] },
  Viewers: { ...usersOf('Viewers'), at: [0, 400] },
  Api: host('api', [220, 0], { instances, ...api }),
  Bot: host('bot', [220, 200], { instances }),
  Websocket: host('websocket', [220, 400], { instances }),
  Database: { ...database(['channels']), at: [600, -80] },
  Broker: { kind: 'queue', at: [600, 130], values: { visibilityTimeoutMs: 10 * second, maxReceives } },
  Notifier: host('notifier', [950, 130]),
  Discord: { ...provider(), at: [1310, 60] },
  Scenes: { kind: 'workflow', at: [600, 340], modules: ['scene'], values: { answers: 'at-start' } },
  ...(!isDirect && { Resets: topic }),
  Lights: host('lights', [950, 340]),
  'Lights cloud': { ...provider(), at: [1310, 340] },
});

const timeoutMs = 5 * second;

function wires({
  fromOutside = {},
  toDatabase = {},
  isStored = false,
  isDirect = false,
}: Repairs): readonly BuildWire[] {
  const entry = (text: string) => free(text, { timeoutMs, ...fromOutside });
  const timed = (text: string) => wire(text, { timeoutMs });
  const notice: readonly BuildWire[] = [
    timed('scene.resets -> Resets'),
    { ...wire('Resets -> Lights'), delivery: { ...defaultDelivery, stores: isStored } },
  ];
  const toStore = pooled('api.database -> Database', 10);
  return [
    entry('Platforms -> Api'),
    entry('Chat -> Bot'),
    entry('Viewers -> Websocket'),
    { ...toStore, policy: { ...toStore.policy, timeoutMs, ...toDatabase } },
    timed('api.broker -> Broker'),
    timed('bot.broker -> Broker'),
    // What fails goes straight back into the queue.
    { ...wire('Broker -> Notifier'), delivery: { ...defaultDelivery, returnsFailed: true } },
    timed('notifier.discord -> Discord'),
    timed('notifier -> scene'),
    ...(isDirect ? [timed('scene.lights -> lights')] : notice),
    timed('lights.cloud -> Lights cloud'),
  ];
}

export const repaired = (repairs: Repairs): BuildStage => ({
  modules: modules(repairs),
  components: components(repairs),
  wires: wires(repairs),
});

const raid = { atMs: 30 * second, durationMs: 10 * second } as const;
const poisonAtMs = 50 * second;
const outage = { atMs: 70 * second, durationMs: 15 * second } as const;

/** Often enough for a survey of half a minute for each fault. */
const rate = 7;

const patient = { patienceMs: 5 * second, userRetries: null } as const;

export const written: WrittenExercise = {
  design: {
    title: 'The fault survey',
    classes: {
      Platforms: { ratePerSecond: 2 * rate, mix: { 'api.webhook': 1, 'api.page': 1 }, ...patient },
      Chat: { ratePerSecond: rate, mix: { 'bot.hear': 1 }, ...patient },
      Viewers: { ratePerSecond: rate, mix: { 'websocket.listen': 1 }, ...patient },
    },
    scenario: { durationMs: 120 * second, warmUpMs: 10 * second },
    timeline: {
      'A raid: many times the events': {
        ...raid,
        action: traffic('Platforms', 10),
      },
      'A notification that nobody can send': {
        atMs: poisonAtMs,
        action: strike('poison-message', on.component('Broker'), { magnitude: 1 }),
      },
      'Lights are down': { ...outage, action: strike('outage', on.component('Lights')) },
    },
    requirements: {
      availability: { metric: 'availability', comparator: 'at-least', target: 0.999 },
    },
  },
  start: repaired({}),
};
