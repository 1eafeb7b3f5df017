/** A function that nobody called for a while has no instances left: the first callers wait for a start each. */
import { buildDocument, buildStep, constant, type BuildStage, type Document } from '#design';
import type { GalleryEntry } from '../entry';
import { at, free, functionOf, kinds, minute, second, usersOf } from './parts';

const pauseOfWork = { fromMs: minute, toMs: 4 * minute } as const;
export const startMs = 2 * second;
export const everyMs = 100;
export const workMs = 50;

const office = (provisioned: number, note: string): BuildStage => ({
  note,
  modules: { report: { operations: { show: [buildStep.pause(constant(workMs))] } } },
  components: {
    Office: at(0, 0, usersOf('Office')),
    Reports: at(1, 0, functionOf(['report'], { environmentMs: constant(startMs), keepAliveMs: minute, provisioned })),
  },
  wires: [free('Office -> Reports')],
});

const document: Document = buildDocument(
  {
    title: 'Cold start after idle',
    classes: {
      Office: {
        arrivals: { type: 'constant', ratePerSecond: second / everyMs, firstMs: 0 },
        profile: [
          { atMs: 0, factor: 1, ramp: false },
          { atMs: pauseOfWork.fromMs, factor: 0, ramp: false },
          { atMs: pauseOfWork.toMs, factor: 1, ramp: false },
        ],
        mix: { 'report.show': 1 },
        patienceMs: 3 * second,
        userRetries: null,
      },
    },
    scenario: { durationMs: 5 * minute, warmUpMs: 30 * second, seed: 1 },
    requirements: { 'p99 of reports': { metric: 'p99', comparator: 'at-most', target: 500 } },
    stages: {
      'None kept ready': office(0, 'Instances end a minute after their last request.'),
      'Two kept ready': office(2, 'Two instances are provisioned: paid for all month, and never cold.'),
    },
  },
  kinds,
);

export const coldStart: GalleryEntry = {
  id: 'cold-start',
  shows: [],
  shelf: 'failure',
  title: document.title,
  summary: 'The first callers after a pause wait for a start',
  tryFirst: 'Watch the latency at 4:00, when the office is back, then compare both sheets with their bills.',
  scale: null,
  facts: [
    {
      text: 'A cold start of a JVM takes 0.8 to 2.5 s, of an interpreted runtime 0.15 to 0.5 s.',
      source: 'Serverless cold starts, an exercise of the Cloud Arcade',
    },
  ],
  document,
};
