/**
 * Three things that come by themselves: two thousand files within a minute, one file at night that takes twenty minutes, and a stream of readings of which a third are one
 * machine's. Sizes, times and rates are teaching values.
 */
import {
  buildAction,
  buildStep,
  constant,
  defaultDelivery,
  type BuildComponent,
  type BuildModule,
  type BuildStage,
} from '#design';
import type { Configuration } from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { on, strike } = buildAction;
const { compute, count, pause, repeat, send } = buildStep;
const { free, functionOf, minute, second, server, usersOf, wire } = experiments.settings;

const files = { count: 2000, withinMs: minute } as const;
/** Most take six seconds, one in a hundred more than twice that. */
const fileWork = { type: 'lognormal', median: 6 * second, p99: 14 * second } as const;
const exportMs = 20 * minute;
const exportParts = 20;
/** Each is a call to somebody else. One reader for each partition is done with five of them in eight seconds; the busy machine sends more than that. */
const readings = { perSecond: 1.25, workMs: 3200, hotShare: 0.3, partitions: 8 } as const;
export const longestFunctionMs = 15 * minute;
const hoursOfDay = 24;
const hourSeconds = 3600;

export interface Form {
  /** Who makes the pictures. */
  readonly resize: BuildComponent;
  readonly files?: Configuration;
  /** A picture is counted once for each file, however often it is made. */
  readonly isOnce?: boolean;
  /** Files are told to whoever listens, and not kept. */
  readonly isPublished?: boolean;
  /** Who makes the export, at once or in parts. */
  readonly export: BuildComponent;
  readonly isInParts?: boolean;
  readonly stream?: Configuration;
  readonly batch?: { readonly size: number; readonly waitMs?: number; readonly reportsEach?: boolean };
}

export const servers = (modules: readonly string[], instances: number): BuildComponent =>
  server(modules, { instances, vcpus: 1, memoryMiB: 2048, workers: 1, backlog: 0 });
export const functions = (modules: readonly string[], values: Configuration = {}): BuildComponent =>
  functionOf(modules, { timeLimitMs: longestFunctionMs, ...values });

const makePart: BuildModule = { operations: { make: [compute(constant(exportMs / exportParts))] } };
const cut = [repeat(exportParts, [send({ need: 'parts', protocol: 'queue', operation: 'part.make' })])];

const modulesOf = ({ isOnce = false, isPublished = false, isInParts = false }: Form) => ({
  upload: {
    operations: {
      take: [
        compute(1),
        count('uploads'),
        send({ need: 'files', protocol: isPublished ? 'topic' : 'queue', operation: 'resize.file' }),
      ],
    },
  },
  resize: {
    operations: { file: [compute(fileWork), count('pictures', { idempotencyKey: isOnce ? 'request' : null })] },
  },
  night: { operations: { begin: [send({ need: 'exports', protocol: 'queue', operation: 'export.run' })] } },
  export: { operations: { run: isInParts ? cut : [compute(constant(exportMs))] } },
  ...(isInParts && { part: makePart }),
  meter: { operations: { report: [send({ need: 'readings', protocol: 'stream', operation: 'enrich.reading' })] } },
  enrich: { operations: { reading: [pause(constant(readings.workMs))] } },
});

const queue = { visibilityTimeoutMs: 10 * second, maxReceives: 5 };
const timeoutMs = 5 * second;

export const stageOf = (form: Form): BuildStage => {
  const { isPublished = false, isInParts = false, batch = { size: 1 } } = form;
  const delivery = {
    ...defaultDelivery,
    batchSize: batch.size,
    batchWaitMs: batch.waitMs ?? 0,
    partialResults: batch.reportsEach ?? false,
  };
  return {
    modules: modulesOf(form),
    components: {
      Photographers: { ...usersOf('Photographers'), at: [0, 40] },
      Warehouse: { ...usersOf('Warehouse'), at: [0, 260] },
      Machines: { ...usersOf('Machines'), at: [0, 480] },
      'Front server': { ...server(['upload', 'night', 'meter'], { workers: 256, backlog: 512 }), at: [260, 160] },
      Files: isPublished
        ? { kind: 'topic', at: [640, 20] }
        : { kind: 'queue', at: [640, 20], values: { ...queue, ...form.files } },
      Resize: { ...form.resize, at: [980, 20] },
      Exports: { kind: 'queue', at: [640, 240], values: { visibilityTimeoutMs: 30 * minute, maxReceives: 1 } },
      Export: { ...form.export, at: [980, 240] },
      ...(isInParts && { Parts: { kind: 'queue', at: [1320, 240], values: { visibilityTimeoutMs: 3 * minute } } }),
      Readings: {
        kind: 'stream',
        at: [640, 500],
        values: { partitions: readings.partitions, maxReceives: null, retryPauseMs: second, ...form.stream },
      },
      Enrich: { ...server(['enrich']), at: [980, 500] },
    },
    wires: [
      free('Photographers -> Front server'),
      free('Warehouse -> Front server'),
      free('Machines -> Front server'),
      wire('upload.files -> Files', { timeoutMs }),
      isPublished
        ? { ...wire('Files -> Resize'), delivery: { ...defaultDelivery, stores: false } }
        : wire('Files -> Resize'),
      wire('night.exports -> Exports', { timeoutMs }),
      wire('Exports -> Export'),
      ...(isInParts ? [wire('export.parts -> Parts', { timeoutMs }), wire('Parts -> Export')] : []),
      wire('meter.readings -> Readings', { timeoutMs }),
      { ...wire('Readings -> Enrich'), delivery },
    ],
  };
};

/** The burst once a day, told as an hour with as many files: a bill knows hours. */
const burstHour = Array.from({ length: hoursOfDay }, (_, hour) =>
  hour === 18 ? files.withinMs / (hourSeconds * second) : 0,
);

export const written: WrittenExercise = {
  design: {
    title: 'Files, batches and streams',
    classes: {
      Photographers: {
        arrivals: { type: 'constant', ratePerSecond: (files.count * second) / files.withinMs, firstMs: 0 },
        profile: [
          { atMs: 0, factor: 1, ramp: false },
          { atMs: files.withinMs - 1, factor: 0, ramp: false },
        ],
        mix: { 'upload.take': 1 },
        // Every file is one of its own.
        keys: { type: 'uniform', items: 1_000_000_000 },
        patienceMs: 10 * second,
        userRetries: null,
        dailyProfile: burstHour,
      },
      Warehouse: {
        // Once in a day. The loads of a bill are too short to see it; on functions it costs a dollar a month.
        arrivals: { type: 'constant', ratePerSecond: 1 / (hoursOfDay * hourSeconds), firstMs: second },
        mix: { 'night.begin': 1 },
        patienceMs: 10 * second,
        userRetries: null,
        dailyProfile: Array.from({ length: hoursOfDay }, () => 0),
      },
      Machines: {
        ratePerSecond: readings.perSecond,
        mix: { 'meter.report': 1 },
        keys: { type: 'zipf', items: 1000, exponent: 0, hotShares: [readings.hotShare] },
        patienceMs: 10 * second,
        userRetries: null,
      },
    },
    scenario: { durationMs: 30.5 * minute, warmUpMs: 0 },
    timeline: {
      'A reading that nobody can read': {
        atMs: 4 * minute,
        action: strike('poison-message', on.component('Readings'), { magnitude: 1 }),
      },
    },
    requirements: {
      uploads: {
        metric: 'availability',
        comparator: 'at-least',
        target: 0.999,
        scope: (names) => ({ type: 'operation', operation: names.id('operation', 'upload.take') }),
      },
    },
    also: (names) => ({
      rules: {
        counters: ['uploads', 'pictures'].map((name) => ({ id: names.id('counter', name), name, initial: 0 })),
        relations: [
          {
            id: names.id('relation', 'one picture'),
            name: 'No more pictures than uploads',
            terms: [
              { counter: names.id('counter', 'pictures'), factor: 1 },
              { counter: names.id('counter', 'uploads'), factor: -1 },
            ],
            comparator: 'at-most',
            target: 0,
          },
        ],
      },
    }),
  },
  start: stageOf({ resize: servers(['resize'], 4), export: functions(['export']) }),
};
