/** The beginning of visits over direct ways: the attempt of the call, the visit, its place or its slot, and the work of a leaf. */
import { now, schedule, scheduleInLane } from './calendar';
import { addTo, moveLevel } from './cells';
import { pairOf } from './columns';
import { Direct, hasPlaces, isLeaf, moveInside } from './direct';
import { countBegun } from './direct-counts';
import { draw } from './draws';
import { hasFreeRow, hasSeldom, takeRow } from './frames';
import {
  answerBytes,
  asked,
  attemptBegun,
  attemptEnds,
  begun,
  callerHeads,
  cells,
  children,
  childrenAndPlaces,
  counters,
  deadlines,
  entities,
  flags,
  heads,
  keyHigh,
  keyLow,
  keys,
  linksAndStates,
  lives,
  marks,
  ordinals,
  parentPairs,
  phase,
  programsAndFollowing,
  requestBytes,
  served,
  sitesAndCounters,
  sitesAndWays,
  totals,
  transactions,
  tries,
  waysAndUnits,
  worked,
} from './memory';
import { childOf, highOf, lowOf } from './random';
import * as flag from './tables/flags';
import * as groupCells from './tables/group-cells';
import * as hostCells from './tables/host-cells';
import * as kinds from './tables/kinds';
import * as operations from './tables/operations';
import * as phases from './tables/phases';
import * as pools from './tables/pools';
import * as sum from './tables/totals';
import * as unitCells from './tables/unit-cells';
import { queue } from './visits';
import { compute } from './work';

const none = -1;
/** In the turn of a key: the attempt lies above the round. */
const attemptShift = 24;

/** Whether a call may take a direct way as it stands. */
// @inline
export function takesDirect(call: i32, direct: Direct): bool {
  return isUnbound(call) && (flags[call] & flag.sized) == 0 && hasRoom(direct);
}

/** Neither a transaction nor a deadline says more of what it calls. */
// @inline
export function isUnbound(call: i32): bool {
  return !hasSeldom(call) || (transactions[call] == 0 && deadlines[call] == 0);
}

/** Whether there is room for a visit, and all that is kept of it. Whether a slot is free is chance: it is asked without a branch. */
// @inline
export function hasRoom(direct: Direct): bool {
  const row = direct.row;
  const isPlace = i32(cells[row] < direct.slots) | i32(cells[row + hostCells.waiting] < direct.queue);
  return hasPlaces(direct) && isPlace != 0 && hasFreeRow(pools.others);
}

/** Sends an attempt of a call, the first is 0: the visit where it begins at once, or -1 when its work is under way or it waits for a slot. */
// @inline
export function beginDirect(call: i32, direct: Direct, attempt: i32): i32 {
  const time = now();
  countBegun(direct);
  beginAttempt(call, direct, time);
  tries[call] = attempt;
  const visit = takeRow(pools.others);
  parentPairs[visit] = pairOf(call, lives[call]);
  children[call] = visit;
  keys[visit] = childOf(keyHigh[call], keyLow[call], direct.key, counters[call] + (attempt << attemptShift));
  makeVisitOf(call, visit, direct, time);
  return enter(visit, direct, time, 0);
}

/** The same of a branch of a visit that is folded into its call: what it calls is a leaf, and nothing times it. `key` is that of the branch. */
// @inline
export function beginFolded(from: i32, waiter: i32, direct: Direct, key: i64): i32 {
  const time = now();
  countBegun(direct);
  const visit = takeRow(pools.others);
  parentPairs[visit] = pairOf(waiter, lives[waiter]);
  keys[visit] = childOf(highOf(key), lowOf(key), direct.key, 0);
  makeVisitOf(from, visit, direct, time);
  enter(visit, direct, time, flag.folded);
  return visit;
}

/** A visit comes in, with flags of its own. */
// @inline
function enter(visit: i32, direct: Direct, time: f64, own: i32): i32 {
  const row = direct.row;
  moveInside(direct, time, 1);
  if (cells[row] >= direct.slots) return wait(visit, direct, own);
  moveLevel(row, time, 1);
  addTo(direct.measures + groupCells.begun, 1);
  served[visit] = time;
  marks[visit] = time;
  if (isLeaf(direct)) {
    flags[visit] = flag.holdsSlot | flag.computing | flag.entered | own;
    workAsLeaf(visit, direct);
    return -1;
  }
  waysAndUnits[visit] = direct.came;
  programsAndFollowing[visit] = direct.begins;
  worked[visit] = 0;
  flags[visit] = flag.holdsSlot | flag.computing | own;
  return visit;
}

// @inline
function beginAttempt(call: i32, direct: Direct, time: f64): void {
  sitesAndWays[call] = direct.attempt;
  linksAndStates[call] = direct.over;
  callerHeads[call] = 1;
  phase[call] = phases.answer;
  requestBytes[call] = direct.requestBytes;
  attemptBegun[call] = time;
  const lane = direct.timeoutLane;
  if (lane != none) {
    attemptEnds[call] = time + direct.timeoutMs;
    scheduleInLane(call, lane);
  } else if (attemptEnds[call] != 0) attemptEnds[call] = 0;
}

/** What all visits have of their frames, but whom they answer to and their key. */
// @inline
function makeVisitOf(call: i32, visit: i32, direct: Direct, time: f64): void {
  heads[visit] = kinds.visit;
  ordinals[visit] = ordinals[call];
  entities[visit] = entities[call];
  asked[visit] = asked[call];
  begun[visit] = time;
  sitesAndCounters[visit] = direct.site;
  childrenAndPlaces[visit] = direct.at;
  answerBytes[visit] = direct.answerBytes;
}

/** No slot is free. */
function wait(visit: i32, direct: Direct, own: i32): i32 {
  heads[visit] = kinds.visit | (phases.arriving << 8);
  waysAndUnits[visit] = direct.came;
  programsAndFollowing[visit] = direct.begins;
  flags[visit] = flag.computing | own;
  queue(visit, direct.host, direct.requestBytes);
  return -1;
}

/** A visit that waited has its slot, begins its operation and works. */
// @inline
export function beginLeaf(visit: i32, direct: Direct): void {
  const time = now();
  addTo(direct.measures + groupCells.begun, 1);
  served[visit] = time;
  marks[visit] = time;
  phase[visit] = phases.running;
  flags[visit] = (flags[visit] & ~flag.queued) | flag.holdsSlot | flag.entered;
  workAsLeaf(visit, direct);
}

// @inline
function workAsLeaf(visit: i32, direct: Direct): void {
  addTo(direct.unitRow + unitCells.arrivals, 1);
  waysAndUnits[visit] = direct.works;
  programsAndFollowing[visit] = direct.goesOn;
  const amount = draw(visit, direct.workKey, 0, direct.work);
  if (direct.operation != operations.wait) {
    worked[visit] = 0;
    compute(visit, amount * direct.factor);
    return;
  }
  const time = amount * totals[sum.workFactor];
  worked[visit] = time;
  schedule(visit, now() + time);
}
