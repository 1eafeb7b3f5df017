/** Parameters of collectors and log pipelines. */
import { buildStep, constant, type Distribution, type ParameterValue } from '#design';
import type { MessagesReport } from '../../report-messages';
import { oneCollector, telling, type OneCollector } from '../one-collector';
import { oneStore, type OneStore } from '../one-store';
import { instance, strike, whole } from './designs';
import { billed, component, failedAs, mean, row, type Metric, type Rows, type Values } from './row';

const { ask, outside, pause } = buildStep;

const ofCollector =
  (metric: (messages: MessagesReport) => number | null): Metric =>
  (report) => {
    const found = report.components.find(({ messages }) => messages !== null)?.messages;
    return (found && metric(found)) ?? Number.NaN;
  };

const accepted = ofCollector((each) => each.accepted);
const age = ofCollector(({ subscriptions }) => subscriptions[0]!.ages.meanMs);
const batches = ofCollector(({ subscriptions }) => subscriptions[0]!.batches);
const dead = ofCollector(({ subscriptions }) => subscriptions[0]!.deadLettered);
const lost = ofCollector(({ subscriptions }) => subscriptions[0]!.lost);

const collector = (name: string, values: Values<ParameterValue>, metric: Metric, given: OneCollector = {}) =>
  row(
    values,
    (value) => oneCollector({ poisson: true, ...given, values: { batchWaitMs: 100, ...given.values, [name]: value } }),
    metric,
  );

const busy: OneCollector = { values: { itemCpuMs: constant(40) } };
const crowded: OneCollector = { values: { senders: 1, queueItems: 20 }, vendor: { latencyMs: constant(2000) } };
const down = { one: strike('outage', whole('Vendor'), { atMs: 2000, durationMs: 12_000 }) };
const slow = [
  buildStep.choose([
    [1, [pause(200)]],
    [1, []],
  ]),
  telling,
];

const look = ask({ need: 'store', protocol: 'search', verb: 'query' });
const poisson = { trafficClass: { arrivals: { type: 'poisson', ratePerSecond: 20 } } } as const;

const logs =
  (steps: OneStore['steps']) =>
  (name: string, values: Values<ParameterValue>, metric: Metric, given: OneStore['values'] = {}) =>
    row(
      values,
      (value) => oneStore({ kind: 'log-pipeline', steps, ...poisson, values: { ...given, [name]: value } }),
      metric,
    );

const told = logs([outside('store')]);
const bulky = logs([outside('store', { requestBytes: constant(4096) })]);
const looked = logs([look]);
const small = { scannedMiB: 50, planMs: 0 };

/** Told, and looked for half a second later. */
const searched = (searchableMs: Distribution) =>
  oneCollector({
    poisson: true,
    steps: [telling, pause(500), ask({ need: 'look', protocol: 'search', verb: 'query' })],
    between: {
      components: { Logs: { kind: 'log-pipeline', values: { ...small, ingestMs: constant(5), searchableMs } } },
      wires: ['front.telemetry -> Logs', 'front.look -> Logs'],
    },
  });
const staleReads = component(-2, ({ replication }) => replication?.staleReads ?? null);

export const seeingRows: Rows = {
  'collector.vcpus': collector('vcpus', [1, 4], mean, busy),
  'collector.memoryMiB': billed([1024, 65_536], (memoryMiB) => oneCollector({ values: { memoryMiB } })),
  'collector.itemCpuMs': collector('itemCpuMs', [constant(1), constant(20)], mean),
  'collector.queueItems': collector('queueItems', [20, null], failedAs('refused'), crowded),
  'collector.whenFull': collector('whenFull', ['refuse', 'drop'], failedAs('refused'), crowded),
  'collector.durable': collector('durable', [false, true], lost, {
    values: { batchItems: 1000, batchWaitMs: 60_000 },
    timeline: { one: strike('crash', instance('Collector', 0), { atMs: 10_000 }) },
  }),
  'collector.batchItems': collector('batchItems', [2, 20], batches, { values: { batchWaitMs: 60_000 } }),
  'collector.batchWaitMs': collector('batchWaitMs', [10, 1000], age, { values: { batchItems: 100 } }),
  'collector.senders': collector('senders', [1, 10], age, { vendor: { latencyMs: constant(1000) } }),
  'collector.retryMs': collector('retryMs', [300, 8000], age, { timeline: down, seconds: 40 }),
  'collector.giveUpMs': collector('giveUpMs', [1000, null], dead, { timeline: down, values: { retryMs: 500 } }),
  'collector.keptShare': collector('keptShare', [0.2, 0.8], accepted),
  'collector.slowMs': collector('slowMs', [null, 100], accepted, { values: { keptShare: 0.1 }, steps: slow }),
  'log-pipeline.ingestMs': told('ingestMs', [constant(10), constant(100)], mean),
  'log-pipeline.quotaPerSecond': told('quotaPerSecond', [5, null], failedAs('throttled')),
  'log-pipeline.payloadKiB': bulky('payloadKiB', [2, 8], failedAs('failed')),
  'log-pipeline.searchableMs': row([constant(10), constant(4000)], searched, staleReads),
  'log-pipeline.planMs': looked('planMs', [10, 500], mean, small),
  'log-pipeline.scannedMiB': looked('scannedMiB', [10, 200], mean, small),
  'log-pipeline.scanMiBPerSecond': looked('scanMiBPerSecond', [100, 1000], mean, small),
  'log-pipeline.queries': looked('queries', [1, null], mean, { ...small, scannedMiB: 40 }),
  'log-pipeline.retentionDays': billed([1, 3000], (retentionDays) =>
    oneStore({
      kind: 'log-pipeline',
      steps: [outside('store', { requestBytes: constant(1_000_000) })],
      values: { retentionDays },
    }),
  ),
};
