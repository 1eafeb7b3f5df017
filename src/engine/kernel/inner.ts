/** Visits within a visit: calls inside the process, branches, rounds. Same instance, same slot, same fate. */
import { isNext, now, schedule, scheduleNext } from './calendar';
import { pairOf } from './columns';
import { draw } from './draws';
import { adopt, allocate, livingParent, release, takeRow } from './frames';
import {
  answerBytes,
  asked,
  attempts,
  cells,
  childrenAndPlaces,
  counters,
  deadlines,
  entities,
  flags,
  forkRows,
  heads,
  keyHigh,
  keyLow,
  keys,
  limits,
  lives,
  ordinals,
  outcomes,
  parentPairs,
  phase,
  places,
  programsAndFollowing,
  sites,
  sitesAndCounters,
  switches,
  transactions,
  units,
  waysAndUnits,
} from './memory';
import { childOf } from './random';
import * as flag from './tables/flags';
import * as forkCells from './tables/fork-cells';
import * as kinds from './tables/kinds';
import * as phases from './tables/phases';
import * as pools from './tables/pools';
import * as on from './tables/switches';

/** A new inner visit that begins at `entry`; it goes on at once. The key of a step is its number x 32. */
// @inline
export function makeInner(parent: i32, entry: i32, keySite: i32, round: i32): i32 {
  const inner = takeRow(pools.others);
  heads[inner] = kinds.visit | (phases.running << 8);
  parentPairs[inner] = pairOf(parent, lives[parent]);
  childrenAndPlaces[inner] = pairOf(-1, places[parent]);
  sitesAndCounters[inner] = pairOf(sites[parent], 0);
  waysAndUnits[inner] = pairOf(-1, units[parent]);
  programsAndFollowing[inner] = pairOf(entry, -1);
  ordinals[inner] = ordinals[parent];
  entities[inner] = entities[parent];
  asked[inner] = asked[parent];
  if (deadlines[parent] != 0) deadlines[inner] = deadlines[parent];
  answerBytes[inner] = 0;
  keys[inner] = childOf(keyHigh[parent], keyLow[parent], keySite, round);
  flags[inner] = flag.inner;
  if (round != 0) attempts[inner] = round;
  return inner;
}

/** Starts all branches of a visit; the visit itself when there are none, else -1. */
export function startFork(visit: i32, fork: i32): i32 {
  const row = forkRows[fork];
  const keySite = <i32>cells[row + forkCells.keySite];
  const branches = <i32>cells[row + forkCells.count];
  const waiter = allocate(kinds.join);
  adopt(visit, waiter);
  places[waiter] = places[visit];
  const round = roundOf(visit);
  const before = round > 0 ? round * branchesOf(visit, row, branches) : 0;
  const starts = isNext();
  let started = 0;
  for (let place = 0; place < branches; place++) {
    const branch = row + forkCells.branches + place * forkCells.branchSize;
    const times = timesOf(visit, branch, place);
    for (let i: f64 = 0; i < times && switches[on.stopped] == 0; i++) {
      const made = makeInner(visit, <i32>cells[branch + forkCells.entry], keySite, started);
      if (before > 0) attempts[made] = attempts[made] + before;
      joinFork(visit, waiter, made);
      if (starts) scheduleNext(made);
      else schedule(made, now());
      started++;
    }
  }
  const join = cells[row + forkCells.join];
  counters[waiter] = started;
  limits[waiter] = join < started ? <i32>join : started;
  if (started > 0) return -1;
  release(waiter);
  return goOnAt(visit, 0);
}

/** The number of the round or branch that a visit is; an operation begins anew at 0, in whatever process it runs. */
function roundOf(visit: i32): i32 {
  return (flags[visit] & (flag.inner | flag.entered)) == flag.inner ? attempts[visit] : 0;
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
  for (let place = 0; place < branches; place++) {
    const branch = row + forkCells.branches + place * forkCells.branchSize;
    all += Math.max(0, timesOf(visit, branch, place));
  }
  return <i32>all;
}

/** Branches belong to the transaction that they run in. */
// @inline
function joinFork(visit: i32, waiter: i32, branch: i32): void {
  if (transactions[visit] != 0) transactions[branch] = transactions[visit];
  adopt(waiter, branch);
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
  counters[waiter] = counters[waiter] - 1;
  if (outcome == 0) limits[waiter] = limits[waiter] - 1;
  const isEnough = limits[waiter] <= 0;
  const isImpossible = counters[waiter] < limits[waiter];
  if (!isEnough && !isImpossible) return -1;
  if (counters[waiter] > 0) switches[on.abandons] = 1;
  const visit = livingParent(waiter);
  const degraded = flags[waiter] & flag.degraded;
  release(waiter);
  if (visit < 0) return -1;
  flags[visit] = flags[visit] | degraded;
  return goOnAt(visit, isEnough ? 0 : outcome);
}
