/** The Corner Shop in one process, as the exercises take it: the modules, what they keep and what they need. Times are teaching values. */
import { buildStep, exponential, type BuildComponent, type BuildModule, type BuildWire } from '#design';

const { call, compute, lookup, outside, read, transaction, write } = buildStep;

export interface ShopCode {
  /** A lookup in a cache comes before the read of the catalog. */
  readonly cached?: boolean;
}

const products = read('database', 'products');

export const shopModules = ({ cached = false }: ShopCode = {}): Readonly<Record<string, BuildModule>> => ({
  web: {
    operations: {
      browse: [compute(3), call('catalog.list')],
      'add to cart': [compute(3), call('cart.add')],
      'log in': [compute(3), call('users.login')],
      'place order': [compute(3), call('orders.place')],
    },
  },
  catalog: {
    operations: {
      list: [compute(4), cached ? lookup({ need: 'cache', dataSet: 'products', onMiss: [products] }) : products],
    },
  },
  cart: { operations: { add: [compute(2), write('database', 'carts')] } },
  users: { operations: { login: [compute(15), read('database', 'accounts')] } },
  orders: {
    operations: {
      place: [compute(6), call('payments.charge'), transaction('database', [write('database', 'orders')])],
    },
  },
  payments: { operations: { charge: [compute(3), outside('provider')] } },
});

export const shopModuleNames = Object.keys(shopModules());

export const shopMix = { 'web.browse': 80, 'web.add to cart': 12, 'web.log in': 5, 'web.place order': 3 };

export const shopServer = (instances: number, values: BuildComponent['values'] = {}): BuildComponent => ({
  kind: 'server',
  at: [520, 40],
  modules: shopModuleNames,
  values: { instances, vcpus: 2, memoryMiB: 4096, speed: 1, workers: 64, backlog: 128, ...values },
});

export const shoppers: BuildComponent = { kind: 'users', at: [0, 100], classes: ['Shoppers'] };

/** Least outstanding; an instance is out after two failed checks in a row. */
export const shopBalancer: BuildComponent = {
  kind: 'load-balancer',
  at: [260, 100],
  values: {
    policy: 'least-outstanding',
    healthIntervalMs: 5000,
    healthTimeoutMs: 2000,
    unhealthyAfter: 2,
    healthyAfter: 2,
  },
};

/** The payment provider answers in 150 ms at the median and in 600 ms at p99. */
export const provider: BuildComponent = {
  kind: 'third-party',
  at: [900, 240],
  values: { latencyMs: { type: 'lognormal', median: 150, p99: 600 }, errorRatio: 0 },
};

export const shopDatabase = (values: BuildComponent['values'] = {}): BuildComponent => ({
  kind: 'relational-database',
  at: [900, 60],
  dataSets: ['products', 'carts', 'accounts', 'orders'],
  values: {
    vcpus: 2,
    memoryMiB: 4096,
    readCpuMs: exponential(1),
    writeCpuMs: exponential(1.5),
    maxConnections: 100,
    ...values,
  },
});

export interface ShopWiring {
  readonly cached?: boolean;
  /** Ms; null = orders wait for the provider as long as it takes. */
  readonly paymentTimeoutMs?: number | null;
  readonly databaseTimeoutMs?: number | null;
}

export const providerWire = 'payments.provider -> Payment provider';

export const shopWires = ({
  cached = false,
  paymentTimeoutMs = null,
  databaseTimeoutMs = null,
}: ShopWiring = {}): readonly (string | BuildWire)[] => [
  'Users -> Balancer',
  'Balancer -> Shop server',
  ...['catalog', 'cart', 'users', 'orders'].map((name) => `web.${name} -> ${name}`),
  'orders.payments -> payments',
  ...['catalog', 'cart', 'users', 'orders'].map((name) => ({
    wire: `${name}.database -> Database`,
    policy: { timeoutMs: databaseTimeoutMs, pool: { connections: 5, waitLimitMs: null } },
  })),
  ...(cached ? ['catalog.cache -> Cache'] : []),
  { wire: providerWire, policy: { timeoutMs: paymentTimeoutMs } },
];
