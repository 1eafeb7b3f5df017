/**
 * Ten thousand files within a minute, each six seconds of work: on twenty servers that take from a queue, and on functions that the queue starts. A photo agency after an
 * event; times and sizes are teaching values.
 */
import { buildDocument, buildStep, constant, type BuildStage, type Document } from '#design';
import type { GalleryEntry } from './entry';
import { free, functionOf, kinds, minute, roomy, second, server, usersOf, wire } from './experiments/settings';

const { compute, send } = buildStep;

export const files = { count: 10_000, withinMs: minute, workMs: 6 * second, servers: 20, atOnce: 1000 } as const;

const modules = {
  upload: { operations: { take: [send({ need: 'files', protocol: 'queue', operation: 'resize.file' })] } },
  resize: { operations: { file: [compute(constant(files.workMs))] } },
};
const ends = {
  Photographers: { ...usersOf('Photographers'), at: [30, 80] },
  Upload: { ...server(['upload'], roomy), at: [260, 80] },
  Files: { kind: 'queue', at: [630, 90], values: { visibilityTimeoutMs: 2 * minute, capacityMessages: null } },
} as const satisfies BuildStage['components'];
const wires = [
  free('Photographers -> Upload'),
  wire('upload.files -> Files', { timeoutMs: 5 * second }),
  wire('Files -> Resize'),
];

const onServers: BuildStage = {
  note: 'Twenty servers of one vCPU stand ready, and each works on one file at a time.',
  modules,
  components: {
    ...ends,
    Resize: { ...server(['resize'], { instances: files.servers, vcpus: 1, workers: 1 }), at: [860, 80] },
  },
  wires,
};

const onFunctions: BuildStage = {
  note: 'The queue starts a function for each file, as many at once as the account allows. Nothing is paid for while nobody uploads.',
  modules,
  components: { ...ends, Resize: { ...functionOf(['resize'], { concurrencyLimit: files.atOnce }), at: [860, 80] } },
  wires,
};

const document: Document = buildDocument(
  {
    title: 'Ten thousand files',
    classes: {
      Photographers: {
        arrivals: { type: 'constant', ratePerSecond: (files.count * second) / files.withinMs, firstMs: 0 },
        profile: [
          { atMs: 0, factor: 1, ramp: false },
          // The last one comes 6 ms before.
          { atMs: files.withinMs - 1, factor: 0, ramp: false },
        ],
        mix: { 'upload.take': 1 },
        patienceMs: null,
        userRetries: null,
      },
    },
    scenario: { durationMs: 60 * minute, warmUpMs: 0, seed: 1 },
    requirements: { availability: { metric: 'availability', comparator: 'at-least', target: 0.999 } },
    stages: { 'Twenty servers': onServers, Functions: onFunctions },
  },
  kinds,
);

export const entry: GalleryEntry = {
  id: 'ten-thousand-files',
  shows: ['SU1', 'SU3'],
  shelf: 'design',
  title: document.title,
  summary: 'A burst drains in a minute or in fifty',
  tryFirst: 'Run at max: how long do messages wait at Files on each sheet?',
  scale: null,
  facts: [],
  document,
};
