/**
 * Another attempt from outside, an answer without the database, and a notice that waits; or no notice at all, so that there are fewer parts. And what looks as good: more instances of everything, each of which can fail and is called
 * on; and a door that is shut while many come.
 * Measured: of 368 cells 87 % are unharmed at the start, 93 % in the reference, 92 % with fewer parts, and 84 % with three instances of each host, which is less than with one.
 */
import { experiments } from '#gallery';
import { buildSolutions } from '../author';
import { repaired, written } from './written';

const { attempts, second } = experiments.settings;

const again = { timeoutMs: 2 * second, retry: attempts(4, ['refused', 'failed']) };
const repairs = { fromOutside: again, toDatabase: { timeoutMs: second }, hasOwnChannels: true, maxReceives: 5 };
const worst = { 'worst 1': 'Api', 'worst 2': 'Database', 'worst 3': 'Broker' };

export const solutions = buildSolutions(written, {
  reference: { stage: repaired({ ...repairs, isStored: true }), passes: true, answers: worst },
  alternative: {
    stage: repaired({ ...repairs, isDirect: true }),
    passes: true,
    answers: { ...worst, 'worst 3': 'Websocket' },
  },
  start: { stage: written.start, passes: false },
  'wrong-more-instances': {
    stage: repaired({ isStored: true, instances: 4 }),
    passes: false,
    answers: { ...worst, 'worst 1': 'Discord', 'worst 2': 'Scenes' },
  },
  'wrong-raid-turned-away': {
    stage: repaired({ ...repairs, isStored: true, api: { workers: 1, backlog: 0 } }),
    passes: false,
    answers: worst,
  },
});
