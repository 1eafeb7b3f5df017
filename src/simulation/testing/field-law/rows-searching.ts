/** Parameters of search indexes and warehouses. */
import { buildStep, constant, exponential, type ParameterValue, type Verb } from '#design';
import { oneStore, type OneStore } from '../one-store';
import { billed, component, failedAs, mean, row, type Metric, type Rows, type Values } from './row';

type Given = Partial<OneStore>;

const words = (verb: Verb) => buildStep.ask({ need: 'store', protocol: 'search', verb, dataSet: 'rows' });
const facts = (verb: Verb) => buildStep.ask({ need: 'store', protocol: 'sql', verb, dataSet: 'rows' });
const poisson = { trafficClass: { arrivals: { type: 'poisson', ratePerSecond: 20 } } } as const;

const store =
  (kind: string, steps: OneStore['steps']) =>
  (name: string, values: Values<ParameterValue>, metric: Metric, given: Given = {}) =>
    row(
      values,
      (value) => oneStore({ kind, steps, ...poisson, ...given, values: { ...given.values, [name]: value } }),
      metric,
    );

const queries = store('search-index', [words('query')]);
const writes = store('search-index', [words('index')]);
const stale = component(-1, ({ replication }) => replication?.staleReads ?? null);
const busy = component(-1, ({ instances }) => instances[0]!.vcpusBusy);
const work = { queryCpuMs: exponential(60) };
const written = { steps: [words('index'), buildStep.pause(50), words('query')] };
const slow = { values: { queryCpuMs: constant(2000), workers: 1 } };

const bill = (name: string, values: Values<ParameterValue>) =>
  billed(values, (value) => oneStore({ kind: 'search-index', steps: [words('query')], values: { [name]: value } }));

const gib = 1_073_741_824;
const scans = store('warehouse', [facts('query')]);
const small = { scannedBytes: constant(gib / 10), planMs: constant(0) };
const crowded = { values: { ...small, workers: 1, slots: 1 } };

export const searchingRows: Rows = {
  'search-index.nodes': queries('nodes', [1, 4], mean, { values: { ...work, vcpus: 1 } }),
  'search-index.vcpus': queries('vcpus', [1, 4], mean, { values: { ...work, nodes: 1 } }),
  'search-index.memoryMiB': bill('memoryMiB', [4096, 65_536]),
  'search-index.storageGiB': bill('storageGiB', [10, 1000]),
  'search-index.shards': queries('shards', [1, 5], mean, { values: work }),
  'search-index.replicas': writes('replicas', [0, 3], busy),
  'search-index.queryCpuMs': queries('queryCpuMs', [constant(10), constant(60)], mean),
  'search-index.shardCpuMs': queries('shardCpuMs', [0, 20], mean),
  'search-index.indexCpuMs': writes('indexCpuMs', [constant(1), constant(20)], mean),
  'search-index.indexMs': writes('indexMs', [constant(1), constant(20)], mean),
  'search-index.refreshMs': queries('refreshMs', [20, 5000], stale, written),
  'search-index.refreshCpuMs': writes('refreshCpuMs', [0, 300], busy),
  'search-index.workers': writes('workers', [1, null], mean, { values: { indexMs: constant(100) } }),
  'search-index.backlog': queries('backlog', [0, 1000], failedAs('refused'), slow),
  'warehouse.slots': scans('slots', [4, 64], mean, { values: small }),
  'warehouse.scanMiBPerSecond': scans('scanMiBPerSecond', [50, 500], mean, { values: small }),
  'warehouse.scannedBytes': scans('scannedBytes', [constant(gib / 20), constant(gib / 5)], mean),
  'warehouse.tasks': scans('tasks', [1, 16], mean, { values: small }),
  'warehouse.planMs': scans('planMs', [constant(10), constant(500)], mean, { values: { scannedBytes: constant(0) } }),
  'warehouse.stageMs': store('warehouse', [facts('write')])('stageMs', [constant(10), constant(500)], mean),
  'warehouse.loadMs': scans('loadMs', [100, 60_000], stale, {
    steps: [facts('write'), buildStep.pause(300), facts('query')],
    values: { ...small, stageMs: constant(0) },
  }),
  'warehouse.workers': scans('workers', [1, null], mean, { values: { ...small, planMs: constant(100) } }),
  'warehouse.backlog': scans('backlog', [0, 1000], failedAs('refused'), crowded),
};
