/**
 * Frames: everything that is under way, one row each. Rows are reused; `lives` tells a row's present use from an earlier one, so that nobody speaks
 * to a frame that is gone.
 */
import { cancel } from './calendar';
import { full } from './host';
import {
  answerBytes,
  asked,
  children,
  counters,
  deadlines,
  demands,
  entities,
  flags,
  following,
  freeRows,
  heads,
  holdings,
  kind,
  lives,
  ordinals,
  parentLives,
  parents,
  seldom,
  waysAndUnits,
} from './memory';
import * as columns from './tables/frame-columns';
import * as kinds from './tables/kinds';

/** Number of the last frame. */
const last = (columns.rows - 1) * columns.step;
let freeCount = 0;
let top = 0;

export function resetFrames(): void {
  for (let row = 0; row < top; row += columns.step) {
    lives[row] = lives[row] + 1;
    forgetSeldom(row);
  }
  freeCount = 0;
  top = 0;
}

/** Past the highest frame ever used, for the rare walk over all. */
export function frameTop(): i32 {
  return top;
}

/** Whether a row is free that was used before. */
// @inline
export function hasFreeRow(): bool {
  return freeCount > 0;
}

/** A row for a new frame, with whatever it last held. Never the last row: that one is handed out when all are taken. */
// @inline
export function takeRow(): i32 {
  if (freeCount > 0) return freeRows[--freeCount];
  if (top == last) {
    full();
    return last;
  }
  const row = top;
  top += columns.step;
  return row;
}

/** A new frame without parent, event, holdings; the caller fills in the rest. */
export function allocate(what: i32): i32 {
  const row = takeRow();
  heads[row] = what;
  parents[row] = -1;
  flags[row] = 0;
  children[row] = -1;
  following[row] = -1;
  waysAndUnits[row] = -1;
  counters[row] = 0;
  deadlines[row] = Infinity;
  answerBytes[row] = 0;
  return row;
}

/** The frame is over. Its pending event, if any, goes stale. */
// @inline
export function release(row: i32): void {
  if (row == last) return;
  kind[row] = kinds.free;
  lives[row] = lives[row] + 1;
  cancel(row);
  if ((seldom[row] | seldom[row + 2] | reinterpret<i64>(demands[row])) != 0) forgetSeldom(row);
  freeRows[freeCount++] = row;
}

/** What few frames have is 0 again, as in every free one: a new frame does not touch it. */
function forgetSeldom(row: i32): void {
  seldom[row] = 0;
  seldom[row + 2] = 0;
  demands[row] = 0;
}

/** Makes `child` answer to `parent`. */
// @inline
export function adopt(parent: i32, child: i32): void {
  parents[child] = parent;
  parentLives[child] = lives[parent];
}

/** The parent that still waits; -1 when there was none or it is gone. */
// @inline
export function livingParent(row: i32): i32 {
  const parent = parents[row];
  return parent >= 0 && lives[parent] == parentLives[row] ? parent : -1;
}

/** What belongs to the client request goes along to everything done for it. */
// @inline
export function inherit(from: i32, to: i32): void {
  ordinals[to] = ordinals[from];
  entities[to] = entities[from];
  asked[to] = asked[from];
  deadlines[to] = deadlines[from];
}
