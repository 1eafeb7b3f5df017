/** One line, ordered by deadline or priority, that keeps jobs of one project apart; and two pools, an order alone, a key alone, a short line, more workers. */
import { buildSolutions } from '../author';
import { pool, stageOf, written, type Said } from './written';

const second = 1000;
const deadlines: readonly [Said, Said] = [{ deadlineMs: 3600 * second }, { deadlineMs: 15 * second }];
const priorities: readonly [Said, Said] = [{ priority: 0 }, { priority: 1 }];

export const solutions = buildSolutions(written, {
  reference: { stage: stageOf({ said: deadlines, queue: { order: 'deadline', keyOrder: 'exclusive' } }), passes: true },
  alternative: {
    stage: stageOf({ said: priorities, queue: { order: 'priority', keyOrder: 'exclusive' } }),
    passes: true,
  },
  start: { stage: written.start, passes: false },
  'wrong-two-pools': { stage: stageOf({ apart: 10, queue: { keyOrder: 'exclusive' } }), passes: false },
  'wrong-order-alone': { stage: stageOf({ said: deadlines, queue: { order: 'deadline' } }), passes: false },
  'wrong-key-alone': { stage: stageOf({ queue: { keyOrder: 'exclusive' } }), passes: false },
  'wrong-short-line': {
    stage: stageOf({
      said: deadlines,
      queue: { order: 'deadline', keyOrder: 'exclusive', capacityMessages: 500 },
    }),
    passes: false,
  },
  'wrong-more-workers': {
    stage: stageOf({ workers: 2 * pool, queue: { order: 'arrival', keyOrder: 'exclusive' } }),
    passes: false,
  },
});
