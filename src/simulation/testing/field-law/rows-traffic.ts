/** Fields of traffic classes and data sets. */
import {
  buildStep,
  constant,
  exponential,
  type Arrivals,
  type Population,
  type RetryPolicy,
  type TraceInstant,
  type TrafficClass,
} from '#design';
import { cached, edge, lasting, shop, two, type Edge } from './designs';
import { arrivals, billed, good, hitRatio, late, mean, offered, row, type Metric, type Rows, type Values } from './row';

const { failing, pause, write } = buildStep;
type Class = Partial<Omit<TrafficClass, 'id' | 'name' | 'mix' | 'followUps'>>;

/** A class of users of a host with one worker. */
const sent = <Value>(
  values: Values<Value>,
  classOf: (value: Value) => Class,
  metric: Metric = offered,
  steps = lasting(20),
) => row(values, (value) => two({ steps, values: { workers: 1 }, trafficClass: classOf(value) }), metric);

const comes = (values: Values<Arrivals>, metric: Metric = offered) =>
  sent(values, (arrivals) => ({ arrivals }), metric);
const modulated = (of: object): Arrivals => ({
  type: 'modulated',
  lowRatePerSecond: 10,
  highRatePerSecond: 50,
  meanLowMs: 500,
  meanHighMs: 500,
  ...of,
});
const closed = (population: number, thinkMs: number): Arrivals => ({
  type: 'closed',
  population,
  thinkTimeMs: exponential(thinkMs),
});
const periodic = (of: object): Arrivals => ({ type: 'periodic', senders: 10, periodMs: 1000, jitterMs: 0, ...of });
const instants = (count: number, of: (at: number) => Partial<TraceInstant>): Arrivals => ({
  type: 'trace',
  instants: Array.from({ length: count }, (_, at) => ({
    atMs: 100 * at,
    operation: null,
    key: null,
    bytes: null,
    ...of(at),
  })),
});
const limitedGateway: Edge = { kind: 'api-gateway', values: { payloadKiB: 10 } };

export const arrivalRows: Rows = {
  'class.arrivals': comes([{ type: 'poisson', ratePerSecond: 20 }, closed(5, 1000)]),
  'class.arrivals.poisson.ratePerSecond': comes([
    { type: 'poisson', ratePerSecond: 5 },
    { type: 'poisson', ratePerSecond: 20 },
  ]),
  'class.arrivals.constant.ratePerSecond': comes([
    { type: 'constant', ratePerSecond: 5, firstMs: 0 },
    { type: 'constant', ratePerSecond: 20, firstMs: 0 },
  ]),
  'class.arrivals.constant.firstMs': comes([
    { type: 'constant', ratePerSecond: 5, firstMs: 0 },
    { type: 'constant', ratePerSecond: 5, firstMs: 4000 },
  ]),
  'class.arrivals.renewal.interarrivalMs': comes([
    { type: 'renewal', interarrivalMs: constant(50) },
    { type: 'renewal', interarrivalMs: constant(200) },
  ]),
  'class.arrivals.modulated.lowRatePerSecond': comes([modulated({}), modulated({ lowRatePerSecond: 40 })]),
  'class.arrivals.modulated.highRatePerSecond': comes([modulated({}), modulated({ highRatePerSecond: 200 })]),
  'class.arrivals.modulated.meanLowMs': comes([modulated({ meanLowMs: 50 }), modulated({ meanLowMs: 3000 })]),
  'class.arrivals.modulated.meanHighMs': comes([modulated({ meanHighMs: 50 }), modulated({ meanHighMs: 3000 })]),
  'class.arrivals.batches.ratePerSecond': comes([
    { type: 'batches', ratePerSecond: 2, batchSize: constant(2) },
    { type: 'batches', ratePerSecond: 10, batchSize: constant(2) },
  ]),
  'class.arrivals.batches.batchSize': comes([
    { type: 'batches', ratePerSecond: 5, batchSize: constant(1) },
    { type: 'batches', ratePerSecond: 5, batchSize: constant(5) },
  ]),
  'class.arrivals.periodic.senders': comes([periodic({}), periodic({ senders: 40 })]),
  'class.arrivals.periodic.periodMs': comes([periodic({}), periodic({ periodMs: 4000 })]),
  'class.arrivals.periodic.jitterMs': comes([periodic({}), periodic({ jitterMs: 20_000 })]),
  'class.arrivals.closed.population': comes([closed(2, 500), closed(20, 500)]),
  'class.arrivals.closed.thinkTimeMs': comes([closed(5, 100), closed(5, 1000)]),
  'class.arrivals.trace.instants.atMs': comes([instants(20, () => ({ atMs: 0 })), instants(20, () => ({}))], mean),
  'class.arrivals.trace.instants.key': row(
    [instants(20, () => ({ key: 1 })), instants(20, (key) => ({ key }))],
    (arrivals) => cached({ trafficClass: { arrivals } }),
    hitRatio,
  ),
  'class.arrivals.trace.instants.bytes': row(
    [instants(20, () => ({ bytes: 100 })), instants(20, () => ({ bytes: 50_000 }))],
    (arrivals) => edge({ ...limitedGateway, trafficClass: { arrivals } }),
    good,
  ),
};

const mixed = <Value>(
  values: Values<Value>,
  mixOf: (value: Value) => NonNullable<Edge['trafficClass']>['mix'],
  metric: Metric,
  given: Edge = {},
) =>
  row(
    values,
    (value) => {
      const mix = mixOf(value);
      return edge({ ...given, trafficClass: { ...(mix && { mix }) } });
    },
    metric,
  );
const followed = (probability: number, delayMs: number) =>
  edge({
    trafficClass: {
      mix: { 'web.page': 1, 'web.other': 0.001 },
      followUps: (names) => [
        {
          after: names.id('operation', 'web.page'),
          operation: names.id('operation', 'web.other'),
          probability,
          delayMs: constant(delayMs),
        },
      ],
    },
  });
const drawn = lasting(exponential(50));
const profile = (atMs: number, factor: number, ramp: boolean): Class => ({ profile: [{ atMs, factor, ramp }] });
const planned = (
  given: Partial<NonNullable<TrafficClass['testPlan']>>,
  atMs: number,
  document = two({ steps: lasting(20) }),
) => {
  const operation = document.workload.trafficClasses[0]!.mix[0]!.operation;
  const testPlan = { against: 'cloud', calls: [{ operation, atMs }], ...given } as const;
  const trafficClasses = document.workload.trafficClasses.map((each) => ({ ...each, testPlan }));
  return { ...document, workload: { trafficClasses } };
};
const uniform = (items: number): Population => ({ type: 'uniform', items });

export const classRows: Rows = {
  'class.mix.weight': mixed([1, 20], (weight) => ({ 'web.page': 1, 'web.other': weight }), mean),
  'class.mix.requestBytes': mixed(
    [100, 50_000],
    (bytes) => ({ 'web.page': { requestBytes: constant(bytes) } }),
    good,
    limitedGateway,
  ),
  'class.mix.responseBytes': mixed([100, 9000], (bytes) => ({ 'web.page': { responseBytes: constant(bytes) } }), mean, {
    server: { bandwidthBitsPerSecond: 1e6 },
  }),
  'class.mix.patienceMs': mixed([50, null], (patienceMs) => ({ 'web.page': { patienceMs } }), late, {
    steps: [pause(exponential(50))],
  }),
  'class.keys': row([uniform(5), uniform(5000)], (keys) => cached({ keys }), hitRatio),
  'class.clients': row(
    [uniform(1), uniform(5000)],
    (clients) => edge({ kind: 'api-gateway', values: { authentication: 'cached' }, trafficClass: { clients } }),
    mean,
  ),
  'class.patienceMs': sent([50, null], (patienceMs) => ({ patienceMs }), late, drawn),
  'class.followUps.probability': row([0, 1], (probability) => followed(probability, 10), offered),
  'class.followUps.delayMs': row([10, 3000], (delayMs) => followed(1, delayMs), offered),
  'class.profile.atMs': sent([500, 4000], (atMs) => profile(atMs, 3, false)),
  'class.profile.factor': sent([1, 3], (factor) => profile(0, factor, false)),
  'class.profile.ramp': sent([false, true], (ramp) => profile(6000, 5, ramp)),
  'class.testPlan.against': row(
    ['cloud', 'stand-ins'] as const,
    (against) => planned({ against }, 1000, shop({ steps: [write('Database')] })),
    arrivals,
  ),
  'class.testPlan.calls.atMs': row([1000, 7000], (atMs) => planned({}, atMs), offered),
  'class.dailyProfile': billed([1, 5], (factor) => {
    const document = edge({ kind: 'api-gateway' });
    const trafficClasses = document.workload.trafficClasses.map((each) => ({
      ...each,
      dailyProfile: each.dailyProfile.map(() => factor),
    }));
    return { ...document, workload: { trafficClasses } };
  }),
};

const retry: RetryPolicy = {
  attempts: 4,
  on: ['failed'],
  backoff: { baseMs: 20, factor: 2, capMs: null, jitter: 'none' },
  budget: null,
};
const again = <Value>(values: Values<Value>, retryOf: (value: Value) => Partial<RetryPolicy>, metric: Metric = good) =>
  row(
    values,
    (value) =>
      two({
        steps: [pause(5), failing(0.5)],
        ratePerSecond: 30,
        trafficClass: { userRetries: { ...retry, ...retryOf(value) } },
      }),
    metric,
  );
const pauses = <Value>(values: Values<Value>, of: (value: Value) => Partial<RetryPolicy['backoff']>) =>
  again(values, (value) => ({ backoff: { ...retry.backoff, ...of(value) } }), mean);
const tokens = (of: object) => ({ budget: { ratio: 0, burst: 100, initialTokens: 0, ...of } });

export const userRows: Rows = {
  'class.userRetries.attempts': again([1, 4], (attempts) => ({ attempts })),
  'class.userRetries.on': again([[], ['failed']] as Values<RetryPolicy['on']>, (on) => ({ on })),
  'class.userRetries.backoff.baseMs': pauses([1, 100], (baseMs) => ({ baseMs })),
  'class.userRetries.backoff.factor': pauses([1, 4], (factor) => ({ factor })),
  'class.userRetries.backoff.capMs': pauses([5, null], (capMs) => ({ capMs })),
  'class.userRetries.backoff.jitter': pauses(['none', 'full'] as const, (jitter) => ({ jitter })),
  'class.userRetries.budget.ratio': again([0, 1], (ratio) => tokens({ ratio })),
  'class.userRetries.budget.burst': again([1, 100], (burst) => tokens({ burst, ratio: 1 })),
  'class.userRetries.budget.initialTokens': again([0, 50], (initialTokens) => tokens({ initialTokens })),
};

/** What a store keeps, beyond the volume that is paid for anyway. */
const kept = (values: Values<number>, name: 'initialGiB' | 'bytesPerItem') =>
  billed(values, (value) => {
    const document = shop({ steps: [write('Database', 'rows')], database: { vcpus: 2, storageGiB: 1 } });
    const [database] = document.stages[0]!.components.slice(-1);
    const dataSets = document.dataSets.map((each) => ({ ...each, [name]: value }));
    const stages = document.stages.map((stage) => ({
      ...stage,
      components: stage.components.map((each) =>
        each === database ? { ...each, dataSets: dataSets.map(({ id }) => id) } : each,
      ),
    }));
    return { ...document, dataSets, stages };
  });

export const dataSetRows: Rows = {
  'dataSets.population': row(
    [uniform(1), uniform(5000)],
    (rows) => cached({ rows, lookup: { key: 'drawn' } }),
    hitRatio,
  ),
  'dataSets.initialGiB': kept([0, 500], 'initialGiB'),
  'dataSets.bytesPerItem': kept([100, 1_000_000], 'bytesPerItem'),
};
