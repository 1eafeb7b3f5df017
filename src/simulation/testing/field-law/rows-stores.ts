/** Parameters of stores that are not asked in a query language. */
import { buildStep, constant, type ParameterValue, type Population, type Verb } from '#design';
import { oneKey, oneStore, type OneStore } from '../one-store';
import type { Report } from '../../report';
import { edge, type Edge } from './designs';
import { component, failedAs, good, mean, row, type Metric, type Rows, type Values } from './row';

const { failing, pause } = buildStep;

type Pair = Values<ParameterValue>;
type Given = Partial<OneStore>;

const poisson = { trafficClass: { arrivals: { type: 'poisson', ratePerSecond: 20 } } } as const;

const store =
  (kind: string, steps: OneStore['steps']) =>
  (name: string, values: Pair, metric: Metric, given: Given = {}) =>
    row(
      values,
      (value) => oneStore({ kind, steps, ...poisson, ...given, values: { ...given.values, [name]: value } }),
      metric,
    );

const keyed = (verb: Verb, fields: Parameters<typeof buildStep.ask>[1] = {}) =>
  buildStep.ask({ need: 'store', protocol: 'key-value', verb, dataSet: 'rows' }, fields);

const throttled = failedAs('throttled');
const gets = store('key-value-store', [keyed('get')]);
const puts = store('key-value-store', [keyed('put')]);
const few = { partitions: 1, partitionReadUnits: 5, partitionWriteUnits: 5 };
const provisioned = { capacityMode: 'provisioned', partitions: 1, burstMs: 0, readUnits: 5, writeUnits: 5 };
const warm: Population = { type: 'uniform', items: 1000 };
const large = { steps: [keyed('put', { requestBytes: constant(3000) })], values: few };
const answers = { steps: [keyed('get', { responseBytes: constant(6000) })], values: few };
const stale = component(-1, ({ replication }) => replication?.staleReads ?? null);

const blob = (verb: Verb, fields: Parameters<typeof buildStep.ask>[1] = {}) =>
  buildStep.ask({ need: 'store', protocol: 'object', verb, dataSet: 'rows' }, fields);

const fetched = store('object-store', [blob('get')]);
const stored = store('object-store', [blob('put')]);
const narrow = { prefixReads: 5, prefixWrites: 5 };
const bytesOf = { responseBytes: constant(100_000) };
const dead = component(-1, ({ messages }) => messages?.subscriptions[0]?.deadLettered ?? null);
const receives = component(-1, ({ messages }) => messages?.subscriptions[0]?.receives ?? null);

/** Somebody who hears of puts and never acknowledges any. */
const told = (name: string, values: Pair, metric: Metric, given: Given = {}) =>
  stored(name, values, metric, { ...given, hears: [failing(1)] });

const cdn = (name: string, values: Pair, metric: Metric, given: Edge = {}) =>
  row(
    values,
    (value) =>
      edge({
        kind: 'cdn',
        steps: [pause(100)],
        ...given,
        trafficClass: { keys: { type: 'uniform', items: 20 }, ...given.trafficClass },
        values: { caches: 'safe', ...given.values, [name]: value },
      }),
    metric,
  );

/** Of the component behind the users. */
const ofEdge = (metric: (each: Report['components'][number]) => number | null) => component(1, metric);
const edgeHits = ofEdge(({ hitRatio }) => hitRatio);

const edgeRows: Rows = {
  'cdn.caches': cdn('caches', ['files', 'safe'], mean),
  'cdn.ttlMs': cdn('ttlMs', [200, null], edgeHits),
  'cdn.staleIfErrorMs': cdn(
    'staleIfErrorMs',
    [null, 60_000],
    ofEdge(({ staleAnswers }) => staleAnswers),
    { steps: [failing(0.5)], values: { ttlMs: 200 } },
  ),
  'cdn.capacityMiB': cdn('capacityMiB', [0.005, null], edgeHits),
  'cdn.coalescing': cdn(
    'coalescing',
    [false, true],
    ofEdge(({ joined }) => joined),
    { ratePerSecond: 100 },
  ),
  'cdn.edgeMs': cdn('edgeMs', [constant(0), constant(30)], mean),
};

export const storeRows: Rows = {
  'object-store.firstByteMs': fetched('firstByteMs', [constant(5), constant(50)], mean),
  'object-store.putMs': stored('putMs', [constant(5), constant(50)], mean),
  'object-store.bitsPerSecond': fetched('bitsPerSecond', [8_000_000, null], mean, { steps: [blob('get', bytesOf)] }),
  'object-store.prefixes': fetched('prefixes', [1, 8], throttled, {
    values: { ...narrow, splitAfterMs: 500 },
    keys: warm,
  }),
  'object-store.prefixReads': fetched('prefixReads', [5, null], throttled),
  'object-store.prefixWrites': stored('prefixWrites', [5, null], throttled),
  'object-store.splitAfterMs': fetched('splitAfterMs', [500, null], throttled, {
    values: { ...narrow, prefixes: 8 },
    keys: warm,
  }),
  'object-store.visibilityTimeoutMs': told('visibilityTimeoutMs', [200, 10_000], receives),
  'object-store.maxReceives': told('maxReceives', [1, 100], dead, { values: { visibilityTimeoutMs: 200 } }),
  'object-store.retentionMs': told('retentionMs', [500, null], dead, {
    values: { visibilityTimeoutMs: 200, maxReceives: null },
  }),
  'key-value-store.capacityMode': gets('capacityMode', ['on-demand', 'provisioned'], throttled, {
    values: { readUnits: 5, burstMs: 1000 },
  }),
  'key-value-store.readUnits': gets('readUnits', [5, 50], throttled, { values: { ...provisioned, burstMs: 1000 } }),
  'key-value-store.writeUnits': puts('writeUnits', [5, 50], throttled, { values: { ...provisioned, burstMs: 1000 } }),
  'key-value-store.burstMs': gets('burstMs', [1000, 10_000], throttled, { values: provisioned }),
  'key-value-store.partitions': gets('partitions', [1, 8], throttled, { values: few, keys: warm }),
  'key-value-store.partitionReadUnits': gets('partitionReadUnits', [5, null], throttled, { values: few }),
  'key-value-store.partitionWriteUnits': puts('partitionWriteUnits', [5, null], throttled, { values: few }),
  'key-value-store.splitAfterMs': gets('splitAfterMs', [500, null], throttled, { values: few, keys: warm }),
  'key-value-store.readUnitBytes': gets('readUnitBytes', [1024, 8192], throttled, answers),
  'key-value-store.writeUnitBytes': puts('writeUnitBytes', [1024, 4096], throttled, large),
  'key-value-store.getMs': gets('getMs', [constant(5), constant(20)], mean),
  'key-value-store.putMs': puts('putMs', [constant(5), constant(20)], mean),
  'key-value-store.queryMs': store('key-value-store', [keyed('query')])('queryMs', [constant(5), constant(20)], mean),
  'key-value-store.itemKiB': puts('itemKiB', [1, null], good, large),
  'key-value-store.copyLagMs': gets('copyLagMs', [constant(1), constant(500)], stale, {
    steps: [keyed('put'), keyed('get', { readFrom: 'replica' })],
    keys: oneKey,
    latencyMs: 1,
  }),
  ...edgeRows,
};
