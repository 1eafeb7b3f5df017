/** A document that says something in every field of the format, nothing of it a default: what a link or a file leaves out would be missed. */
import {
  constant,
  idOf,
  type Arrivals,
  type Distribution,
  type Document,
  type HostPolicy,
  type Module,
  type RetryPolicy,
  type Step,
  type TimelineAction,
  type TrafficClass,
  type Wire,
} from '#design';

const distributions: readonly Distribution[] = [
  { type: 'constant', value: 3.25 },
  { type: 'exponential', mean: 7 },
  { type: 'uniform', low: 1, high: 2 },
  { type: 'erlang', mean: 4, stages: 3 },
  { type: 'hyperexponential', mean: 4, cv: 2 },
  { type: 'hyperexponential', probabilities: [0.2, 0.8], means: [9, 1] },
  { type: 'lognormal', median: 150, p99: 600 },
  { type: 'lognormal', mean: 20, cv: 1.5 },
  { type: 'pareto', mean: 5, alpha: 2.5, bound: 1000 },
  { type: 'empirical', quantiles: [0, 0.5, 1].map((at) => ({ at, value: at * 40 })) },
  { type: 'sequence', values: [5, 1, 3] },
];
const mixture: Distribution = {
  type: 'mixture',
  parts: distributions.map((distribution, at) => ({ weight: at + 1, distribution })),
};
const [a, b, c] = [constant(11), constant(22), constant(33)];

const operation = idOf('operation', 11);
const other = idOf('operation', 12);
const need = idOf('need', 13);
const dataSet = idOf('dataSet', 14);
const counter = idOf('counter', 15);
const module = idOf('module', 10);
const component = idOf('component', 20);
const wire = idOf('wire', 25);
const zone = idOf('zone', 26);
const credential = idOf('credential', 27);

let stepNumber = 100;
const step = (): Pick<Step, 'id' | 'concern'> => ({ id: idOf('step', stepNumber++), concern: 'tax' });

function everyStep(): readonly Step[] {
  const leaf = (): Step => ({ ...step(), type: 'wait', timeMs: b });
  const fallback = () => ({ type: 'fallback', steps: [leaf()] }) as const;
  const sizes = { requestBytes: a, responseBytes: b, count: c, probability: 0.5, storeTimeMs: a };
  const verb = { type: 'verb', verb: 'write', dataSet } as const;
  return [
    { ...step(), type: 'compute', timeMs: mixture },
    { ...step(), type: 'call', need, target: verb, ...sizes, key: 'drawn', readFrom: 'replica', onFailure: fallback() },
    {
      ...step(),
      type: 'call',
      need,
      target: { type: 'operation', operation: other },
      ...sizes,
      key: 'item',
      readFrom: 'read-your-writes',
      onFailure: { type: 'ignore' },
    },
    { ...step(), type: 'parallel', branches: [{ repeat: c, steps: [leaf()] }], join: 2 },
    { ...step(), type: 'parallel', branches: [{ repeat: a, steps: [leaf()] }], join: 'any' },
    { ...step(), type: 'choose', branches: [{ weight: 3, steps: [leaf()] }] },
    { ...step(), type: 'repeat', times: { type: 'count', count: c }, steps: [leaf()] },
    { ...step(), type: 'repeat', times: { type: 'while', probability: 0.25 }, steps: [leaf()] },
    {
      ...step(),
      type: 'send',
      need,
      operation: other,
      messageBytes: a,
      key: 'one',
      priority: -2,
      deadlineMs: 500,
      attribute: 'gold',
      onFailure: fallback(),
    },
    {
      ...step(),
      type: 'lookup',
      need,
      dataSet,
      key: 'item',
      entryBytes: c,
      onMiss: [leaf()],
      onFailure: { type: 'ignore' },
    },
    { ...step(), type: 'transaction', need, steps: [leaf()] },
    { ...step(), type: 'exclusive', lock: 'ledger', steps: [leaf()] },
    { ...step(), type: 'count', counter, amount: -1.5, idempotencyKey: 'request' },
    { ...step(), type: 'fail', cause: 'throttled', when: { type: 'probability', probability: 0.125 } },
    { ...step(), type: 'fail', cause: 'reset', when: { type: 'first-deliveries', deliveries: 2 } },
    { ...step(), type: 'reply' },
  ];
}

const retry: RetryPolicy = {
  attempts: null,
  on: ['throttled', 'reset'],
  backoff: { baseMs: 7, factor: 3, capMs: null, jitter: 'none' },
  budget: { ratio: 0.25, burst: 4, initialTokens: 1 },
};

const arrivals: readonly Arrivals[] = [
  { type: 'poisson', ratePerSecond: 3 },
  { type: 'constant', ratePerSecond: 4, firstMs: 5 },
  { type: 'renewal', interarrivalMs: { type: 'erlang', mean: 9, stages: 2 } },
  { type: 'modulated', lowRatePerSecond: 1, highRatePerSecond: 9, meanLowMs: 100, meanHighMs: 50 },
  { type: 'batches', ratePerSecond: 2, batchSize: c },
  { type: 'trace', instants: [{ atMs: 1.5, operation, key: 6, bytes: 77 }] },
  { type: 'closed', population: 12, thinkTimeMs: b },
];

const trafficClass = (each: Arrivals, at: number): TrafficClass => ({
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

const hostPolicy: HostPolicy = {
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

const theWire: Wire = {
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

const theModule: Module = {
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

const actions: readonly TimelineAction[] = [
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
];

/** One stage and a second one that differs in one component. */
export function everything(): Document {
  const stage: Document['stages'][number] = {
    id: idOf('stage', 1),
    name: 'All',
    note: 'the stage',
    modules: [theModule],
    components: [
      {
        id: component,
        kind: 'of-another-time',
        kindVersion: 3,
        name: 'Host',
        configuration: { initialMessages: 40, mode: 'fast', isWarm: true, limit: null, bootMs: mixture },
        modules: [module],
        trafficClasses: [idOf('trafficClass', 30)],
        zones: [zone],
        dataSets: [dataSet],
        hostPolicy,
        note: 'the host',
      },
    ],
    wires: [theWire],
    zones: [{ id: zone, name: 'a', region: 'north' }],
    layout: {
      components: { [component]: { x: -35, y: 12.5 } },
      notes: [{ id: idOf('note', 28), text: 'look', at: { x: 1, y: 2 } }],
    },
  };
  const changed = stage.components.map((each) => ({ ...each, hostPolicy: { ...hostPolicy, rollout: null } }));
  return {
    format: 'loadbearing',
    version: 1,
    title: 'Everything',
    summary: 'in every field',
    notes: 'and here',
    nextId: 500,
    workload: { trafficClasses: arrivals.map(trafficClass) },
    scenario: {
      durationMs: 1234,
      warmUpMs: 56,
      seed: 789,
      timeline: actions.map((action, at) => ({
        id: idOf('event', 60 + at),
        name: `Event ${at}`,
        atMs: at,
        durationMs: 5,
        action,
      })),
    },
    requirements: [
      {
        id: idOf('requirement', 70),
        name: 'tail',
        metric: 'p999',
        scope: { type: 'component', component },
        window: { fromMs: 1, toMs: 2 },
        comparator: 'at-least',
        target: 3,
        owner: 'shop team',
      },
    ],
    dataSets: [
      {
        id: dataSet,
        name: 'orders',
        owner: module,
        population: { type: 'uniform', items: 77 },
        bytesPerItem: 99,
        initialGiB: 5,
        classification: 'secret',
        allowedRegions: ['north'],
      },
    ],
    changeModel: {
      teams: [{ id: idOf('team', 71), name: 'shop team', members: 4, modules: [module], changesPerWeek: 3 }],
      pipeline: { fixedMinutes: 1, minutesPerModule: 2, changeFailureRatio: 0.3 },
      pipelines: [
        {
          id: idOf('pipeline', 72),
          name: 'slow',
          modules: [module],
          fixedMinutes: 60,
          minutesPerModule: 9,
          changeFailureRatio: 0.2,
        },
      ],
      changes: [
        { id: idOf('change', 73), name: 'tax', concerns: ['tax'], dataSets: [dataSet], thirdParties: [component] },
      ],
    },
    access: {
      credentials: [{ id: credential, name: 'shop key' }],
      permissions: [
        { type: 'operation', credential, operation },
        { type: 'data-set', credential, dataSet },
      ],
    },
    rules: {
      counters: [{ id: counter, name: 'sold', initial: 100 }],
      relations: [
        {
          id: idOf('relation', 74),
          name: 'stock',
          terms: [{ counter, factor: -1 }],
          comparator: 'at-least',
          target: -5,
        },
      ],
    },
    assumptions: {
      prices: { 'alb.hour': 0.5 },
      effortHoursPerWeek: { scripted: 2 },
      runtimes: { scripted: { cpuFactor: 4, baseMemoryMiB: 120, coldStartMs: null } },
      freeTier: true,
    },
    stages: [stage, { ...stage, id: idOf('stage', 2), name: 'Later', components: changed }],
  };
}
