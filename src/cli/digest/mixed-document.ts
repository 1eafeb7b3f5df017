/**
 * One design that draws from everything there is to draw from: each distribution, each arrival process, each population, each balancing policy, drawn
 * faults, hedges, retries, caches and replicas. Whatever is worked out with an arithmetic function of its own is worked out here.
 */
import { declarations } from '#catalog';
import {
  buildAction,
  balancingPolicies,
  buildDesign,
  buildStep,
  constant,
  defaultBalancing,
  exponential,
  type BuildClass,
  type Distribution,
  type Document,
  type RetryPolicy,
} from '#design';

const { on, strike } = buildAction;

export const everyDistribution: readonly Distribution[] = [
  constant(1.5),
  exponential(2),
  { type: 'uniform', low: 0.5, high: 3.25 },
  { type: 'erlang', mean: 2.5, stages: 4 },
  { type: 'hyperexponential', mean: 1.75, cv: 2.5 },
  { type: 'hyperexponential', probabilities: [0.9, 0.1], means: [1, 7] },
  { type: 'lognormal', median: 1.25, p99: 9 },
  { type: 'lognormal', mean: 2, cv: 1.5 },
  { type: 'lognormal', mean: 2, p99: 11 },
  { type: 'pareto', mean: 2, alpha: 1.7, bound: null },
  { type: 'pareto', mean: 2, alpha: 2.3, bound: 60 },
  {
    type: 'mixture',
    parts: [
      { weight: 3, distribution: exponential(1) },
      { weight: 1, distribution: { type: 'lognormal', median: 4, cv: 0.7 } },
    ],
  },
  {
    type: 'empirical',
    quantiles: [
      { at: 0, value: 0.3 },
      { at: 0.7, value: 1.9 },
      { at: 1, value: 8.1 },
    ],
  },
  { type: 'sequence', values: [1, 0.1, 3.3, 2.7] },
];

const retry: RetryPolicy = {
  attempts: 3,
  on: ['refused', 'timed-out', 'failed', 'reset'],
  backoff: { baseMs: exponential(15), factor: 1.7, capMs: 400, jitter: 'full' },
  budget: { ratio: 0.2, burst: 20, initialTokens: 5 },
};

const breaker = {
  window: { type: 'time', ms: 2000 },
  failureRatio: 0.5,
  minimumCalls: 10,
  openMs: 700,
  probes: 2,
} as const;

const mix = { 'shop.browse': 3, 'shop.order': 1 };
const hot = { type: 'zipf', items: 5000, exponent: 0.9, hotShares: [0.1, 0.05] } as const;
const classes: Readonly<Record<string, BuildClass>> = {
  Poisson: {
    ratePerSecond: 40,
    mix,
    keys: hot,
    userRetries: { ...retry, attempts: 2, budget: null },
    profile: [
      { atMs: 0, factor: 0.3, ramp: false },
      { atMs: 30_000, factor: 1.7, ramp: true },
    ],
  },
  Constant: { arrivals: { type: 'constant', ratePerSecond: 7, firstMs: 3 }, mix },
  Renewal: { arrivals: { type: 'renewal', interarrivalMs: { type: 'lognormal', mean: 90, cv: 2 } }, mix, keys: hot },
  Modulated: {
    arrivals: {
      type: 'modulated',
      lowRatePerSecond: 3,
      highRatePerSecond: 60,
      meanLowMs: 4000,
      meanHighMs: 900,
    },
    mix,
    keys: { type: 'zipf', items: 300, exponent: 1.1, hotShares: [] },
  },
  Batches: {
    arrivals: { type: 'batches', ratePerSecond: 1.5, batchSize: { type: 'erlang', mean: 6, stages: 3 } },
    mix,
  },
  Trace: {
    arrivals: {
      type: 'trace',
      instants: [5100, 5100, 8000.5, 31_000].map((atMs) => ({ atMs, operation: null, key: null, bytes: null })),
    },
    mix,
    keys: { type: 'sequence', values: [3, 1, 4] },
  },
  Closed: { arrivals: { type: 'closed', population: 12, thinkTimeMs: exponential(800) }, mix },
};

const stockOf = (policy: string): string => `stock by ${policy}`;

type Parts = Parameters<typeof buildDesign>[0];

/** Two times of each distribution, one of CPU and one without; then what a shop asks for. */
function shop() {
  const drawn = everyDistribution.flatMap((law) => [[1, [buildStep.compute(law), buildStep.pause(law)]] as const]);
  return {
    browse: [
      buildStep.choose(drawn),
      buildStep.lookup({ need: 'cache', dataSet: 'items', onMiss: [buildStep.read('database', 'items')] }),
      buildStep.read('database', 'items', { readFrom: 'replica', probability: 0.4 }),
    ],
    order: [
      buildStep.parallel(balancingPolicies.map((policy) => [buildStep.call(`${stockOf(policy)}.check`)])),
      buildStep.repeatWhile(0.3, [buildStep.compute(exponential(0.7))]),
      buildStep.transaction('database', [buildStep.read('database', 'items'), buildStep.write('database', 'orders')]),
      buildStep.outside('payment', { onFailure: { type: 'ignore' } }),
    ],
  };
}

const timeline: NonNullable<Parts['timeline']> = {
  'Servers crash now and then': {
    atMs: 10_000,
    action: strike('crash', on.component('Servers'), {
      recurrence: { upMs: exponential(9000), downMs: { type: 'lognormal', mean: 700, cv: 1 } },
    }),
  },
  'The database is slow': {
    atMs: 35_000,
    durationMs: 6000,
    action: strike('cpu-throttle', on.component('Database'), { magnitude: 0.15 }),
  },
};

const components: Parts['components'] = {
  Users: { kind: 'users', classes: Object.keys(classes) },
  Gateway: { kind: 'api-gateway' },
  Balancer: { kind: 'load-balancer', values: { policy: 'power-of-d', choices: 2 } },
  Servers: { kind: 'server', modules: ['shop'], values: { instances: 3, workers: 24, backlog: 60 } },
  Cache: { kind: 'cache', values: { ttlMs: 4000, capacityEntries: 800, coalescing: true, prefillEntries: 100 } },
  Database: {
    kind: 'relational-database',
    dataSets: ['items', 'orders'],
    values: { standby: 'asynchronous', readReplicas: 2 },
  },
  Payment: { kind: 'third-party', values: { errorRatio: 0.03 } },
  ...Object.fromEntries(
    balancingPolicies.map((policy) => [
      `Stock, ${policy}`,
      { kind: 'server', modules: [stockOf(policy)], values: { instances: 4, scalabilitySigma: 0.02 } },
    ]),
  ),
};

const wires: NonNullable<Parts['wires']> = [
  'Users -> Gateway',
  'Gateway -> Balancer',
  { wire: 'Balancer -> Servers', policy: { timeoutMs: 900, retry, deadlinePropagation: true } },
  'shop.cache -> Cache',
  { wire: 'shop.database -> Database', policy: { breaker, pool: { connections: 12, waitLimitMs: 300 } } },
  { wire: 'shop.payment -> Payment', policy: { timeoutMs: 700, retry } },
  ...balancingPolicies.map((policy) => ({
    wire: `shop.${stockOf(policy)} -> ${stockOf(policy)}`,
    policy: {
      retry,
      hedge: { afterMs: { type: 'lognormal', median: 6, p99: 30 } as const, maxHedges: 1 },
      balancing: { ...defaultBalancing, policy },
    },
  })),
];

export function mixedDocument(): Document {
  return buildDesign(
    {
      title: 'Everything that is drawn',
      classes,
      dataSets: { items: { population: hot }, orders: {} },
      scenario: { durationMs: 60_000, warmUpMs: 5000, seed: 29 },
      timeline,
      modules: {
        shop: { operations: shop() },
        ...Object.fromEntries(
          balancingPolicies.map((policy) => [
            stockOf(policy),
            { operations: { check: [buildStep.compute(exponential(1.2)), buildStep.failing(0.02)] } },
          ]),
        ),
      },
      components,
      wires,
    },
    declarations,
  );
}
