/** Fields of wires, their policies, and the policies of hosts. */
import {
  buildStep,
  constant,
  defaultBalancing,
  exponential,
  type Balancing,
  type BreakerPolicy,
  type HostPolicy,
  type RetryPolicy,
  type WirePolicy,
} from '#design';
import { edge, instance, lasting, shop, strike, two, whole } from './designs';
import {
  component,
  failedAs,
  firstInstance,
  good,
  largestShare,
  mean,
  row,
  wire,
  workMs,
  type Metric,
  type Rows,
  type Values,
  type WireFields,
} from './row';

const { failing, pause, read } = buildStep;
type Two = Parameters<typeof two>[0];

const carried = (values: Values<WireFields>, given: Partial<Two> = {}) =>
  row(values, (fields) => two({ steps: lasting(10), ...given, wire: { ...given.wire, ...fields } }), mean);

const weighted = (weight: number) =>
  edge({
    values: { policy: 'random' },
    more: {
      wires: [
        { wire: 'Users -> Router', latencyMs: 0 },
        { wire: 'Router -> Web', weight },
        { wire: 'Router -> Other', weight: 1 },
      ],
    },
    others: { Other: { kind: 'server', modules: ['web'] } },
  });

const oneClient: Two['trafficClass'] = { clients: { type: 'uniform', items: 1 } };
const several = { instances: 2, restartDelayMs: 500, bootMs: constant(500) };

export const wireRows: Rows = {
  'wire.latencyMs': carried([{ latencyMs: 0 }, { latencyMs: 20 }]),
  'wire.bandwidthBitsPerSecond': carried([{ bandwidthBitsPerSecond: null }, { bandwidthBitsPerSecond: 1e6 }]),
  'wire.lossRatio': carried([{ lossRatio: 0 }, { lossRatio: 0.3 }]),
  'wire.serializationMs': carried([{ serializationMs: 0 }, { serializationMs: 5 }]),
  'wire.serializationMsPerKiB': carried([{ serializationMsPerKiB: 0 }, { serializationMsPerKiB: 5 }]),
  'wire.keepAlive': carried([{ keepAlive: true }, { keepAlive: false }], { wire: { latencyMs: 5 } }),
  'wire.handshakeMs': carried([{ handshakeMs: 0 }, { handshakeMs: 10 }], { wire: { keepAlive: false } }),
  'wire.style': row(
    ['rest', 'websocket'] as const,
    (style) => two({ steps: lasting(5), trafficClass: oneClient, frontValues: several, entryWire: { style } }),
    component(1, ({ instances }) => instances[0]!.arrivals),
  ),
  'wire.reconnectJitterMs': row(
    [0, 4000],
    (reconnectJitterMs) =>
      two({
        steps: lasting(5),
        ratePerSecond: 5,
        frontValues: { ...several, instances: 1 },
        timeline: { each: strike('crash', whole('Front')) },
        entryWire: { style: 'websocket', reconnectJitterMs },
      }),
    ({ wires }) => wires[0]!.lasting!.open!,
  ),
  'wire.weight': row(
    [1, 9],
    weighted,
    component(-1, ({ arrivals }) => arrivals),
  ),
};

const policy = <Value>(
  values: Values<Value>,
  policyOf: (value: Value) => Partial<WirePolicy>,
  metric: Metric,
  given: Partial<Two> = {},
) => row(values, (value) => two({ steps: lasting(40), ...given, policy: policyOf(value) }), metric);

const retry: RetryPolicy = {
  attempts: 4,
  on: ['failed'],
  backoff: { baseMs: 20, factor: 2, capMs: null, jitter: 'none' },
  budget: null,
};
const failsHalf = { steps: [pause(5), failing(0.5)], ratePerSecond: 30 };
const retried = <Value>(values: Values<Value>, retryOf: (value: Value) => Partial<RetryPolicy>, metric: Metric) =>
  policy(values, (value) => ({ retry: { ...retry, ...retryOf(value) } }), metric, failsHalf);
const paused = <Value>(values: Values<Value>, backoffOf: (value: Value) => Partial<RetryPolicy['backoff']>) =>
  retried(values, (value) => ({ backoff: { ...retry.backoff, ...backoffOf(value) } }), mean);
const budgeted = (values: Values<number>, name: 'ratio' | 'burst' | 'initialTokens', others: object = {}) =>
  retried(values, (value) => ({ budget: { ratio: 0, burst: 100, initialTokens: 0, ...others, [name]: value } }), good);

const breaker: BreakerPolicy = {
  window: { type: 'calls', calls: 10 },
  failureRatio: 0.5,
  minimumCalls: 5,
  openMs: 300,
  probes: 1,
};
const broken = wire((each) => each.breaker?.rejected ?? Number.NaN);
const breaks = <Value>(values: Values<Value>, breakerOf: (value: Value) => Partial<BreakerPolicy>) =>
  policy(values, (value) => ({ breaker: { ...breaker, ...breakerOf(value) } }), broken, {
    steps: [pause(40), failing(0.4)],
    ratePerSecond: 50,
  });

const balanced = (values: Values<Partial<Balancing>>, metric: Metric, given: Partial<Two> = {}) =>
  policy(values, (balancing) => ({ balancing: { ...defaultBalancing, ...balancing } }), metric, {
    steps: [pause(exponential(50))],
    ratePerSecond: 50,
    ...given,
    values: { instances: 4, workers: 1 },
  });
const d = { policy: 'power-of-d' } as const;
const hash = { policy: 'consistent-hash' } as const;
const keys = (given: Two['trafficClass']) => ({ ...(given && { trafficClass: given }) });
const gone = { timeline: { gone: strike('outage', instance('Back', 0)) } };

const pooled = (name: 'connections' | 'waitLimitMs', values: Values<number | null>, metric: Metric) =>
  row(
    values,
    (value) =>
      shop({
        steps: [read('Database')],
        database: { readCpuMs: constant(40) },
        policy: { pool: { connections: 1, waitLimitMs: null, [name]: value } },
      }),
    metric,
  );

const dropped = wire((each) => each.dropped);
const throttle = (name: 'multiplier' | 'windowMs', values: Values<number>) =>
  policy(values, (value) => ({ adaptiveThrottling: { multiplier: 1.2, windowMs: 3000, [name]: value } }), dropped, {
    values: { workers: 1, backlog: 0 },
    ratePerSecond: 60,
  });
const longWork = { steps: [pause(30), pause(30), pause(30), pause(30)] };

export const policyRows: Rows = {
  'policy.timeoutMs': policy([50, null], (timeoutMs) => ({ timeoutMs }), failedAs('timed-out'), {
    steps: [pause(exponential(50))],
  }),
  'policy.retry.attempts': retried([1, 4], (attempts) => ({ attempts }), good),
  'policy.retry.on': retried([[], ['failed']] as Values<RetryPolicy['on']>, (on) => ({ on }), good),
  'policy.retry.backoff.baseMs': paused([1, 100], (baseMs) => ({ baseMs })),
  'policy.retry.backoff.factor': paused([1, 4], (factor) => ({ factor })),
  'policy.retry.backoff.capMs': paused([5, null], (capMs) => ({ capMs })),
  'policy.retry.backoff.jitter': paused(['none', 'full'] as const, (jitter) => ({ jitter })),
  'policy.retry.budget.ratio': budgeted([0, 1], 'ratio'),
  'policy.retry.budget.burst': budgeted([1, 100], 'burst', { ratio: 1 }),
  'policy.retry.budget.initialTokens': budgeted([0, 50], 'initialTokens'),
  'policy.breaker.window': breaks(
    [
      { type: 'calls', calls: 5 },
      { type: 'time', ms: 5000 },
    ] as Values<BreakerPolicy['window']>,
    (window) => ({ window }),
  ),
  'policy.breaker.window.calls.calls': breaks([5, 200], (calls) => ({ window: { type: 'calls', calls } })),
  'policy.breaker.window.time.ms': breaks([150, 6000], (ms) => ({ window: { type: 'time', ms } })),
  'policy.breaker.failureRatio': breaks([0.2, 1], (failureRatio) => ({ failureRatio })),
  'policy.breaker.minimumCalls': breaks([1, 1000], (minimumCalls) => ({
    minimumCalls,
    failureRatio: 0.2,
    window: { type: 'time', ms: 3000 },
  })),
  'policy.breaker.openMs': breaks([50, 2000], (openMs) => ({ openMs })),
  'policy.breaker.probes': breaks([1, 10], (probes) => ({ probes })),
  'policy.bulkhead.places': policy([1, 50], (places) => ({ bulkhead: { places, waitLimitMs: 0 } }), good),
  'policy.bulkhead.waitLimitMs': policy([0, null], (waitLimitMs) => ({ bulkhead: { places: 1, waitLimitMs } }), good),
  'policy.hedge.afterMs': policy([20, 500], (ms) => ({ hedge: { afterMs: constant(ms), maxHedges: 1 } }), mean, {
    steps: [pause(exponential(50))],
  }),
  'policy.hedge.maxHedges': policy(
    [1, 4],
    (maxHedges) => ({ hedge: { afterMs: constant(20), maxHedges } }),
    wire((each) => each.hedged),
    { steps: [pause(exponential(50))] },
  ),
  'policy.pool.connections': pooled('connections', [1, 50], mean),
  'policy.pool.waitLimitMs': pooled('waitLimitMs', [0, null], good),
  'policy.balancing.policy': balanced([{ policy: 'random' }, { policy: 'least-outstanding' }], mean),
  'policy.balancing.choices': balanced(
    [
      { ...d, choices: 1 },
      { ...d, choices: 4 },
    ],
    mean,
  ),
  'policy.balancing.hashBy': balanced(
    [
      { ...hash, hashBy: 'key' },
      { ...hash, hashBy: 'client' },
    ],
    largestShare,
    keys({ keys: { type: 'sequence', values: [7] }, clients: { type: 'uniform', items: 1000 } }),
  ),
  'policy.balancing.virtualNodes': balanced(
    [
      { ...hash, virtualNodes: 1 },
      { ...hash, virtualNodes: 1000 },
    ],
    largestShare,
    keys({ keys: { type: 'uniform', items: 1000 } }),
  ),
  'policy.balancing.preferSameZone': balanced([{ preferSameZone: false }, { preferSameZone: true }], firstInstance, {
    zones: { a: 'eu', b: 'eu' },
    frontZones: ['a'],
    backZones: ['a', 'b'],
  }),
  'policy.balancing.outlierEjection.failures': balanced(
    [{ outlierEjection: { failures: 1, ejectedMs: 5000 } }, { outlierEjection: { failures: 1000, ejectedMs: 5000 } }],
    good,
    gone,
  ),
  'policy.balancing.outlierEjection.ejectedMs': balanced(
    [{ outlierEjection: { failures: 1, ejectedMs: 100 } }, { outlierEjection: { failures: 1, ejectedMs: 10_000 } }],
    firstInstance,
    gone,
  ),
  'policy.deadlinePropagation': policy(
    [false, true],
    (deadlinePropagation) => ({ timeoutMs: 50, deadlinePropagation }),
    workMs,
    longWork,
  ),
  'policy.cancellation': policy([false, true], (cancellation) => ({ timeoutMs: 50, cancellation }), workMs, longWork),
  'policy.adaptiveThrottling.multiplier': throttle('multiplier', [1, 10]),
  'policy.adaptiveThrottling.windowMs': throttle('windowMs', [50, 5000]),
};

const none: HostPolicy = {
  rateLimits: [],
  loadShedding: null,
  adaptiveConcurrency: null,
  autoscaling: null,
  rollout: null,
};
const limit = { algorithm: 'token-bucket', limit: 5, windowMs: 1000, burst: 5, per: 'all' } as const;
const limited = <Value>(name: keyof typeof limit, values: Values<Value>) =>
  row(
    values,
    (value) =>
      edge({
        host: { hostPolicy: { ...none, rateLimits: [{ ...limit, [name]: value }] } },
        trafficClass: { clients: { type: 'uniform', items: 1000 } },
      }),
    failedAs('throttled'),
  );
const shed = <Value>(name: 'signal' | 'threshold', values: Values<Value>) =>
  row(
    values,
    (value) =>
      edge({
        host: { hostPolicy: { ...none, loadShedding: { signal: 'queue-length', threshold: 3, [name]: value } } },
        server: { workers: 1 },
        steps: [pause(60)],
      }),
    good,
  );
const adaptive = { initial: 2, min: 1, max: 50, tolerance: 10, everyMs: 100 };
const adapts = (name: keyof typeof adaptive, values: Values<number>, others: Partial<typeof adaptive> = {}) =>
  row(
    values,
    (value) =>
      edge({
        host: { hostPolicy: { ...none, adaptiveConcurrency: { ...adaptive, ...others, [name]: value } } },
        steps: [pause(exponential(100))],
        ratePerSecond: 60,
      }),
    good,
  );

export const hostPolicyRows: Rows = {
  'host-policy.rateLimits.algorithm': limited('algorithm', ['token-bucket', 'concurrency']),
  'host-policy.rateLimits.limit': limited('limit', [5, 15]),
  'host-policy.rateLimits.windowMs': limited('windowMs', [500, 2000]),
  'host-policy.rateLimits.burst': limited('burst', [1, 50]),
  'host-policy.rateLimits.per': limited('per', ['all', 'client']),
  'host-policy.loadShedding.signal': shed('signal', ['queue-length', 'waiting-time']),
  'host-policy.loadShedding.threshold': shed('threshold', [1, 50]),
  'host-policy.adaptiveConcurrency.initial': adapts('initial', [1, 50], { everyMs: 3000 }),
  'host-policy.adaptiveConcurrency.min': adapts('min', [1, 20], { initial: 20, tolerance: 1 }),
  'host-policy.adaptiveConcurrency.max': adapts('max', [2, 50], { tolerance: 10_000 }),
  'host-policy.adaptiveConcurrency.tolerance': adapts('tolerance', [1, 100]),
  'host-policy.adaptiveConcurrency.everyMs': adapts('everyMs', [50, 5000], { tolerance: 100 }),
};
