/**
 * A monitor of video streams, first out of functions that a workflow calls for every second of every stream, then in one process: the same steps for the same items. An item is
 * a second of one stream. CPU times and rates are teaching values; sizes of frames are left out, since nobody keeps them.
 */
import { buildAction, buildDocument, buildStep, constant } from '#design';
import type { BuildComponent, BuildModule, BuildStage, Document } from '#design';
import type { GalleryEntry } from '../entry';
import { free, functionOf, kinds, minute, second, usersOf, wire } from '../experiments/settings';

const { traffic } = buildAction;
const { ask, call, choose, compute, send } = buildStep;

export const items = { perSecond: 10, workMs: 200, rushFactor: 1.2 } as const;
/** States that an item passes: three calls and two choices. */
export const states = 5;
export const quota = items.perSecond * states;

const frames = (verb: 'get' | 'put', count: number) =>
  ask({ need: 'frames', protocol: 'object', verb, dataSet: 'frames' }, { count: constant(count) });
const work = compute(constant(items.workMs));
const notice = [send({ need: 'defects', protocol: 'topic', operation: 'notifier.tell' })];
/** A defect in one of a hundred seconds. */
const told = choose([
  [99, []],
  [1, notice],
]);

/** Modules with frames handed over in a store, or within the process. */
const modules = (isApart: boolean): Readonly<Record<string, BuildModule>> => ({
  monitor: {
    operations: { inspect: [call('converter.convert'), call('video.detect'), told, call('audio.detect'), told] },
  },
  converter: { operations: { convert: [work, ...(isApart ? [frames('put', 2)] : [])] } },
  video: { operations: { detect: [...(isApart ? [frames('get', 1)] : []), work] } },
  audio: { operations: { detect: [...(isApart ? [frames('get', 1)] : []), work] } },
  notifier: { operations: { tell: [compute(constant(5))] } },
});

/** As much of a vCPU as its memory is of that of one, so that a step takes as long as in a process. */
const gibibyte = {
  memoryMiB: 1024,
  mibPerVcpu: 1024,
  environmentMs: constant(0),
  burstInstances: null,
  timeLimitMs: 30 * second,
};
const timeoutMs = 30 * second;
const notifying = {
  Defects: { kind: 'topic', at: [630, 460], values: { sendMs: constant(10) } },
  Notifier: { ...functionOf(['notifier'], gibibyte), at: [1000, 460] },
} as const satisfies BuildStage['components'];
const notices = [wire('monitor.defects -> Defects', { timeoutMs }), wire('Defects -> Notifier')];

/** With so many transitions a second. */
export const monitorApart = (transitionsPerSecond: number): BuildStage => ({
  note: 'A workflow calls three functions for every second of every stream; they hand frames to each other in an object store.',
  modules: modules(true),
  components: {
    Streams: { ...usersOf('Streams'), at: [30, 80] },
    Workflow: {
      kind: 'workflow',
      modules: ['monitor'],
      at: [260, 80],
      values: {
        answers: 'at-end',
        transitionMs: constant(0),
        transitionsPerSecond,
        transitionBurst: transitionsPerSecond,
        startsPerSecond: null,
      },
    },
    Converter: { ...functionOf(['converter'], gibibyte), at: [630, 80] },
    'Video detector': { ...functionOf(['video'], gibibyte), at: [630, 270] },
    'Audio detector': { ...functionOf(['audio'], gibibyte), at: [1000, 270] },
    Frames: {
      kind: 'object-store',
      dataSets: ['frames'],
      at: [1000, 80],
      values: { firstByteMs: constant(0), putMs: constant(0), bitsPerSecond: null },
    },
    ...notifying,
  },
  wires: [
    free('Streams -> Workflow'),
    ...['converter', 'video', 'audio'].flatMap((name) => [
      free(`monitor -> ${name}`, { timeoutMs }),
      free(`${name}.frames -> Frames`, { timeoutMs }),
    ]),
    ...notices,
  ],
});

/** In so many containers, which may differ in more than that. */
export const monitorTogether = (
  containers: number,
  { values, hostPolicy = null }: Pick<BuildComponent, 'values' | 'hostPolicy'> = {},
): BuildStage => ({
  note: 'Converter and detectors stand in one process, and frames stay in its memory. A balancer spreads the items over containers.',
  modules: modules(false),
  components: {
    Streams: { ...usersOf('Streams'), at: [30, 80] },
    Balancer: { kind: 'load-balancer', at: [260, 80] },
    Monitor: {
      kind: 'container',
      modules: ['monitor', 'converter', 'video', 'audio'],
      at: [630, 80],
      values: { instances: containers, vcpus: 1, memoryMiB: 2048, workers: 64, backlog: 128, ...values },
      hostPolicy,
    },
    ...notifying,
  },
  wires: [
    free('Streams -> Balancer'),
    free('Balancer -> Monitor', { timeoutMs }),
    ...['converter', 'video', 'audio'].map((name) => free(`monitor -> ${name}`)),
    ...notices,
  ],
});

/** At a rate that is the same at every hour. */
export const videoMonitor = (perSecond: number = items.perSecond, containers = 10): Document =>
  buildDocument(
    {
      title: 'Video quality monitor',
      classes: {
        Streams: {
          arrivals: { type: 'constant', ratePerSecond: perSecond, firstMs: 0 },
          mix: { 'monitor.inspect': 1 },
          patienceMs: minute,
          userRetries: null,
        },
      },
      scenario: { durationMs: 5 * minute, warmUpMs: 30 * second, seed: 1 },
      timeline: {
        'A fifth more streams': {
          atMs: 2 * minute,
          durationMs: minute,
          action: traffic('Streams', items.rushFactor),
        },
      },
      requirements: {
        'p95 to the verdict': { metric: 'p95', comparator: 'at-most', target: 5 * second, owner: 'users' },
        'monthly bill': { metric: 'monthly-cost', comparator: 'at-most', target: 600, owner: 'finance' },
      },
      stages: { 'Serverless workflow': monitorApart(quota), 'One process': monitorTogether(containers) },
    },
    kinds,
  );

export const entry: GalleryEntry = {
  id: 'video-quality-monitor',
  shows: ['SC1', 'E1'],
  shelf: 'design',
  title: 'Video quality monitor',
  summary: 'A workflow at its quota, and nine tenths of its bill',
  tryFirst: 'Compare both sheets, then sort the bill of the first by amount: most of it counts steps.',
  scale: 'Published: thousands of streams. Here: 10 seconds of video a second, with the quota scaled to match.',
  facts: [
    {
      text: 'The monitoring of Prime Video made several state transitions for every second of a stream and met a limit of its account at about 5 % of the expected load; moved into one process, its cost fell by more than 90 %.',
      source: 'Prime Video Tech, March 2023',
    },
  ],
  document: videoMonitor(),
};
