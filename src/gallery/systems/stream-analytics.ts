/**
 * Records of devices in a stream, enriched and added up for a dashboard within seconds: in one shard, in five, and in five with the records of the biggest customer spread.
 * A tenth of a published limit and less: a shard is read at 20 records a second. Times and rates are teaching values.
 */
import { buildAction, buildDocument, buildStep, constant, defaultDelivery } from '#design';
import type { BuildComponent, BuildModule, BuildStage, BuildWire, DeliveryPolicy, Document } from '#design';
import type { GalleryEntry } from '../entry';
import { free, functionOf, kinds, minute, roomy, second, server, usersOf, wire } from '../experiments/settings';

const { on, strike, traffic } = buildAction;
const { ask, call, choose, compute, outside, pause, send } = buildStep;

/** Records a second: one customer sends three in ten. */
export const load = { biggest: 12, others: 28 } as const;
export const topOfTheHour = { atMs: minute, durationMs: minute, factor: 2 } as const;
export const poison = { atMs: 3 * minute, endMs: 4.5 * minute } as const;
/** A shard has one reader, which takes so many records at a time and so long for them. */
export const reading = { records: 5, forMs: 250 } as const;
export const shards = 5;

interface Written {
  /** Whether the biggest customer's records go by their device instead of its name. */
  readonly isSplit: boolean;
  readonly partitions: number;
  /** Whether a record that cannot be read is given up after three tries. */
  readonly hasExit: boolean;
  readonly note: string;
}

const record = { need: 'records', protocol: 'stream' } as const;

const modules = (isSplit: boolean): Readonly<Record<string, BuildModule>> => ({
  intake: {
    operations: {
      take: [compute(1), send(record)],
      // By the name of the customer, or by that and the device.
      'take of biggest': [compute(1), send(record, { key: isSplit ? 'request' : 'one' })],
    },
  },
  enrich: { operations: { records: [pause(reading.forMs), call('windows.add')] } },
  windows: {
    operations: {
      add: [
        compute(1),
        ask({ need: 'dashboard', protocol: 'key-value', verb: 'put', dataSet: 'windows' }),
        choose([
          [999, []],
          [1, [outside('alerts')]],
        ]),
      ],
    },
  },
  archive: { operations: { keep: [ask({ need: 'raw', protocol: 'object', verb: 'put', dataSet: 'raw' })] } },
});

const columns = [30, 270, 640, 910, 1280, 1650];
const at = (column: number, row: number, component: BuildComponent): BuildComponent => ({
  ...component,
  at: [columns[column] ?? 0, 80 + 190 * row],
});

const timeoutMs = 10 * second;
const read = (text: string, delivery: Partial<DeliveryPolicy>): BuildWire => ({
  ...wire(text),
  delivery: { ...defaultDelivery, ...delivery },
});

const stage = ({ isSplit, partitions, hasExit, note }: Written): BuildStage => ({
  note,
  modules: modules(isSplit),
  components: {
    Devices: at(0, 0, usersOf('Biggest customer', 'Others')),
    Intake: at(1, 0, server(['intake'], roomy)),
    Records: at(2, 0, {
      kind: 'stream',
      values: {
        partitions,
        partitionMessagesPerSecond: 100,
        retryPauseMs: second,
        maxReceives: hasExit ? 3 : null,
        sendMs: constant(50),
      },
    }),
    Enrich: at(3, 0, functionOf(['enrich'], { memoryMiB: 512 })),
    Windows: at(4, 0, {
      kind: 'container',
      modules: ['windows'],
      values: { instances: 1, vcpus: 0.5, memoryMiB: 1024 },
    }),
    Dashboard: at(5, 0, { kind: 'key-value-store', dataSets: ['windows'] }),
    Alerts: at(5, 1, { kind: 'third-party', values: { latencyMs: constant(150), errorRatio: 0 } }),
    Archive: at(3, 1, functionOf(['archive'], { memoryMiB: 512 })),
    'Raw records': at(4, 1, { kind: 'object-store', dataSets: ['raw'], values: { putMs: constant(45) } }),
  },
  wires: [
    free('Devices -> Intake'),
    wire('intake.records -> Records', { timeoutMs }),
    // Of a batch, those before the first that failed are done.
    read('Records -> Enrich', { batchSize: reading.records, partialResults: true }),
    read('Records -> Archive', { batchSize: 100, batchWaitMs: second, partialResults: true }),
    wire('enrich -> windows', { timeoutMs }),
    wire('windows.dashboard -> Dashboard', { timeoutMs }),
    wire('windows.alerts -> Alerts', { timeoutMs }),
    wire('archive.raw -> Raw records', { timeoutMs }),
  ],
});

const sending = { patienceMs: timeoutMs, userRetries: null } as const;
const rush = (name: string) => ({
  atMs: topOfTheHour.atMs,
  durationMs: topOfTheHour.durationMs,
  action: traffic(name, topOfTheHour.factor),
});

const document: Document = buildDocument(
  {
    title: 'Stream analytics',
    classes: {
      'Biggest customer': {
        ...sending,
        ratePerSecond: load.biggest,
        mix: { 'intake.take of biggest': 1 },
        keys: { type: 'uniform', items: 500 },
      },
      Others: {
        ...sending,
        ratePerSecond: load.others,
        mix: { 'intake.take': 1 },
        keys: { type: 'uniform', items: 1000 },
      },
    },
    scenario: { durationMs: poison.endMs, warmUpMs: 20 * second, seed: 1 },
    timeline: {
      'Top of the hour: the biggest customer': rush('Biggest customer'),
      'Top of the hour: the others': rush('Others'),
      'A record that nobody can read': {
        atMs: poison.atMs,
        action: strike('poison-message', on.component('Records'), { magnitude: 1 }),
      },
    },
    requirements: {
      'records taken': { metric: 'availability', comparator: 'at-least', target: 0.999, owner: 'customers' },
    },
    stages: {
      'One shard': stage({
        isSplit: false,
        partitions: 1,
        hasExit: false,
        note: 'One shard keeps all records in order, and its one reader takes 20 a second of 40 that come: it falls behind from the beginning.',
      }),
      'Five shards': stage({
        isSplit: false,
        partitions: shards,
        hasExit: false,
        note: 'Five readers take 100 a second in all. At the top of the hour the shard of the biggest customer still gets more than its one reader takes, and whatever shard a broken record is in stands still behind it.',
      }),
      'Hot key split': stage({
        isSplit: true,
        partitions: shards,
        hasExit: true,
        note: 'Records of the biggest customer go by device, in order for each device only. A record that failed three times is a dead letter.',
      }),
    },
    also: () => ({ notes: 'Times and rates are teaching values.' }),
  },
  kinds,
);

export const entry: GalleryEntry = {
  id: 'stream-analytics',
  shows: ['SU2'],
  shelf: 'design',
  title: document.title,
  summary: 'A hot key, and a record that nobody can read',
  tryFirst:
    'Select Records and watch its lag, the age of the eldest record that waits, on each sheet: when does it begin to grow, and when does it end?',
  scale:
    'Here: 40 records a second of 1 KB, three in ten of one customer, and twice as many at the top of the hour. A shard takes 100 a second, a tenth of the published limit.',
  facts: [
    {
      text: 'A shard takes 1,000 records or 1 MB a second, whoever sends them.',
      source: 'Amazon Kinesis Data Streams developer guide: service sizes and limits',
    },
    {
      text: 'A batch that fails is tried again until it succeeds or expires, and blocks its shard; up to ten batches of a shard can be worked on at once.',
      source: 'AWS Lambda developer guide: Kinesis',
    },
    {
      text: 'On 25 November 2020 servers were added to the front fleet of Kinesis, each kept a thread for each other one, and all met a limit at once; other services of the region failed with it.',
      source: 'Summary of the Amazon Kinesis event in Northern Virginia, 2020',
    },
  ],
  document,
};
