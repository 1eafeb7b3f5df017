/** Parameters of the kinds: routers, stores and third parties. */
import { buildStep, constant, exponential, type Configuration, type ParameterValue, type Population } from '#design';
import { cached, edge, instance, partnered, shop, strike, type Edge } from './designs';
import {
  arrivals,
  billed,
  component,
  failedAs,
  firstInstance,
  good,
  hitRatio,
  largestShare,
  mean,
  row,
  type Metric,
  type Rows,
  type Values,
} from './row';

const { ask, pause, read, write } = buildStep;

type Pair = Values<ParameterValue>;

const database = (name: string, values: Pair, metric: Metric, given: Partial<Parameters<typeof shop>[0]> = {}) =>
  row(
    values,
    (value) => shop({ steps: [read('Database', 'rows')], ...given, database: { ...given.database, [name]: value } }),
    metric,
  );

const query = [ask({ need: 'Database', protocol: 'sql', verb: 'query' })];
const writes = [write('Database', 'rows')];
const millisecond = { ioMs: constant(1) };
const primaryGone = strike('outage', instance('Database', 0), { durationMs: 5000 });
const standby = { standby: 'asynchronous', detectionMs: 500, promotionMs: constant(500) };
const fallen = (name: string, values: Pair) =>
  database(name, values, good, { steps: writes, database: standby, timeline: { gone: primaryGone } });

const stored = (name: string, values: Pair) =>
  billed(values, (value) => shop({ steps: writes, database: { vcpus: 2, [name]: value } }));
const replicated = { readReplicas: 1, vcpus: 1 };
const fromReplica = [write('Database', 'rows'), read('Database', 'rows', { readFrom: 'replica' })];
const stale = component(-1, ({ replication }) => replication?.staleReads ?? null);

export const databaseRows: Rows = {
  'relational-database.vcpus': database('vcpus', [1, 4], mean, { database: { readCpuMs: constant(40) } }),
  'relational-database.memoryMiB': stored('memoryMiB', [4096, 32_768]),
  'relational-database.storageGiB': stored('storageGiB', [20, 500]),
  'relational-database.readCpuMs': database('readCpuMs', [constant(1), constant(20)], mean),
  'relational-database.writeCpuMs': database('writeCpuMs', [constant(1), constant(20)], mean, { steps: writes }),
  'relational-database.queryCpuMs': database('queryCpuMs', [constant(1), constant(20)], mean, { steps: query }),
  'relational-database.commitMs': database('commitMs', [constant(0), constant(20)], mean, { steps: writes }),
  'relational-database.maxConnections': database('maxConnections', [1, 50], good, {
    policy: { pool: { connections: 10, waitLimitMs: 0 } },
    database: { readCpuMs: constant(40) },
  }),
  'relational-database.ioOperationsPerRead': database('ioOperationsPerRead', [0, 10], mean, { database: millisecond }),
  'relational-database.ioOperationsPerWrite': database('ioOperationsPerWrite', [0, 10], mean, {
    steps: writes,
    database: millisecond,
  }),
  'relational-database.ioOperationsPerQuery': database('ioOperationsPerQuery', [0, 10], mean, {
    steps: query,
    database: millisecond,
  }),
  'relational-database.ioMs': database('ioMs', [constant(1), constant(10)], mean, {
    database: { ioOperationsPerRead: 5 },
  }),
  'relational-database.ioConcurrency': database('ioConcurrency', [1, null], mean, {
    database: { ioOperationsPerRead: 1, ioMs: constant(40) },
  }),
  'relational-database.iops': database('iops', [25, null], mean, { database: { ioOperationsPerRead: 1 } }),
  'relational-database.standby': fallen('standby', ['none', 'asynchronous']),
  'relational-database.detectionMs': fallen('detectionMs', [0, 3000]),
  'relational-database.promotionMs': fallen('promotionMs', [constant(0), constant(3000)]),
  'relational-database.readReplicas': database('readReplicas', [0, 2], mean, {
    steps: [read('Database', 'rows', { readFrom: 'replica' })],
    database: { vcpus: 1, readCpuMs: constant(40) },
  }),
  'relational-database.replicationLagMs': database('replicationLagMs', [constant(0), constant(500)], stale, {
    steps: fromReplica,
    database: { ...replicated, replayShare: 0 },
    latencyMs: 1,
  }),
  'relational-database.replayShare': database('replayShare', [0, 1], mean, {
    steps: fromReplica,
    database: { ...replicated, writeCpuMs: constant(20), readCpuMs: constant(10) },
  }),
};

const cache = (name: string, values: Pair, metric: Metric = hitRatio, given: Parameters<typeof cached>[0] = {}) =>
  row(values, (value) => cached({ ...given, values: { ...given.values, [name]: value } }), metric);

const ten: Population = { type: 'uniform', items: 10 };

export const cacheRows: Rows = {
  'cache.capacityMiB': cache('capacityMiB', [0.01, null]),
  'cache.capacityEntries': cache('capacityEntries', [5, null]),
  'cache.ttlMs': cache('ttlMs', [100, null]),
  'cache.ttlFrom': cache('ttlFrom', ['fill', 'last-use'], hitRatio, { values: { ttlMs: 400 }, keys: ten }),
  'cache.coalescing': cache(
    'coalescing',
    [false, true],
    component(-1, ({ joined }) => joined),
    {
      values: { ttlMs: 100 },
      keys: ten,
    },
  ),
  'cache.prefillEntries': cache('prefillEntries', [0, 50]),
  'cache.latencyMs': cache('latencyMs', [constant(0), constant(20)], mean),
};

const partner = (name: string, values: Pair, metric: Metric, others: Configuration = {}) =>
  row(values, (value) => partnered({ latencyMs: constant(20), ...others, [name]: value }), metric);

export const partnerRows: Rows = {
  'third-party.latencyMs': partner('latencyMs', [constant(5), constant(50)], mean),
  'third-party.errorRatio': partner('errorRatio', [0, 0.3], good),
  'third-party.quotaPerSecond': partner('quotaPerSecond', [5, null], failedAs('throttled'), { quotaBurst: 1 }),
  'third-party.quotaBurst': partner('quotaBurst', [1, 50], failedAs('throttled'), { quotaPerSecond: 5 }),
  'third-party.pricePerGbUsd': billed([0, 100], (pricePerGbUsd) => partnered({ pricePerGbUsd })),
  'third-party.pricePerCallUsd': billed([0, 0.01], (pricePerCallUsd) => partnered({ pricePerCallUsd })),
};

const router =
  (kind: string) =>
  (name: string, values: Pair, metric: Metric, given: Edge = {}) =>
    row(values, (value) => edge({ kind, ...given, values: { ...given.values, [name]: value } }), metric);

const balancer = router('load-balancer');
const gateway = router('api-gateway');
const four: Edge = { server: { instances: 4, workers: 1 }, ratePerSecond: 50, steps: [pause(exponential(50))] };
const hashed = { policy: 'consistent-hash' };
const oneKey = { keys: { type: 'sequence', values: [7] }, clients: { type: 'uniform', items: 1000 } } as const;
const gone: Edge = {
  ...four,
  values: { healthIntervalMs: 300, unhealthyAfter: 1 },
  timeline: { gone: strike('outage', instance('Web', 0)) },
};
const hung: Edge = {
  ...gone,
  values: { healthIntervalMs: 300, unhealthyAfter: 1, policy: 'round-robin' },
  timeline: { hung: strike('hang', instance('Web', 0), { durationMs: 4500 }) },
  trafficClass: { patienceMs: 500 },
};
const unchecked: Edge = { ...gone, values: { healthIntervalMs: null, ejectAfter: 1 } };
const asked: Edge = { trafficClass: { clients: { type: 'uniform', items: 5 } }, values: { authentication: 'each' } };

export const routerRows: Rows = {
  'load-balancer.policy': balancer('policy', ['random', 'least-outstanding'], mean, four),
  'load-balancer.choices': balancer('choices', [1, 4], mean, { ...four, values: { policy: 'power-of-d' } }),
  'load-balancer.hashBy': balancer('hashBy', ['key', 'client'], largestShare, {
    ...four,
    values: hashed,
    trafficClass: oneKey,
  }),
  'load-balancer.virtualNodes': balancer('virtualNodes', [1, 1000], largestShare, {
    ...four,
    values: hashed,
    trafficClass: { keys: { type: 'uniform', items: 1000 } },
  }),
  'load-balancer.preferSameZone': balancer('preferSameZone', [false, true], firstInstance, {
    ...four,
    zones: { a: 'eu', b: 'eu' },
    routerZones: ['a'],
    host: { zones: ['a', 'b'] },
  }),
  'load-balancer.healthIntervalMs': balancer('healthIntervalMs', [100, null], good, gone),
  'load-balancer.healthTimeoutMs': balancer('healthTimeoutMs', [10, 2500], good, hung),
  'load-balancer.unhealthyAfter': balancer('unhealthyAfter', [1, 10], good, gone),
  'load-balancer.healthyAfter': balancer('healthyAfter', [1, 10], firstInstance, gone),
  'load-balancer.ejectAfter': balancer('ejectAfter', [1, null], good, unchecked),
  'load-balancer.ejectedMs': balancer('ejectedMs', [100, 10_000], firstInstance, unchecked),
  'load-balancer.latencyMs': balancer('latencyMs', [constant(0), constant(20)], mean),
  'load-balancer.connectionLimit': balancer('connectionLimit', [1, null], failedAs('refused')),
  'api-gateway.latencyMs': gateway('latencyMs', [constant(0), constant(20)], mean),
  'api-gateway.authentication': gateway('authentication', ['none', 'each'], mean),
  'api-gateway.authenticationMs': gateway('authenticationMs', [constant(5), constant(50)], mean, asked),
  'api-gateway.authenticationCacheMs': gateway('authenticationCacheMs', [1000, 100_000], mean, {
    ...asked,
    values: { authentication: 'cached' },
  }),
  'api-gateway.integrationTimeoutMs': gateway('integrationTimeoutMs', [50, null], good, { steps: [pause(100)] }),
  'api-gateway.payloadKiB': gateway('payloadKiB', [1, null], arrivals, {
    trafficClass: { mix: { 'web.page': { requestBytes: constant(5000) } } },
  }),
  'api-gateway.edition': billed(['lean', 'full'], (edition) => edge({ kind: 'api-gateway', values: { edition } })),
};
