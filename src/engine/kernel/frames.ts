/**
 * Frames: everything that is under way, one row each. Rows are reused; `lives` tells a row's present use from an earlier one, so that nobody speaks
 * to a frame that is gone.
 */
import { cancel, now } from './calendar';
import { resetCounts } from './direct-counts';
import { resetFolded } from './folded';
import { full } from './host';
import {
  answerBytes,
  asked,
  attempts,
  children,
  counters,
  deadlines,
  demands,
  entities,
  flags,
  following,
  heads,
  holdings,
  keyLow,
  kind,
  lives,
  ordinals,
  parentLives,
  parents,
  poolCells,
  transactions,
  waysAndUnits,
} from './memory';
import * as flag from './tables/flags';
import * as columns from './tables/frame-columns';
import * as kinds from './tables/kinds';
import * as pools from './tables/pools';

/** Number of the last frame. */
const last = (columns.rows - 1) * columns.step;
/** Frames of a pool lie together, many where there are many, so that what a pool has no use for fills whole pages, and few where there are few: walks over all are short. */
const smallest = 64 * columns.step;
const largest = 4096 * columns.step;
/** Of a pool, in its row of `poolCells`: the frame that became free last, which has the one before it in place of its key (-1 = none), the next new one, where its chunk ends. */
const free = 0;
const fresh = 1;
const end = 2;
const poolSize = 4;
const none = -1;
let top = 0;

export function resetFrames(): void {
  resetFolded();
  resetCounts();
  for (let row = 0; row < top; row += columns.step) {
    kind[row] = kinds.free;
    lives[row] = lives[row] + 1;
    forgetSeldom(row);
  }
  for (let pool = 0; pool < pools.count; pool++) {
    const at = pool * poolSize;
    poolCells[at + free] = none;
    poolCells[at + fresh] = 0;
    poolCells[at + end] = 0;
  }
  top = 0;
}

/** Past the highest frame ever used, for the rare walk over all. */
export function frameTop(): i32 {
  return top;
}

/** Frames that were ever in use at once. */
export function framesUsed(): i32 {
  let unused = 0;
  for (let pool = 0; pool < pools.count; pool++)
    unused += poolCells[pool * poolSize + end] - poolCells[pool * poolSize + fresh];
  return (top - unused) / columns.step;
}

/** Whether a row of a pool is free that was used before. */
// @inline
export function hasFreeRow(pool: i32): bool {
  return poolCells[pool * poolSize + free] != none;
}

/** A row for a new frame, with whatever it last held. Never the last row: that one is handed out when all are taken. */
// @inline
export function takeRow(pool: i32): i32 {
  const row = poolCells[pool * poolSize + free];
  if (row == none) return newRow(pool * poolSize);
  poolCells[pool * poolSize + free] = keyLow[row];
  return row;
}

function newRow(at: i32): i32 {
  if (poolCells[at + fresh] == poolCells[at + end]) {
    const chunk = chunkAfter(top);
    if (top + chunk > last) {
      full();
      return last;
    }
    poolCells[at + fresh] = top;
    top += chunk;
    poolCells[at + end] = top;
  }
  const row = poolCells[at + fresh];
  poolCells[at + fresh] = row + columns.step;
  return row;
}

/** A quarter of what there is, within bounds. */
function chunkAfter(taken: i32): i32 {
  const quarter = ((taken >> 2) / smallest) * smallest;
  return quarter < smallest ? smallest : quarter > largest ? largest : quarter;
}

// @inline
function poolOf(what: i32): i32 {
  return what == kinds.request ? pools.requests : what == kinds.call ? pools.calls : pools.others;
}

/** A new frame without parent, event, holdings; the caller fills in the rest. */
export function allocate(what: i32): i32 {
  const pool = poolOf(what);
  const row = takeRow(pool);
  heads[row] = what;
  parents[row] = -1;
  flags[row] = 0;
  children[row] = -1;
  counters[row] = 0;
  if (pool != pools.others) return row;
  following[row] = -1;
  waysAndUnits[row] = -1;
  answerBytes[row] = 0;
  return row;
}

/** The frame is over. Its pending event, if any, goes stale. */
export function release(row: i32): void {
  releaseTo(row, poolOf(kind[row]));
}

/** The same of a frame whose pool is known. */
// @inline
export function releaseTo(row: i32, pool: i32): void {
  if (hasSeldom(row)) forgetSeldom(row);
  releasePlain(row, pool);
}

/** Whether a frame has, or had, anything that few have: of all others those columns, which lie apart, are not looked at. */
// @inline
export function hasSeldom(row: i32): bool {
  return (flags[row] & flag.seldom) != 0;
}

/** It has: to be said wherever one of those columns is set. */
// @inline
export function markSeldom(row: i32): void {
  flags[row] = flags[row] | flag.seldom;
}

/** The deadline of what a frame does; 0 = it has none. */
// @inline
export function deadlineOf(row: i32): f64 {
  return hasSeldom(row) ? deadlines[row] : 0;
}

/** Gives a frame the deadline of another, where that has one. */
export function inheritDeadline(from: i32, to: i32): void {
  const deadline = deadlineOf(from);
  if (deadline == 0) return;
  deadlines[to] = deadline;
  markSeldom(to);
}

/** Gives a frame a number of its own: that of a branch or round, or of what it does at a device. */
export function setAttempt(row: i32, number: i32): void {
  attempts[row] = number;
  markSeldom(row);
}

/** The same of a frame that has nothing that few have. */
// @inline
export function releasePlain(row: i32, pool: i32): void {
  if (row == last) return;
  kind[row] = kinds.free;
  lives[row] = lives[row] + 1;
  cancel(row);
  keyLow[row] = poolCells[pool * poolSize + free];
  poolCells[pool * poolSize + free] = row;
}

/** What few frames have is 0 again, as in every free one: a new frame does not touch it. */
function forgetSeldom(row: i32): void {
  holdings[row] = 0;
  transactions[row] = 0;
  attempts[row] = 0;
  demands[row] = 0;
  deadlines[row] = 0;
}

/** Whether the deadline of what a frame does has come. */
// @inline
export function isPast(row: i32): bool {
  const deadline = deadlineOf(row);
  return deadline != 0 && deadline <= now();
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
  inheritDeadline(from, to);
}
