/**
 * Rides on demand in three ages of the company: one application on one database, services around a ring that keeps positions in memory, and the same in domains behind gateways.
 * What is published is told with its sources; times, sizes, mix and rates are teaching values. Food, receipts, analytics and maps are left out.
 */
import {
  buildAction,
  buildDocument,
  buildStep,
  constant,
  defaultBalancing,
  defaultRollout,
  soundVersion,
} from '#design';
import type { BuildModule, BuildStage, BuildStep, Configuration, Document, HostPolicy, TimelineAction } from '#design';
import type { GalleryEntry } from '../entry';
import {
  balancer,
  database,
  free,
  kinds,
  minute,
  provider,
  second,
  server,
  usersOf,
  wire,
} from '../experiments/settings';
import { placed, published } from '../placed';

const { on, strike, traffic } = buildAction;
const { ask, call, compute, failing, lookup, orElse, outside, parallelRepeated, read, send, write } = buildStep;

export const load = { drivers: 240, everyMs: 4 * second, rides: 4 } as const;
export const newYear = { atMs: minute, durationMs: 30 * second, factor: 5 } as const;
export const forgottenAtMs = 2 * minute;
export const push = { atMs: 150 * second, mendedAtMs: 180 * second } as const;

/** Cells around a rider, and how many of them must be known to offer a driver. */
const around = { cells: 9, needed: 3 } as const;
const cells = (find: BuildStep): BuildStep => parallelRepeated([[around.cells, [find]]], around.needed);

/** What is the same wherever it stands. */
const same: Readonly<Record<string, BuildModule>> = {
  edge: {
    operations: { request: [compute(2), call('demand.request')], position: [compute(0.5), call('supply.update')] },
  },
  demand: {
    operations: {
      request: [compute(3), orElse(call('pricing.quote'), []), call('matching.match'), call('trips.begin')],
    },
  },
  matching: { operations: { match: [compute(5), cells(call('supply.find'))] } },
  billing: { operations: { charge: [compute(3), outside('provider')] } },
};

const onDatabase: Readonly<Record<string, BuildModule>> = {
  ...same,
  supply: {
    operations: { update: [compute(1), write('database', 'cells')], find: [compute(1), read('database', 'cells')] },
  },
  pricing: { operations: { quote: [compute(2), read('database', 'prices')] } },
  trips: { operations: { begin: [compute(2), write('database', 'trips'), call('billing.charge')] } },
};

const store = (verb: 'put') => ask({ need: 'store', protocol: 'key-value', verb, dataSet: 'trips' });
const inMemory: Readonly<Record<string, BuildModule>> = {
  ...same,
  supply: {
    operations: {
      update: [compute(1), lookup({ need: 'memory', dataSet: 'cells', onMiss: [] })],
      find: [compute(1), lookup({ need: 'memory', dataSet: 'cells', onMiss: [failing(1)] }, { key: 'drawn' })],
    },
  },
  pricing: {
    operations: { quote: [compute(1), lookup({ need: 'prices', dataSet: 'prices', onMiss: [compute(20)] })] },
  },
  trips: {
    operations: {
      begin: [compute(2), store('put'), send({ need: 'events', protocol: 'stream', operation: 'billing.charge' })],
    },
  },
};

const at = placed([30, 260, 500, 870, 1240, 1610], 200);
const users = {
  Riders: at(0, 0, usersOf('Riders')),
  Drivers: at(0, 1, usersOf('Drivers')),
  Balancer: at(1, 0, balancer('least-outstanding')),
} as const satisfies BuildStage['components'];
const entrances = [free('Riders -> Balancer'), free('Drivers -> Balancer')];
const timeoutMs = 2 * second;
const timed = (text: string) => wire(text, { timeoutMs });
const charged = wire('billing.provider -> Payment provider', { timeoutMs: 5 * second });

/** A new version is on all instances at once, or on a tenth of them until it has been watched. */
const atOnce: HostPolicy['rollout'] = { ...defaultRollout, rollout: 'all-at-once', drainMs: second };
const staged: HostPolicy['rollout'] = {
  ...defaultRollout,
  rollout: 'canary',
  canaryShare: 0.1,
  bakeMs: 10 * second,
  rollbackErrorRatio: 0.3,
  drainMs: second,
};
const rolled = (rollout: HostPolicy['rollout']): HostPolicy => ({
  rateLimits: [],
  loadShedding: null,
  adaptiveConcurrency: null,
  autoscaling: null,
  rollout,
});
const fleet = (modules: readonly string[], instances: number, values: Configuration = {}) =>
  server(modules, { instances, bootMs: constant(2 * second), ...values });

const monolith: BuildStage = {
  note: 'All modules in one application on one relational database: every position of every driver is a write, every ride reads nine cells, and whoever books waits for the payment. At New Year the database is full.',
  modules: onDatabase,
  components: {
    ...users,
    Application: at(2, 0, {
      ...fleet(['edge', 'demand', 'matching', 'supply', 'pricing', 'trips', 'billing'], 4),
      hostPolicy: rolled(atOnce),
    }),
    Database: at(3, 0, {
      ...database(['cells', 'prices', 'trips'], {
        readCpuMs: { type: 'exponential', mean: 12 },
        writeCpuMs: { type: 'exponential', mean: 5 },
      }),
    }),
    'Payment provider': at(3, 1, provider()),
  },
  wires: [
    ...entrances,
    free('Balancer -> Application'),
    ...['demand', 'supply'].map((name) => free(`edge -> ${name}`)),
    ...['pricing', 'matching', 'trips'].map((name) => free(`demand -> ${name}`)),
    free('matching -> supply'),
    free('trips -> billing'),
    ...['supply', 'pricing', 'trips'].map((name) =>
      wire(`${name}.database -> Database`, { pool: { connections: 8, waitLimitMs: second }, timeoutMs }),
    ),
    charged,
  ],
};

/** Positions that nobody has told again for two periods are gone. */
const memory = {
  kind: 'cache',
  values: { ttlMs: 2 * load.everyMs, ttlFrom: 'last-use', latencyMs: constant(0.1) },
} as const;
const stores = {
  'Ring memory': at(5, 0, memory),
  'Price cache': at(5, 1, { kind: 'cache', values: { ttlMs: 30 * second, latencyMs: constant(0.1) } }),
  'Trip store': at(5, 2, { kind: 'key-value-store', dataSets: ['trips'] }),
  'Trip events': at(3, 3, {
    kind: 'stream',
    values: { partitions: 8, partitionMessagesPerSecond: null, sendMs: constant(5) },
  }),
  'Payment provider': at(5, 3, provider()),
} as const satisfies BuildStage['components'];
/** The instance that owns a cell hears of it. */
const toOwner = { timeoutMs, balancing: { ...defaultBalancing, policy: 'consistent-hash' } } as const;
const calls = [
  timed('edge -> demand'),
  wire('edge -> supply', toOwner),
  wire('matching -> supply', toOwner),
  wire('demand -> pricing', { timeoutMs: 100 }),
  ...['matching', 'trips'].map((name) => timed(`demand -> ${name}`)),
  timed('supply.memory -> Ring memory'),
  timed('pricing.prices -> Price cache'),
  timed('trips.store -> Trip store'),
  timed('trips.events -> Trip events'),
  wire('Trip events -> billing'),
  charged,
];

const services: BuildStage = {
  note: 'Positions are soft state: a ring of servers keeps them in memory, which stands here as a cache beside it, lost as a whole at 2:00 and told again within a period of 4 s. Trips are hard state, appended to a store; payment follows by an event. A new version of the edge comes to all instances at once: at 2:30 that is a bad one.',
  modules: inMemory,
  components: {
    ...users,
    Edge: at(2, 0, { ...fleet(['edge'], 10, { vcpus: 1 }), hostPolicy: rolled(atOnce) }),
    Demand: at(3, 0, fleet(['demand'], 3)),
    Supply: at(4, 0, fleet(['supply'], 3)),
    Matching: at(3, 1, fleet(['matching'], 3)),
    Pricing: at(4, 1, fleet(['pricing'], 3)),
    Trips: at(4, 2, fleet(['trips'], 3)),
    Billing: at(4, 3, fleet(['billing'], 3)),
    ...stores,
  },
  wires: [...entrances, free('Balancer -> edge'), ...calls],
};

const domains: BuildStage = {
  note: 'The same modules in four domains: from outside each is called at one gateway, its first module, and how many there are within is its own affair. The edge takes a new version on a tenth of its instances first and goes back by itself.',
  modules: inMemory,
  components: {
    ...users,
    Edge: at(2, 0, { ...fleet(['edge'], 10, { vcpus: 1 }), hostPolicy: rolled(staged) }),
    Rides: at(3, 0, fleet(['demand', 'matching', 'trips'], 3)),
    'Drivers domain': at(4, 0, fleet(['supply'], 3)),
    'Prices domain': at(4, 1, fleet(['pricing'], 3)),
    'Payments domain': at(4, 3, fleet(['billing'], 3)),
    ...stores,
  },
  wires: [...entrances, free('Balancer -> edge'), ...calls],
};

const deployed =
  (errorRatio: number) =>
  (names: Parameters<ReturnType<typeof traffic>>[0]): TimelineAction => ({
    type: 'deployment',
    module: names.id('module', 'edge'),
    deployment: { rollout: null, defects: { ...soundVersion, errorRatio }, schemaChange: null },
  });

const asking = { patienceMs: 5 * second, userRetries: null } as const;
const document: Document = buildDocument(
  {
    title: 'Rides',
    classes: {
      Riders: {
        ...asking,
        ratePerSecond: load.rides,
        mix: { 'edge.request': 1 },
        keys: { type: 'zipf', items: load.drivers, exponent: 0.8, hotShares: [] },
      },
      Drivers: {
        ...asking,
        arrivals: { type: 'periodic', senders: load.drivers, periodMs: load.everyMs, jitterMs: 200 },
        mix: { 'edge.position': 1 },
      },
    },
    // A cell is what one driver tells of: it is known while that driver does.
    dataSets: { cells: { population: { type: 'uniform', items: load.drivers } } },
    also: () => published,
    scenario: { durationMs: 200 * second, warmUpMs: 30 * second, seed: 1 },
    timeline: {
      'New Year: five times the rides': {
        atMs: newYear.atMs,
        durationMs: newYear.durationMs,
        action: traffic('Riders', newYear.factor),
      },
      'The ring forgets all positions': {
        atMs: forgottenAtMs,
        action: strike('cache-flush', on.component('Ring memory')),
      },
      'A bad configuration is pushed to the edge': { atMs: push.atMs, action: deployed(1) },
      'It is mended': { atMs: push.mendedAtMs, action: deployed(0) },
    },
    requirements: {
      availability: { metric: 'availability', comparator: 'at-least', target: 0.99, owner: 'riders and drivers' },
      p95: { metric: 'p95', comparator: 'at-most', target: 1000, owner: 'riders and drivers' },
      'monthly bill': { metric: 'monthly-cost', comparator: 'at-most', target: 3000, owner: 'finance' },
    },
    stages: { 'One application, 2012': monolith, 'Services, 2015': services, Domains: domains },
  },
  kinds,
);

export const entry: GalleryEntry = {
  id: 'uber-rides',
  shows: ['S5', 'DP4', 'C4'],
  shelf: 'design',
  title: document.title,
  summary: 'New Year fills one database, a ring forgets, and one push stops everything',
  tryFirst:
    'Take New Year out of the scenario, and read beside the first sheet at which load the database is full. With a fifth more trips each month, how many months are left?',
  scale:
    'Published: a goal of 1,000,000 positions a second. Here: 240 drivers who tell theirs every 4 s, 60 a second, about 1 : 17,000, and 4 rides a second.',
  facts: [
    {
      text: 'Early in 2014 nearly 100 services shared one PostgreSQL. Trips grew by a fifth a month, and it would have been full by the end of the year; they moved to an append-only sharded store before Halloween.',
      source: 'Uber Engineering: Project Mezzanine, the great migration',
    },
    {
      text: 'Drivers tell their position every 4 s; nodes on a consistent-hash ring keep cells in memory; the goal was a million writes a second.',
      source: 'High Scalability: How Uber scales their real-time market platform, 2015',
    },
    {
      text: 'In 2020 about 2,200 services stood in 70 domains with one gateway each; one integration took 3 hours where it had taken 3 days.',
      source: 'Uber Engineering: Introducing Domain-Oriented Microservice Architecture, 2020',
    },
    {
      text: 'A firewall group with its sides mixed up was pushed to all services at once and took them down, dashboards too: avoid global changes.',
      source: 'A talk of Uber’s reliability team, slides',
    },
  ],
  document,
};
