/** Traffic, policies, a wire, a module and a timeline that say something in every field, nothing of it a default. */
import {
  idOf,
  type Arrivals,
  type HostPolicy,
  type Module,
  type RetryPolicy,
  type TimelineAction,
  type TrafficClass,
  type Wire,
} from '#design';
import {
  a,
  b,
  c,
  component,
  credential,
  dataSet,
  everyStep,
  module,
  need,
  operation,
  other,
  wire,
  zone,
} from './every-step';

const retry: RetryPolicy = {
  attempts: null,
  on: ['throttled', 'reset'],
  backoff: { baseMs: 7, factor: 3, capMs: null, jitter: 'none' },
  budget: { ratio: 0.25, burst: 4, initialTokens: 1 },
};

export const arrivals: readonly Arrivals[] = [
  { type: 'poisson', ratePerSecond: 3 },
  { type: 'constant', ratePerSecond: 4, firstMs: 5 },
  { type: 'renewal', interarrivalMs: { type: 'erlang', mean: 9, stages: 2 } },
  { type: 'modulated', lowRatePerSecond: 1, highRatePerSecond: 9, meanLowMs: 100, meanHighMs: 50 },
  { type: 'batches', ratePerSecond: 2, batchSize: c },
  { type: 'trace', instants: [{ atMs: 1.5, operation, key: 6, bytes: 77 }] },
  { type: 'closed', population: 12, thinkTimeMs: b },
  { type: 'periodic', senders: 30, periodMs: 60_000, jitterMs: 500 },
  { type: 'connects' },
];

export const trafficClass = (each: Arrivals, at: number): TrafficClass => ({
  id: idOf('trafficClass', 30 + at),
  name: `Class ${at}`,
  arrivals: each,
  mix: [{ id: idOf('mixEntry', 40 + at), operation, weight: 2.5, requestBytes: a, responseBytes: b, patienceMs: 1234 }],
  keys: { type: 'zipf', items: 500, exponent: 0.9, hotShares: [0.3, 0.1] },
  clients: { type: 'sequence', values: [4, 2] },
  patienceMs: 777,
  userRetries: retry,
  followUps: [{ after: operation, operation: other, probability: 0.3, delayMs: a }],
  profile: [{ atMs: 10, factor: 2, ramp: true }],
  dailyProfile: Array.from({ length: 24 }, (_, hour) => hour / 10),
  testPlan: { calls: [{ operation, atMs: 5 }], against: 'stand-ins' },
});

const rollout = {
  rollout: 'canary',
  maxUnavailable: 2,
  surge: 1,
  canaryShare: 0.2,
  bakeMs: 5,
  rollbackErrorRatio: 0.04,
  drainMs: 6,
} as const;

export const hostPolicy: HostPolicy = {
  rateLimits: [{ algorithm: 'sliding-window', limit: 9, windowMs: 50, burst: 3, per: 'client' }],
  loadShedding: { signal: 'waiting-time', threshold: 80 },
  adaptiveConcurrency: { initial: 3, min: 2, max: 50, tolerance: 1.5, everyMs: 250 },
  autoscaling: {
    metric: 'queue-age',
    target: 40,
    min: 2,
    max: 9,
    everyMs: 1000,
    tolerance: 0.2,
    maxStep: 3,
    cooldownOutMs: 10,
    cooldownInMs: 20,
    drainMs: 30,
    schedule: [{ atMs: 100, min: 3, max: 5 }],
  },
  rollout,
};

export const theWire: Wire = {
  id: wire,
  protocol: 'request',
  from: { need },
  to: { module },
  latencyMs: 1.75,
  bandwidthBitsPerSecond: null,
  lossRatio: 0.01,
  serializationMs: 0.3,
  serializationMsPerKiB: 0.02,
  keepAlive: false,
  handshakeMs: 2,
  weight: 4,
  style: 'websocket',
  reconnectJitterMs: 750,
  policy: {
    timeoutMs: 900,
    retry,
    breaker: { window: { type: 'calls', calls: 8 }, failureRatio: 0.6, minimumCalls: 4, openMs: 70, probes: 2 },
    bulkhead: { places: 5, waitLimitMs: 9 },
    hedge: { afterMs: a, maxHedges: 2 },
    pool: { connections: 6, waitLimitMs: 8 },
    balancing: {
      policy: 'consistent-hash',
      choices: 3,
      hashBy: 'client',
      virtualNodes: 50,
      preferSameZone: true,
      outlierEjection: { failures: 3, ejectedMs: 400 },
    },
    deadlinePropagation: true,
    cancellation: true,
    adaptiveThrottling: { multiplier: 1.5, windowMs: 30_000 },
  },
  delivery: {
    maxInFlight: 3,
    batchSize: 10,
    batchWaitMs: 20,
    partialResults: true,
    returnsFailed: true,
    stores: false,
    maxAttempts: 4,
    maxAgeMs: 60_000,
    group: 'billing',
    filter: { operations: [operation], attributes: ['gold'] },
  },
  note: 'the wire',
};

export const theModule: Module = {
  id: module,
  name: 'shop',
  operations: [
    { id: operation, name: 'all', steps: everyStep() },
    { id: other, name: 'static', steps: [] },
  ],
  needs: [{ id: need, name: 'next', protocol: 'request' }],
  runtime: { name: 'scripted', cpuFactor: 3, baseMemoryMiB: 90, coldStartMs: b },
  memoryMiB: 80,
  memoryPerRequestMiB: 2,
  accelerator: 'gpu',
  credentials: [credential],
  note: 'the module',
};

export const actions: readonly TimelineAction[] = [
  { type: 'traffic', trafficClass: idOf('trafficClass', 30), factor: 4, rampMs: 30 },
  {
    type: 'fault',
    fault: {
      fault: 'memory-leak',
      target: { type: 'share', component, share: 0.5 },
      magnitude: 12,
      recurrence: { upMs: a, downMs: b },
    },
  },
  { type: 'fault', fault: { fault: 'zone-outage', target: { type: 'zone', zone }, magnitude: null, recurrence: null } },
  {
    type: 'deployment',
    module,
    deployment: {
      rollout,
      defects: { errorRatio: 0.3, slowdown: 2, leakMiBPerSecond: 5, crashes: true },
      schemaChange: { dataSet, lockMs: 800 },
    },
  },
  { type: 'configuration', target: { type: 'wire', wire }, parameter: 'latencyMs', value: 9 },
  { type: 'note', text: 'Watch the queue.' },
  {
    type: 'experiment',
    experiment: {
      hypothesis: 'Nobody notices.',
      steady: [],
      beforeMs: 7000,
      afterMs: 8000,
      method: [
        {
          afterMs: 100,
          durationMs: 900,
          fault: { fault: 'zone-outage', target: { type: 'zone', zone }, magnitude: null, recurrence: null },
        },
      ],
      abort: [{ metric: 'p95', comparator: 'above', value: 400, holdMs: 3000 }],
    },
  },
];
