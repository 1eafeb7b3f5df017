/**
 * Quirk v1, a product for people who stream: it reacts to events of a stream and to commands in its chat, talks back, tells communities, and changes lights. Parts and
 * wires are those of a picture that its maker shows; times and rates are teaching values. In the picture a scene of lights ends when a cache's entry expires and whoever
 * listens is told; here a workflow keeps the time, and the word that it is over is as fleeting.
 */
import { buildAction, buildDocument, buildStep, constant, defaultDelivery } from '#design';
import type { BuildComponent, BuildModule, BuildStage, BuildWire, Document } from '#design';
import type { GalleryEntry } from '../entry';
import {
  balancer,
  database,
  free,
  functionOf,
  kinds,
  minute,
  provider,
  second,
  server,
  usersOf,
  wire,
} from '../experiments/settings';

const { on, strike, traffic } = buildAction;
const { call, choose, compute, outside, pause, read, send } = buildStep;

export const raid = { atMs: minute, durationMs: 30 * second, factor: 40 } as const;
export const poisonAtMs = 4 * minute;
export const outage = { atMs: 5 * minute, durationMs: 20 * second } as const;
/** Events a second, share of them that change lights, commands of the chat a second, share of them that do. */
export const load = { events: 5, lit: 0.2, commands: 2, commandsLit: 0.3 } as const;

const told = (need: string, operation: string) => send({ need, protocol: 'queue', operation });
const lit = (share: number) =>
  choose([
    [share, [call('lights.change')]],
    [1 - share, []],
  ]);

const modules: Readonly<Record<string, BuildModule>> = {
  api: {
    operations: {
      webhook: [compute(2), read('database', 'channels'), told('broker', 'eventsub event.handle')],
      portal: [compute(3), read('database', 'channels')],
    },
  },
  portal: { operations: { page: [compute(3), call('api.portal')] } },
  websocket: { operations: { listen: [compute(1)] } },
  'twitch bot': { operations: { hear: [compute(1), told('broker', 'twitch command.run')], say: [compute(1)] } },
  'discord bot': { operations: { hear: [compute(1), told('broker', 'discord command.run')], say: [compute(1)] } },
  'eventsub event': {
    operations: { handle: [compute(2), told('notifications', 'discord notification.tell'), lit(load.lit)] },
  },
  'twitch command': { operations: { run: [compute(2), call('twitch bot.say'), lit(load.commandsLit)] } },
  'discord command': { operations: { run: [compute(2), call('discord bot.say')] } },
  'discord notification': { operations: { tell: [compute(1), outside('discord')] } },
  lights: {
    operations: {
      change: [compute(1), outside('lights cloud'), call('scene.last')],
      reset: [compute(1), outside('lights cloud')],
    },
  },
  scene: {
    operations: { last: [pause(30 * second), send({ need: 'resets', protocol: 'topic', operation: 'pubsub.hear' })] },
  },
  pubsub: { operations: { hear: [compute(1), call('lights.reset')] } },
};

const columns = [30, 260, 500, 870, 1240, 1610];
const at = (column: number, row: number, component: BuildComponent): BuildComponent => ({
  ...component,
  at: [columns[column] ?? 0, 80 + 190 * row],
});

const container = (module: string): BuildComponent => ({
  kind: 'container',
  modules: [module],
  values: { instances: 1, vcpus: 1, memoryMiB: 2048, workers: 16, backlog: 128 },
});
const handler = (module: string): BuildComponent => functionOf([module], { memoryMiB: 512, packageLoadMs: 0 });

/** Whether what must not be lost is kept, and what cannot be done is given up. */
const components = (isDurable: boolean): BuildStage['components'] => ({
  'Platforms and viewers': at(0, 0, usersOf('Platforms', 'Viewers')),
  Chat: at(0, 3, usersOf('Chat')),
  Ingress: at(1, 0, balancer('least-outstanding')),
  CDN: at(1, 1, { kind: 'cdn' }),
  Connections: at(1, 2, balancer('least-outstanding')),
  Api: at(2, 0, container('api')),
  Portal: at(2, 1, container('portal')),
  Websocket: at(2, 2, { ...server(['websocket']) }),
  'Twitch bot': at(2, 3, container('twitch bot')),
  'Discord bot': at(2, 4, container('discord bot')),
  Database: at(3, 0, database(['channels'])),
  Broker: at(3, 1, { kind: 'queue', values: { visibilityTimeoutMs: 30 * second, maxReceives: 3 } }),
  'Eventsub event': at(4, 0, handler('eventsub event')),
  'Twitch command': at(4, 1, handler('twitch command')),
  'Discord command': at(4, 2, handler('discord command')),
  Notifications: at(3, 3, {
    kind: 'queue',
    values: { visibilityTimeoutMs: 30 * second, maxReceives: isDurable ? 3 : null },
  }),
  'Discord notification': at(4, 3, container('discord notification')),
  Discord: at(5, 3, provider()),
  Lights: at(5, 0, container('lights')),
  'Lights cloud': at(5, 1, provider()),
  Scenes: at(5, 2, { kind: 'workflow', modules: ['scene'], values: { answers: 'at-start' } }),
  Resets: at(5, 4, { kind: 'topic', values: { sendMs: constant(10) } }),
  PubSub: at(4, 4, container('pubsub')),
});

const timeoutMs = 10 * second;
const timed = (text: string): BuildWire => wire(text, { timeoutMs });
const pooled = (text: string): BuildWire => wire(text, { timeoutMs, pool: { connections: 10, waitLimitMs: null } });

const wires = (isDurable: boolean): readonly BuildWire[] => [
  free('Platforms and viewers -> Ingress'),
  free('Platforms and viewers -> CDN'),
  free('Platforms and viewers -> Connections'),
  timed('Ingress -> Api'),
  timed('CDN -> Portal'),
  // Viewers keep a connection to one instance.
  { ...timed('Connections -> Websocket'), style: 'websocket', reconnectJitterMs: 5 * second },
  free('Chat -> Twitch bot', { timeoutMs }),
  free('Chat -> Discord bot', { timeoutMs }),
  timed('portal -> api'),
  pooled('api.database -> Database'),
  ...['api', 'twitch bot', 'discord bot'].map((name) => timed(`${name}.broker -> Broker`)),
  ...['Eventsub event', 'Twitch command', 'Discord command'].map((name) => wire(`Broker -> ${name}`)),
  timed('eventsub event.notifications -> Notifications'),
  // What fails goes straight back into the queue.
  { ...wire('Notifications -> Discord notification'), delivery: { ...defaultDelivery, returnsFailed: true } },
  timed('discord notification.discord -> Discord'),
  timed('twitch command -> twitch bot'),
  timed('discord command -> discord bot'),
  timed('eventsub event.lights -> lights'),
  timed('twitch command.lights -> lights'),
  timed('lights.lights cloud -> Lights cloud'),
  timed('lights -> scene'),
  timed('scene.resets -> Resets'),
  { ...wire('Resets -> PubSub'), delivery: { ...defaultDelivery, stores: isDurable } },
  timed('pubsub -> lights'),
];

const document: Document = buildDocument(
  {
    title: 'Quirk v1',
    classes: {
      Platforms: { ratePerSecond: load.events, mix: { 'api.webhook': 1 }, patienceMs: 5 * second, userRetries: null },
      Viewers: {
        ratePerSecond: 20,
        mix: { 'websocket.listen': 19, 'portal.page': 1 },
        clients: { type: 'uniform', items: 2000 },
        patienceMs: 5 * second,
        userRetries: null,
      },
      Chat: {
        ratePerSecond: load.commands + 1,
        mix: { 'twitch bot.hear': load.commands, 'discord bot.hear': 1 },
        patienceMs: 5 * second,
        userRetries: null,
      },
    },
    scenario: { durationMs: 6 * minute, warmUpMs: 30 * second, seed: 1 },
    timeline: {
      'A raid: forty times the events': {
        atMs: raid.atMs,
        durationMs: raid.durationMs,
        action: traffic('Platforms', raid.factor),
      },
      'A notification that nobody can send': {
        atMs: poisonAtMs,
        action: strike('poison-message', on.component('Notifications'), { magnitude: 1 }),
      },
      'PubSub is down': {
        ...outage,
        action: strike('outage', on.component('PubSub')),
      },
    },
    requirements: {
      availability: { metric: 'availability', comparator: 'at-least', target: 0.999, owner: 'streamers' },
      p95: { metric: 'p95', comparator: 'at-most', target: 400, owner: 'streamers' },
      'monthly bill': { metric: 'monthly-cost', comparator: 'at-most', target: 600, owner: 'two founders' },
    },
    stages: {
      'As drawn': {
        note: 'Some twenty parts for a small product. Resets of lights are told to whoever listens, notifications are tried for ever.',
        modules,
        components: components(false),
        wires: wires(false),
      },
      'Nothing is lost': {
        note: 'Resets wait for who is down, and a notification that failed three times is a dead letter.',
        modules,
        components: components(true),
        wires: wires(true),
      },
    },
  },
  kinds,
);

export const entry: GalleryEntry = {
  id: 'quirk-v1',
  shows: ['D1', 'C1', 'DC2'],
  shelf: 'design',
  title: document.title,
  summary: 'Lights that never go off, and a notice that goes round for ever',
  tryFirst: 'Run the fault survey: which of twenty parts takes what along with it?',
  scale:
    'Here: 50 channels, 5 events a second, 2,000 viewers with an open connection. Load of the real product is not public.',
  facts: [
    {
      text: 'Its maker moved the product to functions behind a gateway, for cost and for maintenance.',
      source: 'Backend Architectures, Frontend Masters',
    },
    {
      text: 'Developers exchange a token for another one and get messages over a WebSocket.',
      source: 'Source code of the Quirk SDK, ALT-F4 LLC',
    },
  ],
  document,
};
