/** Functions for the burst, parts for the long file, small batches and an exit for the stream; and what is too dear, forgets, loses, refuses or gives up too much. */
import { experiments } from '#gallery';
import { buildSolutions } from '../author';
import { functions, longestFunctionMs, servers, stageOf, written, type Form } from './written';

const { minute, second } = experiments.settings;

const good: Form = {
  resize: functions(['resize'], { concurrencyLimit: 400 }),
  files: { visibilityTimeoutMs: minute },
  export: functions(['export', 'part']),
  isInParts: true,
  stream: { maxReceives: 3 },
  batch: { size: 4, reportsEach: true },
};

/** A server may take as long as it likes, and what is made twice is told apart. */
const other: Form = {
  resize: functions(['resize']),
  files: { visibilityTimeoutMs: 30 * second, maxReceives: 20 },
  isOnce: true,
  export: servers(['export'], 1),
  stream: { maxReceives: 5 },
  batch: { size: 3 },
};

export const solutions = buildSolutions(written, {
  reference: { stage: stageOf(good), passes: true },
  alternative: { stage: stageOf(other), passes: true },
  start: { stage: written.start, passes: false },
  'wrong-more-servers': { stage: stageOf({ ...good, resize: servers(['resize'], 90) }), passes: false },
  'wrong-short-timeout': { stage: stageOf({ ...good, files: {} }), passes: false },
  'wrong-topic': {
    stage: stageOf({ ...good, isPublished: true, resize: servers(['resize'], 20) }),
    passes: false,
  },
  'wrong-small-queue': {
    stage: stageOf({ ...good, files: { visibilityTimeoutMs: minute, capacityMessages: 100 } }),
    passes: false,
  },
  'wrong-limits-away': {
    stage: stageOf({
      ...good,
      export: functions(['export'], { timeLimitMs: 2 * longestFunctionMs }),
      isInParts: false,
      stream: { maxReceives: null },
    }),
    passes: false,
  },
  'wrong-large-batches': { stage: stageOf({ ...good, batch: { size: 100, waitMs: 2 * minute } }), passes: false },
});
