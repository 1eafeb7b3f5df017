/** A record that nobody can work on, in a stream whose readers try again for ever: a partition stands still behind it, until a record may be given up. */
import { buildAction, buildDocument, buildStep, constant, type BuildStage, type Document } from '#design';
import type { GalleryEntry } from '../entry';
import { at, free, kinds, minute, roomy, second, server, timed, usersOf } from './parts';

const { on, strike } = buildAction;
const { pause, send } = buildStep;

export const poison = { partitions: 4, ratePerSecond: 40, atMs: minute, retryPauseMs: second } as const;

const reading = (maxReceives: number | null, note: string): BuildStage => ({
  note,
  modules: {
    intake: { operations: { take: [send({ need: 'readings', protocol: 'stream', operation: 'store.keep' })] } },
    store: { operations: { keep: [pause(constant(10))] } },
  },
  components: {
    Sensors: at(0, 0, usersOf('Sensors')),
    Intake: at(1, 0, server(['intake'], roomy)),
    Readings: at(2, 0, {
      kind: 'stream',
      values: { partitions: poison.partitions, retryPauseMs: poison.retryPauseMs, maxReceives },
    }),
    Store: at(3, 0, server(['store'])),
  },
  wires: [free('Sensors -> Intake'), timed('intake.readings -> Readings'), timed('Readings -> Store')],
});

const document: Document = buildDocument(
  {
    title: 'Poison record',
    classes: {
      Sensors: {
        ratePerSecond: poison.ratePerSecond,
        mix: { 'intake.take': 1 },
        patienceMs: null,
        userRetries: null,
        keys: { type: 'uniform', items: 10_000 },
      },
    },
    scenario: { durationMs: 4 * minute, warmUpMs: 30 * second, seed: 1 },
    timeline: {
      'A record that nobody can read': {
        atMs: poison.atMs,
        action: strike('poison-message', on.component('Readings'), { magnitude: 1 }),
      },
    },
    stages: {
      'Tried for ever': reading(null, 'A failing record is read again until it succeeds. This one never does.'),
      'Three tries': reading(3, 'After three tries a record is a dead letter, and the partition goes on.'),
    },
  },
  kinds,
);

export const poisonRecord: GalleryEntry = {
  id: 'poison-record',
  shows: [],
  shelf: 'failure',
  title: document.title,
  summary: 'One record stops a quarter of a stream',
  tryFirst: 'Watch the messages that wait at Readings after 1:00, then open the second sheet.',
  scale: null,
  facts: [
    {
      text: 'A failing batch of a stream is tried again until it succeeds or expires, and blocks its shard meanwhile.',
      source: 'AWS Lambda developer guide: Kinesis',
    },
  ],
  document,
};
