/**
 * Files that are worked on as they come, and one a night that is taken apart: on servers that take from a queue, on functions that a bucket starts, and on functions behind a queue.
 * Ten thousand files within a minute, five of them broken, six seconds of work each; the file of the night is twenty minutes of work. Times and sizes are teaching values.
 */
import { buildAction, buildDocument, buildStep, constant, defaultDelivery } from '#design';
import type { BuildComponent, BuildModule, BuildStage, BuildWire, Document } from '#design';
import type { GalleryEntry } from '../entry';
import { free, functionOf, kinds, minute, roomy, second, server, usersOf, wire } from '../experiments/settings';

const { on, strike } = buildAction;
const { ask, compute, repeat, send, write } = buildStep;

export const burst = { count: 10_000, fromMs: 5 * second, toMs: 65 * second, workMs: 6 * second, broken: 5 } as const;
export const night = { atMs: 2 * second, workMs: 20 * minute, parts: 10 } as const;
/** Functions of an account are 1,000 at once: so many for the files of photographers, some for that of the night. */
export const fleet = { servers: 20, atOnce: 950, partsAtOnce: 50 } as const;
/** No function runs for longer. */
export const functionLimitMs = 15 * minute;
const megabyte = constant(1_000_000);

interface Written {
  /** Whether a message says what is to be done; else the bucket tells of each file that is put there. */
  readonly isQueued: boolean;
  /** Bucket in which a small picture is put. */
  readonly output: 'originals' | 'thumbnails';
  /** Pieces that the file of the night is cut into. */
  readonly parts: number;
}

const put = (need: string) => ask({ need, protocol: 'object', verb: 'put', dataSet: need }, { requestBytes: megabyte });

const modules = ({ isQueued, output, parts }: Written): Readonly<Record<string, BuildModule>> => ({
  upload: {
    operations: {
      take: [
        compute(1),
        put('originals'),
        ...(isQueued ? [send({ need: 'files', protocol: 'queue', operation: 'resize.file' })] : []),
      ],
    },
  },
  resize: {
    operations: {
      file: [
        ask({ need: 'originals', protocol: 'object', verb: 'get', dataSet: 'originals' }, { responseBytes: megabyte }),
        compute(constant(burst.workMs)),
        put(output),
        ask({ need: 'metadata', protocol: 'key-value', verb: 'put', dataSet: 'metadata' }),
      ],
    },
  },
  intake: {
    operations: {
      deliver: [compute(1), repeat(parts, [send({ need: 'nightly', protocol: 'queue', operation: 'transform.load' })])],
    },
  },
  transform: { operations: { load: [compute(constant(night.workMs / parts)), write('warehouse', 'trades')] } },
});

const columns = [30, 260, 630, 930, 1300];
const at = (column: number, row: number, component: BuildComponent): BuildComponent => ({
  ...component,
  at: [columns[column] ?? 0, 80 + 190 * row],
});

const bucket = (name: string): BuildComponent => ({
  kind: 'object-store',
  dataSets: [name],
  values: { firstByteMs: constant(25), putMs: constant(45), visibilityTimeoutMs: 2 * minute, maxReceives: 3 },
});
const queue = (visibilityTimeoutMs: number, maxReceives: number | null): BuildComponent => ({
  kind: 'queue',
  values: { visibilityTimeoutMs, maxReceives, capacityMessages: null, sendMs: constant(6) },
});

/** What takes the work, and how often a message may be received. */
const around = (maxReceives: number | null, workers: BuildComponent, batch: BuildComponent) => ({
  Photographers: at(0, 0, usersOf('Photographers')),
  Upload: at(1, 0, server(['upload'], roomy)),
  Originals: at(2, 0, bucket('originals')),
  Resize: at(3, 1, workers),
  Metadata: at(4, 1, { kind: 'key-value-store', dataSets: ['metadata'] }),
  Partner: at(0, 2, usersOf('Partner')),
  Intake: at(1, 2, server(['intake'], roomy)),
  Nightly: at(2, 2, queue(30 * minute, maxReceives)),
  Transform: at(3, 2, batch),
  Warehouse: at(4, 2, { kind: 'warehouse', dataSets: ['trades'] }),
});
const files = { Files: (maxReceives: number | null) => at(2, 1, queue(2 * minute, maxReceives)) };
const thumbnails = { Thumbnails: at(4, 0, bucket('thumbnails')) };

const timeoutMs = 10 * second;
/** What failed comes back at once. */
const pulled = (text: string): BuildWire => ({
  ...wire(text),
  delivery: { ...defaultDelivery, returnsFailed: true },
});
const wires: readonly BuildWire[] = [
  free('Photographers -> Upload'),
  wire('upload.originals -> Originals', { timeoutMs }),
  wire('resize.originals -> Originals', { timeoutMs }),
  wire('resize.metadata -> Metadata', { timeoutMs }),
  free('Partner -> Intake'),
  wire('intake.nightly -> Nightly', { timeoutMs }),
  pulled('Nightly -> Transform'),
  wire('transform.warehouse -> Warehouse', { timeoutMs }),
];
const queued = [
  wire('upload.files -> Files', { timeoutMs }),
  pulled('Files -> Resize'),
  wire('resize.thumbnails -> Thumbnails', { timeoutMs }),
];

const oneVcpu = { vcpus: 1, workers: 1, backlog: null };
const functions = (module: string, concurrencyLimit: number): BuildComponent =>
  functionOf([module], { concurrencyLimit, timeLimitMs: functionLimitMs });

const onServers: BuildStage = {
  note: 'Twenty servers take from a queue, one file each at a time, and stand ready day and night. A broken file is tried for ever and keeps a server to itself.',
  modules: modules({ isQueued: true, output: 'thumbnails', parts: 1 }),
  components: {
    ...around(null, server(['resize'], { ...oneVcpu, instances: fleet.servers }), server(['transform'], oneVcpu)),
    Files: files.Files(null),
    ...thumbnails,
  },
  wires: [...wires, ...queued],
};

const onFunctions: BuildStage = {
  note: 'The bucket starts a function for each file that is put there, the small ones too that the functions put there themselves: it never ends, and each second is paid for. The file of the night dies at 15 minutes, three times.',
  modules: modules({ isQueued: false, output: 'originals', parts: 1 }),
  components: around(3, functions('resize', fleet.atOnce), functions('transform', fleet.partsAtOnce)),
  wires: [...wires, pulled('Originals -> Resize')],
};

const behindQueues: BuildStage = {
  note: 'A message for each file, another bucket for what comes out, three tries and then the dead letters. The file of the night is cut into ten.',
  modules: modules({ isQueued: true, output: 'thumbnails', parts: night.parts }),
  components: {
    ...around(3, functions('resize', fleet.atOnce), functions('transform', fleet.partsAtOnce)),
    Files: files.Files(3),
    ...thumbnails,
  },
  wires: [...wires, ...queued],
};

/** As much of an hour as a minute is, in one hour of the day. */
const inOneHour = (hour: number) => Array.from({ length: 24 }, (_, each) => (each === hour ? 1 / 60 : 0));

const ratePerSecond = (burst.count * second) / (burst.toMs - burst.fromMs);
const once = { patienceMs: null, userRetries: null } as const;

const document: Document = buildDocument(
  {
    title: 'Files and ETL',
    classes: {
      Photographers: {
        ...once,
        arrivals: { type: 'constant', ratePerSecond, firstMs: burst.fromMs },
        profile: [
          { atMs: 0, factor: 1, ramp: false },
          // The last one comes 6 ms before.
          { atMs: burst.toMs - 1, factor: 0, ramp: false },
        ],
        dailyProfile: inOneHour(18),
        mix: { 'upload.take': 1 },
      },
      Partner: {
        ...once,
        arrivals: { type: 'constant', ratePerSecond: 1 / (24 * 60 * 60), firstMs: night.atMs },
        // A bill runs a minute of each load: too short for what comes once a night.
        dailyProfile: Array.from({ length: 24 }, () => 0),
        mix: { 'intake.deliver': 1 },
      },
    },
    scenario: { durationMs: 75 * minute, warmUpMs: 0, seed: 1 },
    timeline: {
      'Five broken files': {
        atMs: burst.fromMs + 5 * second,
        action: strike('poison-message', on.component('Files'), { magnitude: burst.broken }),
      },
    },
    requirements: {
      'nothing is lost': { metric: 'acknowledged-lost', comparator: 'at-most', target: 0, owner: 'photographers' },
    },
    also: () => ({
      notes:
        'Times, sizes and rates are teaching values. The bill has one burst a day and leaves out the file of the night.',
    }),
    stages: { Workers: onServers, Functions: onFunctions, 'Queue and functions': behindQueues },
  },
  kinds,
);

export const entry: GalleryEntry = {
  id: 'files-and-etl',
  shows: ['SU1', 'SU3'],
  shelf: 'design',
  title: document.title,
  summary: 'Ten thousand uploads, five broken files, and a bucket that starts itself',
  tryFirst:
    'Run 10,000 uploads on each sheet at 60×: how long do files wait at Files, and what does Resize cost a second on the second sheet when all have been done?',
  scale:
    'Published: over 50,000 files a day. Here: 10,000 within a minute after an event, and one file of the night of twenty minutes of work.',
  facts: [
    {
      text: 'FINRA checks over 50,000 files a day against more than 200 rules: files arrive in an object store, functions validate them, and a controller coordinates them by queues. Answers take less than a minute instead of three to seven, at half the cost.',
      source: 'AWS case study: FINRA adopts AWS to perform 500 billion validation checks daily',
    },
    {
      text: 'A function runs for 15 minutes at most, 1,000 at once to start with; an event that nobody waits for is tried twice more after an error, and may come more than once.',
      source: 'AWS Lambda developer guide: quotas, asynchronous invocation',
    },
  ],
  document,
};
