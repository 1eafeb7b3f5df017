/**
 * A supply chain of retail, after a reference picture: sensors send readings, staff call, stores deliver files at night, and planners look at all of it. A warehouse gateway that was cut
 * off brings what it kept. Three minutes of the cut stand for four hours. Times, sizes and rates are teaching values.
 */
import { buildAction, buildDocument, buildStep, constant } from '#design';
import type {
  BuildComponent,
  BuildModule,
  BuildStage,
  BuildStep,
  BuildWire,
  Configuration,
  Document,
  RetryPolicy,
} from '#design';
import type { GalleryEntry } from '../entry';
import { free, functionOf, kinds, minute, provider, second, server, usersOf, wire } from '../experiments/settings';
import { placed, published } from '../placed';

const { on, strike } = buildAction;
const { ask, call, choose, compute, orElse, outside, pause, send } = buildStep;

export const load = { tags: 1200, sensors: 360, periodMs: minute, staffPerSecond: 5 } as const;
export const cut = { atMs: minute, durationMs: 3 * minute } as const;
/** Readings a second that the stream takes, in four shards. */
export const taken = { shards: 4, perShard: 15 } as const;

const reading = constant(512);
const toStream = send({ need: 'readings', protocol: 'stream' }, { messageBytes: reading });
const toBuffer = send({ need: 'buffer', protocol: 'queue', operation: 'uplink.forward' }, { messageBytes: reading });
const item = (verb: 'get' | 'put') => ask({ need: 'table', protocol: 'key-value', verb, dataSet: 'stock' });
const filed = (bytes: number) =>
  ask({ need: 'lake', protocol: 'object', verb: 'put', dataSet: 'raw' }, { requestBytes: constant(bytes) });
const warehouse = (verb: 'query' | 'write') => ask({ need: 'warehouse', protocol: 'sql', verb, dataSet: 'sales' });

/** Everything behind the buffer, in order; or straight on, and into the buffer only what cannot go. */
const modules = (isApart: boolean): Readonly<Record<string, BuildModule>> => {
  const passed: readonly BuildStep[] = isApart ? [orElse(toStream, [toBuffer])] : [toBuffer];
  return {
    gateway: { operations: { take: [compute(0.5), ...passed] } },
    uplink: { operations: { forward: [...(isApart ? [pause(100)] : []), compute(0.5), toStream] } },
    devices: { operations: { take: [compute(0.5), toStream] } },
    detection: {
      operations: {
        look: [
          compute(1),
          choose([
            [1, [call('notices.tell')]],
            [199, []],
          ]),
        ],
      },
    },
    keeper: { operations: { apply: [compute(1), item('put')] } },
    archive: { operations: { keep: [compute(0.5), filed(512)] } },
    notices: { operations: { tell: [compute(5), outside('messages')] } },
    mobile: { operations: { look: [compute(5), item('get')], count: [compute(5), item('put')] } },
    extraction: { operations: { read: [compute(constant(2 * second)), filed(2_000_000), warehouse('write')] } },
    dashboards: { operations: { show: [compute(20), warehouse('query')] } },
    forecast: { operations: { run: [warehouse('query'), compute(constant(10 * second)), filed(100_000)] } },
  };
};

const at = placed([30, 250, 620, 850, 1220, 1440, 1810, 2180]);
const host = (module: string, values: Configuration = {}): BuildComponent =>
  server([module], { vcpus: 1, memoryMiB: 2048, instances: 2, ...values });

const parts = (senders: number): BuildStage['components'] => ({
  Tags: at(0, 0, usersOf('Warehouse tags')),
  'Store sensors': at(0, 1, usersOf('Store sensors')),
  Staff: at(0, 2, usersOf('Staff')),
  'Nightly files': at(0, 3, {
    kind: 'schedule',
    values: { everyMs: 24 * 60 * minute, firstMs: 6 * minute, events: 15 },
  }),
  Planners: at(0, 4, usersOf('Planners')),
  'Warehouse gateway': at(1, 0, host('gateway', { instances: 1 })),
  'Device ingestion': at(1, 1, host('devices')),
  'API gateway': at(1, 2, { kind: 'api-gateway' }),
  Extraction: at(1, 3, functionOf(['extraction'])),
  Dashboards: at(1, 4, host('dashboards')),
  'Gateway buffer': at(2, 0, {
    kind: 'queue',
    values: { visibilityTimeoutMs: 10 * minute, maxReceives: null, sendMs: constant(2) },
  }),
  Uplink: at(3, 0, host('uplink', { instances: 1, workers: senders })),
  Mobile: at(3, 2, functionOf(['mobile'], { memoryMiB: 512 })),
  'Forecast run': at(2, 4, { kind: 'schedule', values: { everyMs: 4 * minute, firstMs: 2 * minute } }),
  Forecasting: at(3, 4, host('forecast', { instances: 1 })),
  Readings: at(4, 1, {
    kind: 'stream',
    values: { partitions: taken.shards, partitionMessagesPerSecond: taken.perShard },
  }),
  'Event rules': at(5, 0, host('detection')),
  Archive: at(5, 1, host('archive')),
  'Stock keeper': at(5, 2, host('keeper')),
  Notices: at(6, 0, functionOf(['notices'], { memoryMiB: 512 })),
  'Data lake': at(6, 1, { kind: 'object-store', dataSets: ['raw'] }),
  Stock: at(6, 2, { kind: 'key-value-store', dataSets: ['stock'] }),
  'Sales data': at(6, 3, { kind: 'warehouse', dataSets: ['sales'] }),
  Messages: at(7, 0, provider()),
});

const uplinkWire = 'uplink.readings -> Readings';
const directWire = 'gateway.readings -> Readings';
const timed = (text: string, seconds = 10): BuildWire => wire(text, { timeoutMs: seconds * second });

const untilTaken: RetryPolicy = {
  attempts: null,
  on: ['throttled', 'timed-out', 'refused'],
  backoff: { baseMs: 50, factor: 1, capMs: null, jitter: 'full' },
  budget: null,
};

const wires: readonly BuildWire[] = [
  free('Tags -> Warehouse gateway'),
  free('Store sensors -> Device ingestion'),
  free('Staff -> API gateway'),
  free('Planners -> Dashboards'),
  timed('gateway.buffer -> Gateway buffer', 1),
  wire('Gateway buffer -> Uplink'),
  // Whatever is its turn is tried until it is taken.
  wire(uplinkWire, { timeoutMs: 2 * second, retry: untilTaken }),
  timed('devices.readings -> Readings', 2),
  wire('Readings -> Event rules'),
  wire('Readings -> Archive'),
  wire('Readings -> Stock keeper'),
  timed('detection -> notices'),
  timed('notices.messages -> Messages'),
  timed('archive.lake -> Data lake'),
  timed('keeper.table -> Stock', 1),
  timed('API gateway -> Mobile'),
  timed('mobile.table -> Stock', 1),
  wire('Nightly files -> Extraction'),
  timed('extraction.lake -> Data lake'),
  timed('extraction.warehouse -> Sales data', 60),
  timed('dashboards.warehouse -> Sales data', 60),
  wire('Forecast run -> Forecasting'),
  timed('forecast.warehouse -> Sales data', 60),
  timed('forecast.lake -> Data lake'),
];

const patience = { patienceMs: 5 * second, userRetries: null } as const;

const document: Document = buildDocument(
  {
    title: 'Retail supply chain',
    classes: {
      'Warehouse tags': {
        ...patience,
        arrivals: { type: 'periodic', senders: load.tags, periodMs: load.periodMs, jitterMs: second },
        mix: { 'gateway.take': 1 },
      },
      'Store sensors': {
        ...patience,
        arrivals: { type: 'periodic', senders: load.sensors, periodMs: load.periodMs, jitterMs: second },
        mix: { 'devices.take': 1 },
      },
      Staff: {
        ...patience,
        ratePerSecond: load.staffPerSecond,
        mix: { 'mobile.look': 4, 'mobile.count': 1 },
        keys: { type: 'uniform', items: load.tags },
      },
      Planners: { ratePerSecond: 0.1, mix: { 'dashboards.show': 1 }, patienceMs: minute, userRetries: null },
    },
    scenario: { durationMs: 8 * minute, warmUpMs: 30 * second, seed: 1 },
    timeline: {
      'The warehouse is cut off': { ...cut, action: strike('partition', on.wire(uplinkWire)) },
      'No reading goes straight on': { ...cut, action: strike('partition', on.wire(directWire)) },
    },
    requirements: {
      'readings of stores taken': {
        metric: 'availability',
        comparator: 'at-least',
        target: 0.99,
        owner: 'stores',
        scope: (ids) => ({ type: 'traffic-class', trafficClass: ids.id('trafficClass', 'Store sensors') }),
      },
      'p95 of staff': {
        metric: 'p95',
        comparator: 'at-most',
        target: 300,
        owner: 'staff',
        scope: (ids) => ({ type: 'traffic-class', trafficClass: ids.id('trafficClass', 'Staff') }),
      },
    },
    also: () => published,
    stages: {
      'As drawn': {
        note: 'Readings pass a buffer in the warehouse, in order. After a cut they come as fast as they can: the stream throttles, stores are turned away with them, and what is read now waits behind what was read then.',
        modules: modules(false),
        components: parts(16),
        wires,
      },
      'Late ones apart': {
        note: 'What is read now goes straight to the stream. Only what could not go is kept, and brought ten a second at most.',
        modules: modules(true),
        components: parts(1),
        wires: [...wires, wire(directWire, { timeoutMs: 300 })],
      },
    },
  },
  kinds,
);

export const entry: GalleryEntry = {
  id: 'supply-chain',
  shows: ['D7', 'S1', 'DU5', 'P4'],
  shelf: 'design',
  title: document.title,
  summary: 'Hours of kept readings at once, and how old the stock is then',
  tryFirst:
    'Watch the eldest at Gateway buffer and the throttled readings of stores after 4:00, on the first sheet and on the second: how fresh is the stock?',
  scale:
    'Assumed: 20,000 tags with a reading a minute each and a cut of four hours, 4.8 million readings. Here: 1,200 tags and three minutes, 3,600 readings.',
  facts: [
    {
      text: 'The picture shows devices and industrial gateways before a stream, rules for events, extraction from documents, an API of functions for mobile apps, a data lake with a warehouse, dashboards, forecasts and notifications.',
      source: 'Reference architecture of an intelligent retail supply chain, AWS',
    },
    {
      text: 'A shard of a stream takes 1,000 records or 1 MB a second. Here four shards take 15 a second each.',
      source: 'Quotas and limits, Kinesis Data Streams developer guide',
    },
  ],
  document,
};
