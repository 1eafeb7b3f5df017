/** C1 and DC2: the same functions in one process and in many parts, with whatever can fail in each. */
import { buildDesign, buildStep, constant } from '#design';
import type { BuildComponent, BuildModule, BuildWire, Document } from '#design';
import {
  balancer,
  database,
  free,
  kinds,
  pooled,
  provider,
  scenario,
  second,
  server,
  shopCalls,
  shopClass,
  shopData,
  shopModules,
  storing,
  usersOf,
  wire,
} from './settings';

const { call, choose, compute, lookup, outside, read, send } = buildStep;

const two = { instances: 2 };
const zones = ['a', 'b'];
const hostOf = (name: string) => `Host of ${name}`;
const dataOf: Readonly<Record<string, string>> = {
  catalog: 'products',
  cart: 'carts',
  users: 'accounts',
  orders: 'orders',
};

/** Corner Shop behind a balancer, two instances of every host in two zones: one unit, or eight services and four databases. */
export function cornerShopIn(form: 'one unit' | 'services'): Document {
  const isSplit = form === 'services';
  const web: BuildModule = {
    operations: {
      ...shopModules['web']?.operations,
      browse: [compute(3), call('catalog.list'), call('recommendations.for user')],
    },
  };
  const modules: Record<string, BuildModule> = {
    ...shopModules,
    web,
    recommendations: { operations: { 'for user': [compute(8)] } },
    reports: { operations: { daily: [compute(1500)] } },
  };
  const names = Object.keys(modules);
  const hosts: Record<string, BuildComponent> = isSplit
    ? Object.fromEntries(names.map((name) => [hostOf(name), { ...server([name], two), zones }]))
    : { Shop: { ...server(names, two), zones } };
  const stores: Record<string, BuildComponent> = isSplit
    ? Object.fromEntries(
        storing.map((name) => [`Database of ${name}`, { ...database([dataOf[name] ?? '']), zones: ['a'] }]),
      )
    : { Database: { ...database(shopData), zones: ['a'] } };
  const entries = isSplit ? ['web', 'reports'].map(hostOf) : ['Shop'];
  return buildDesign(
    {
      title: `Corner Shop as ${form}`,
      classes: {
        Shoppers: shopClass(20),
        Clerks: { ratePerSecond: 0.1, mix: { 'reports.daily': 1 }, patienceMs: 300 * second, userRetries: null },
      },
      scenario: scenario(60),
      zones: { a: 'home', b: 'home' },
      modules,
      components: {
        Users: usersOf('Shoppers', 'Clerks'),
        'Load balancer': balancer('least-outstanding'),
        ...hosts,
        ...stores,
        'Payment provider': provider(),
      },
      wires: [
        free('Users -> Load balancer'),
        ...entries.map((host) => wire(`Load balancer -> ${host}`)),
        ...shopCalls(),
        wire('web -> recommendations'),
        ...storing.map((name) => pooled(`${name}.database -> ${isSplit ? `Database of ${name}` : 'Database'}`, 5)),
      ],
    },
    kinds,
  );
}

/** Who tells of events. */
const publishing = ['api', 'twitch bot', 'discord bot'];
const resetting = 'pubsub';
const handlers = ['eventsub event', 'twitch command', 'discord command'];

/** What it does, wherever it stands; an event goes through the broker only between parts. */
function companionModules(isSplit: boolean): Readonly<Record<string, BuildModule>> {
  const say = (name: string) => call(`${name}.say`);
  // One process keeps scenes in its own memory.
  const scene = isSplit ? [lookup({ need: 'scenes', dataSet: 'scenes', onMiss: [compute(1)] })] : [];
  const handled = 'eventsub event.handle';
  const event = isSplit ? send({ need: 'broker', protocol: 'queue', operation: handled }) : call(handled);
  // A scene is over now and then.
  const reset = isSplit
    ? send({ need: 'broker', protocol: 'queue', operation: 'lights.change' })
    : call('lights.change');
  return {
    api: {
      operations: {
        webhook: [compute(2), read('database', 'channels'), event],
        portal: [compute(3), read('database', 'channels')],
      },
    },
    portal: { operations: { page: [compute(3), call('api.portal')] } },
    websocket: { operations: { connect: [compute(1), call('pubsub.state')] } },
    'twitch bot': { operations: { say: [compute(1)], hear: [compute(1), event] } },
    'discord bot': { operations: { say: [compute(1)], hear: [compute(1), event] } },
    'eventsub event': {
      operations: {
        handle: [
          compute(2),
          call('twitch command.run', { probability: 0.5 }),
          call('discord command.run', { probability: 0.5 }),
        ],
      },
    },
    'twitch command': { operations: { run: [compute(2), say('twitch bot'), call('lights.change')] } },
    'discord command': { operations: { run: [compute(2), say('discord bot'), call('discord notification.tell')] } },
    'discord notification': { operations: { tell: [compute(1), outside('discord')] } },
    lights: {
      operations: {
        change: [compute(1), ...scene, outside('lights cloud')],
      },
    },
    pubsub: {
      operations: {
        state: [
          compute(1),
          ...scene,
          choose([
            [1, [reset]],
            [9, []],
          ]),
        ],
      },
    },
  };
}

/** Its calls, wherever it stands. */
const inner = (): readonly BuildWire[] => [
  wire('portal -> api'),
  wire('websocket -> pubsub'),
  wire('eventsub event -> twitch command'),
  wire('eventsub event -> discord command'),
  wire('twitch command -> twitch bot'),
  wire('twitch command -> lights'),
  wire('discord command -> discord bot'),
  wire('discord command -> discord notification'),
  wire('discord notification.discord -> Discord'),
  wire('lights.lights cloud -> Lights cloud'),
  wire('api.database -> Database'),
];

/**
 * A stream's companion: event webhooks, bots, commands, notices and lights, in a part each or in one process. Its bots speak over the connections that they keep. One
 * process needs nobody to share requests out among parts, to carry events between them, or to hold for them what one of them can hold.
 */
export function companion(form: 'one process' | 'parts'): Document {
  const isSplit = form === 'parts';
  const modules = companionModules(isSplit);
  const names = Object.keys(modules);
  const isFunction = (name: string) => handlers.includes(name);
  const hosts: Record<string, BuildComponent> = isSplit
    ? Object.fromEntries(
        names.map((name) => [hostOf(name), isFunction(name) ? { kind: 'function', modules: [name] } : server([name])]),
      )
    : { Companion: server(names) };
  const outsides = ['Discord', 'Lights cloud'];
  return buildDesign(
    {
      title: `A stream's companion in ${form}`,
      classes: {
        Channels: {
          ratePerSecond: 10,
          mix: { 'api.webhook': 5, 'portal.page': 2, 'websocket.connect': 3 },
          patienceMs: 3 * second,
          userRetries: null,
        },
      },
      scenario: scenario(60),
      modules,
      components: {
        Users: usersOf('Channels'),
        ...(isSplit && {
          CDN: { kind: 'cdn' },
          'Load balancer': balancer('least-outstanding'),
          'Balancer of connections': balancer('least-outstanding'),
        }),
        ...hosts,
        Database: database(['channels']),
        ...(isSplit && {
          Cache: { kind: 'cache', values: { latencyMs: constant(0.5), ttlMs: 60 * second } },
          Broker: { kind: 'queue', values: { visibilityTimeoutMs: 30 * second, maxReceives: 3 } },
        }),
        ...Object.fromEntries(outsides.map((name) => [name, provider()])),
      },
      wires: [
        ...inner(),
        ...(isSplit
          ? [
              free('Users -> CDN'),
              wire('CDN -> Load balancer'),
              wire('CDN -> Balancer of connections'),
              ...['api', 'portal'].map((name) => wire(`Load balancer -> ${hostOf(name)}`)),
              wire(`Balancer of connections -> ${hostOf('websocket')}`),
              ...['lights', 'pubsub'].map((name) => wire(`${name}.scenes -> Cache`)),
              ...[...publishing, resetting].map((name) => wire(`${name}.broker -> Broker`)),
              ...['eventsub event', 'lights'].map((name) => wire(`Broker -> ${hostOf(name)}`)),
            ]
          : [
              wire(`${resetting} -> lights`),

              free('Users -> Companion'),
              ...publishing.map((name) => wire(`${name}.eventsub event -> eventsub event`)),
            ]),
      ],
    },
    kinds,
  );
}

/** A suite with a fixed list of calls, one every tenth of a second, each of which fails once in a thousand times for reasons outside the code. */
export function suiteOf(calls: number): Document {
  const made = buildDesign(
    {
      title: `A suite of ${calls} remote calls`,
      classes: { Suite: { ratePerSecond: 1, mix: { 'page.show': 1 }, patienceMs: null, userRetries: null } },
      scenario: scenario(calls / 10 + 10, 0),
      modules: { page: { operations: { show: [outside('partner')] } } },
      components: {
        Users: usersOf('Suite'),
        Page: server(['page']),
        Partner: { kind: 'third-party', values: { latencyMs: constant(20), errorRatio: 0.001, quotaPerSecond: null } },
      },
      wires: [free('Users -> Page'), wire('page.partner -> Partner')],
    },
    kinds,
  );
  const trafficClasses = made.workload.trafficClasses.map((each) => ({
    ...each,
    testPlan: {
      calls: Array.from({ length: calls }, (_, at) => ({ operation: each.mix[0]!.operation, atMs: at * 100 })),
      against: 'cloud' as const,
    },
  }));
  return { ...made, workload: { trafficClasses } };
}
