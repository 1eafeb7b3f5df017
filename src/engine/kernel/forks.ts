/** Branches that start together, and the frame that waits for as many of them as the join asks. */
import { beginFolded, hasRoom, isUnbound } from './begin-direct';
import { callOverPlainWay } from './calls';
import { isNext, isReady, now, putFirst, roomBefore, schedule, scheduleNext } from './calendar';
import { pairOf, rowOf } from './columns';
import { Direct, callsLeafOnce, directFrom, isTimed } from './direct';
import { draw } from './draws';
import { adopt, allocate, hasSeldom, livingParent, markSeldom, release, releaseTo, setAttempt } from './frames';
import { fold } from './folded';
import { makeInnerFor } from './inner';
import { countMore, eventsLeft } from './machine';
import {
  attempts,
  cells,
  code,
  counters,
  flags,
  forkRows,
  keyHigh,
  keyLow,
  kind,
  limits,
  outcomes,
  phase,
  places,
  programCounter,
  sites,
  switches,
  transactions,
  units,
} from './memory';
import { childOf } from './random';
import * as flag from './tables/flags';
import * as forkCells from './tables/fork-cells';
import * as kinds from './tables/kinds';
import * as operations from './tables/operations';
import * as phases from './tables/phases';
import * as pools from './tables/pools';
import * as on from './tables/switches';

/**
 * Starts all branches of a visit; the visit itself when there are none, else -1. Where nothing else is to be done at this instant they begin in one event, that of
 * the frame which waits for them: it keeps the fork for its site until then.
 */
export function startFork(visit: i32, fork: i32): i32 {
  const row = forkRows[fork];
  const waiter = allocate(kinds.join);
  adopt(visit, waiter);
  places[waiter] = places[visit];
  if (cells[row + forkCells.areOnce] == 1 && !isReady() && isNext()) {
    sites[waiter] = fork;
    scheduleNext(waiter);
    return -1;
  }
  const started = startEach(visit, waiter, row);
  expect(waiter, row, started);
  if (started > 0) return -1;
  release(waiter);
  return goOnAt(visit, 0);
}

/** So many branches have started. */
// @inline
function expect(waiter: i32, row: i32, started: i32): void {
  const join = cells[row + forkCells.join];
  counters[waiter] = started;
  limits[waiter] = join < started ? <i32>join : started;
  phase[waiter] = phases.returned;
}

/** Each in an event of its own; how many there are. */
function startEach(visit: i32, waiter: i32, row: i32): i32 {
  const branches = rowOf(cells[row + forkCells.count]);
  const round = roundOf(visit);
  const before = round > 0 ? round * branchesOf(visit, row, branches) : 0;
  let started = 0;
  for (let place = 0; place < branches; place++) {
    const times = timesOf(visit, branchAt(row, place), place);
    for (let i: f64 = 0; i < times && switches[on.stopped] == 0; i++) {
      schedule(makeBranch(visit, waiter, row, place, started, before), now());
      started++;
    }
  }
  return started;
}

// @inline
function branchAt(row: i32, place: i32): i32 {
  return row + forkCells.branches + place * forkCells.branchSize;
}

/** The next branch that a visit starts, at a place of the fork; rounds before this one had so many. */
function makeBranch(visit: i32, waiter: i32, row: i32, place: i32, started: i32, before: i32): i32 {
  const entry = rowOf(cells[branchAt(row, place) + forkCells.entry]);
  const branch = makeInnerFor(waiter, visit, entry, rowOf(cells[row + forkCells.keySite]), started);
  if (before > 0) setAttempt(branch, attempts[branch] + before);
  if (hasSeldom(visit) && transactions[visit] != 0) {
    transactions[branch] = transactions[visit];
    markSeldom(branch);
  }
  return branch;
}

/** Branches of which each starts once begin, in their order; each counts as an event. From the first on that cannot begin in one go, or would be an event too many, each does so in an event of its own, before anything else. */
export function beginBranches(waiter: i32): i32 {
  const visit = livingParent(waiter);
  if (visit < 0) {
    release(waiter);
    return -1;
  }
  const row = forkRows[sites[waiter]];
  const branches = rowOf(cells[row + forkCells.count]);
  const before = roundOf(visit) * branches;
  const mayGroup = switches[on.watched] == 0 && switches[on.cancels] == 0 && isUnbound(visit);
  const most = mayGroup ? least(branches, eventsLeft() + 1) : 0;
  let place = -1;
  expect(waiter, row, branches);
  while (place < branches) {
    place = foldFrom(place + 1, most, visit, waiter, row, before);
    if (place == branches) break;
    const branch = makeBranch(visit, waiter, row, place, place, before);
    if (place < most && beginsAtOnce(branch, directIn(branchAt(row, place) + forkCells.leaf))) continue;
    roomBefore(branches - place);
    putFirst(0, branch);
    for (let late = 1; late < branches - place; late++)
      putFirst(late, makeBranch(visit, waiter, row, place + late, place + late, before));
    break;
  }
  countMore(place - 1);
  return -1;
}

// @inline
function least(one: i32, other: i32): i32 {
  return select<i32>(one, other, one < other);
}

/** Begins branches that nothing times, from a place on and before another: they have no frames while nothing unusual happens. The first that could not begin so. */
// @inline
function foldFrom(from: i32, end: i32, visit: i32, waiter: i32, row: i32, before: i32): i32 {
  const high = keyHigh[visit];
  const low = keyLow[visit];
  const here = places[visit];
  const owner = pairOf(sites[visit], units[visit]);
  const keySite = rowOf(cells[row + forkCells.keySite]);
  for (let place = from; place < end; place++) {
    const branch = branchAt(row, place);
    const direct = directIn(branch + forkCells.untimed);
    if (direct === null || !hasRoom(direct)) return place;
    const entry = rowOf(cells[branch + forkCells.entry]);
    const key = childOf(high, low, keySite, place);
    fold(beginFolded(visit, waiter, direct, key), key, pairOf(entry, here), owner, place + before);
  }
  return end > from ? end : from;
}

/** Looks which branches of so many forks only call a leaf; to be done whenever ways were learned. */
export function learnForks(count: i32): void {
  for (let fork = 0; fork < count; fork++) {
    const row = forkRows[fork];
    for (let place = 0; place < rowOf(cells[row + forkCells.count]); place++) {
      const branch = branchAt(row, place);
      const direct = leafCalledAt(rowOf(cells[branch + forkCells.entry]));
      const at: f64 = direct === null ? 0 : <f64>changetype<usize>(direct);
      cells[branch + forkCells.leaf] = at;
      cells[branch + forkCells.untimed] = direct === null || isTimed(direct) ? 0 : at;
    }
  }
}

// @inline
function directIn(cell: i32): Direct | null {
  return changetype<Direct | null>(<usize>rowOf(cells[cell]));
}

/** The direct way to the leaf that a program calls, and that is all of it; null = it is another. */
function leafCalledAt(at: i32): Direct | null {
  if (code[at] != operations.call || code[at + 4] != operations.end) return null;
  const direct = directFrom(code[at + 1]);
  return direct !== null && callsLeafOnce(direct) ? direct : null;
}

/** Begins a branch that only calls a leaf over a direct way, where there is room for the visit; else nothing has changed. */
// @inline
function beginsAtOnce(branch: i32, direct: Direct | null): bool {
  if (direct === null || !hasRoom(direct)) return false;
  limits[branch] = 1;
  callOverPlainWay(branch, code[programCounter[branch] + 1]);
  return true;
}

/** The number of the round or branch that a visit is; an operation begins anew at 0, in whatever process it runs. */
function roundOf(visit: i32): i32 {
  return (flags[visit] & (flag.inner | flag.entered | flag.seldom)) == (flag.inner | flag.seldom) ? attempts[visit] : 0;
}

/** So often a branch is started. */
// @inline
function timesOf(visit: i32, branch: i32, place: i32): f64 {
  const countSite = <i32>cells[branch + forkCells.countSite];
  return Math.floor(draw(visit, countSite, place, <i32>cells[branch + forkCells.repeat]));
}

/** So many branches a visit starts in all: the numbers of a round's branches go on from those of the rounds before. */
function branchesOf(visit: i32, row: i32, branches: i32): i32 {
  let all: f64 = 0;
  for (let place = 0; place < branches; place++) all += Math.max(0, timesOf(visit, branchAt(row, place), place));
  return <i32>all;
}

function goOnAt(visit: i32, outcome: i32): i32 {
  outcomes[visit] = outcome;
  phase[visit] = phases.returned;
  return visit;
}

/** A branch ended: the waiting visit when that decides the join, else -1. */
export function answerBranch(waiter: i32): i32 {
  const outcome = outcomes[waiter];
  outcomes[waiter] = 0;
  return countBranch(waiter, outcome);
}

/** A branch whose call came back has ended well. The frame that goes on, or -1. */
// @inline
export function endBranch(branch: i32): i32 {
  const parent = livingParent(branch);
  releaseTo(branch, pools.others);
  if (parent < 0) return -1;
  return kind[parent] == kinds.join ? countBranch(parent, 0) : goOnAt(parent, 0);
}

/** One branch fewer is under way. The frame that goes on, or -1. */
// @inline
export function countBranch(waiter: i32, outcome: i32): i32 {
  const under = counters[waiter] - 1;
  const lacking = outcome == 0 ? limits[waiter] - 1 : limits[waiter];
  counters[waiter] = under;
  limits[waiter] = lacking;
  return lacking > 0 && under >= lacking ? -1 : endJoin(waiter, lacking <= 0 ? 0 : outcome);
}

/** There are enough good branches, or there can be no more. */
function endJoin(waiter: i32, outcome: i32): i32 {
  if (counters[waiter] > 0) switches[on.abandons] = 1;
  const visit = livingParent(waiter);
  const degraded = flags[waiter] & flag.degraded;
  release(waiter);
  if (visit < 0) return -1;
  flags[visit] = flags[visit] | degraded;
  return goOnAt(visit, outcome);
}
