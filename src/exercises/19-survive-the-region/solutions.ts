/** Thirds: any two regions carry the third one's members, and films come from boxes, or from the store behind them. And what costs twice as much, is too small, is told too late, or stands where nobody looks for it. */
import { buildSolutions } from '../author';
import { elsewhere, stageOf, written } from './written';

const thirds = { East: 3, West: 3, EU: 3 } as const;

export const solutions = buildSolutions(written, {
  reference: { stage: stageOf({ servers: thirds, hasCdn: true }), passes: true },
  alternative: { stage: stageOf({ servers: thirds, hasCdn: true, isWithoutBoxes: true }), passes: true },
  start: { stage: written.start, passes: false },
  'wrong-halves': { stage: stageOf({ servers: { East: 6, West: 6 }, hasCdn: true }), passes: false },
  'wrong-small-halves': { stage: stageOf({ servers: { East: 4, West: 4 }, hasCdn: true }), passes: false },
  'wrong-one-large': { stage: stageOf({ servers: { East: 2, West: 2, EU: 5 }, hasCdn: true }), passes: false },
  'wrong-old-name': { stage: stageOf({ servers: thirds, hasCdn: true, ttlMs: 300_000 }), passes: false },
  'wrong-fourth-region': { stage: elsewhere(['North']), passes: false },
  'wrong-no-region': { stage: elsewhere([]), passes: false },
  'wrong-films-inside': { stage: stageOf({ servers: thirds, hasCdn: false }), passes: false },
});
