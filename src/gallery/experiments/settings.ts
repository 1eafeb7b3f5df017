/** What every experiment sets where its row is silent, so that no default of the catalogue decides an outcome. Teaching values. */
import { declarations } from '#catalog';
import { buildStep, noPolicy } from '#design';
import type {
  BuildComponent,
  BuildModule,
  BuildStep,
  BuildWire,
  Configuration,
  RetryPolicy,
  WirePolicy,
} from '#design';

export const second = 1000;
export const minute = 60 * second;
export const warmUpMs = 60 * second;
export const kinds = declarations;

/** Instants of a row count from the end of warm-up. */
export const after = (seconds: number): number => warmUpMs + seconds * second;

export const scenario = (seconds: number, warmUp = warmUpMs) => ({
  durationMs: warmUp + seconds * second,
  warmUpMs: warmUp,
  seed: 1,
});

const size = { instances: 1, vcpus: 2, memoryMiB: 4096, speed: 1, workers: 64, backlog: 128 };
/** A crashed instance is back after 30 s, however often it crashes. */
const restart = {
  bootMs: { type: 'constant', value: 0 },
  restartDelayMs: 30 * second,
  restartDelayFactor: 1,
} as const;

export const server = (modules: readonly string[], values: Configuration = {}): BuildComponent => ({
  kind: 'server',
  modules,
  values: { ...size, ...restart, ...values },
});

/** Whatever is asked of it is done as if nobody else were there. */
export const roomy = { workers: null, backlog: null, vcpus: null, memoryMiB: null } as const;

export const functionOf = (modules: readonly string[], values: Configuration = {}): BuildComponent => ({
  kind: 'function',
  modules,
  values: {
    memoryMiB: 1769,
    instanceConcurrency: 1,
    concurrencyLimit: null,
    waitingPlaces: 0,
    provisioned: 0,
    burstInstances: 1000,
    burstPerSecond: 100,
    environmentMs: { type: 'lognormal', median: 250, p99: 1000 },
    packageMiB: 1,
    packageLoadMs: 0,
    keepAliveMs: 10 * minute,
    timeLimitMs: 15 * minute,
    ...values,
  },
});

/** What functions of one account may do at once. */
export const onAccount = (accountConcurrency: number) => ({
  prices: {},
  effortHoursPerWeek: {},
  runtimes: {},
  freeTier: false,
  accountConcurrency,
});

export const usersOf = (...classes: readonly string[]): BuildComponent => ({ kind: 'users', classes });

export const balancer = (policy: 'round-robin' | 'least-outstanding'): BuildComponent => ({
  kind: 'load-balancer',
  values: {
    policy,
    healthIntervalMs: 5 * second,
    unhealthyAfter: 2,
    healthyAfter: 1,
    ejectAfter: null,
    latencyMs: { type: 'constant', value: 0 },
    connectionLimit: null,
  },
});

export const database = (dataSets: readonly string[], values: Configuration = {}): BuildComponent => ({
  kind: 'relational-database',
  dataSets,
  values: {
    vcpus: 2,
    memoryMiB: 4096,
    readCpuMs: { type: 'exponential', mean: 1 },
    writeCpuMs: { type: 'exponential', mean: 1.5 },
    commitMs: { type: 'constant', value: 0 },
    maxConnections: 100,
    ioOperationsPerRead: 0,
    ioOperationsPerWrite: 0,
    ...values,
  },
});

export const provider = (): BuildComponent => ({
  kind: 'third-party',
  values: { latencyMs: { type: 'lognormal', median: 150, p99: 600 }, errorRatio: 0, quotaPerSecond: null },
});

const gigabit = 1_000_000_000;
const network = { latencyMs: 0.25, serializationMs: 0.15, bandwidthBitsPerSecond: gigabit, keepAlive: true };
const nothing = { latencyMs: 0, serializationMs: 0, bandwidthBitsPerSecond: null };

/** Between processes. Without a policy until one is given. */
export const wire = (text: string, policy: Partial<WirePolicy> = {}): BuildWire => ({
  wire: text,
  ...network,
  policy: { ...noPolicy, ...policy },
});

/** The network to the users is the same for all designs, and free. */
export const free = (text: string, policy: Partial<WirePolicy> = {}): BuildWire => ({
  wire: text,
  ...nothing,
  policy: { ...noPolicy, ...policy },
});

export const pooled = (text: string, connections = 20): BuildWire =>
  wire(text, { pool: { connections, waitLimitMs: null } });

/** Another attempt at once, on all that a client may try again. */
export const attempts = (count: number, on: RetryPolicy['on'] = ['refused', 'timed-out', 'failed']): RetryPolicy => ({
  attempts: count,
  on,
  backoff: { baseMs: 0, factor: 1, capMs: null, jitter: 'none' },
  budget: null,
});

export const shopMix = { 'web.browse': 80, 'web.add to cart': 12, 'web.log in': 5, 'web.place order': 3 };

const { call, compute, outside, read, transaction, write } = buildStep;

const threeWrites: readonly BuildStep[] = [1, 2, 3].map(() => write('database', 'orders'));

/** The Corner Shop: what each module does is the same wherever it stands. */
export const shopModules: Readonly<Record<string, BuildModule>> = {
  web: {
    operations: {
      browse: [compute(3), call('catalog.list')],
      'add to cart': [compute(3), call('cart.add')],
      'log in': [compute(3), call('users.login')],
      'place order': [compute(3), call('orders.place')],
    },
  },
  catalog: { operations: { list: [compute(4), read('database', 'products')] } },
  cart: { operations: { add: [compute(2), write('database', 'carts')] } },
  users: { operations: { login: [compute(15), read('database', 'accounts')] } },
  orders: {
    operations: { place: [compute(6), call('payments.charge'), transaction('database', threeWrites)] },
  },
  payments: { operations: { charge: [compute(3), outside('provider')] } },
};
export const shopData = ['products', 'carts', 'accounts', 'orders'];
/** Who asks the database, each through a pool of its own. */
export const storing = ['catalog', 'cart', 'users', 'orders'];

/** Calls between the modules, wherever these stand. */
export const shopCalls = (charging: Partial<WirePolicy> = {}): readonly BuildWire[] => [
  ...storing.map((name) => wire(`web -> ${name}`)),
  wire('orders -> payments'),
  wire('payments.provider -> Payment provider', charging),
];

export const shopClass = (ratePerSecond: number, patienceMs: number | null = 3 * second) => ({
  ratePerSecond,
  mix: shopMix,
  keys: { type: 'uniform', items: 10_000 } as const,
  clients: { type: 'uniform', items: 100_000 } as const,
  patienceMs,
  userRetries: null,
});
