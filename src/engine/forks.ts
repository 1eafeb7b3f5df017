/** Branches that start together, and the frame that waits for as many of them as the join asks; the others run on as nobody's. */
import { now, schedule } from './calendar';
import { visitPhases } from './call-state';
import * as f from './frames';
import { countsOn, joinTransaction, makeInner } from './inner';
import { draw, roundOf } from './keys';
import { forks } from './program';
import { machine } from './state';

/** So often a branch is started. */
function timesOf(visit: number, row: number, place: number): number {
  const { repeat, countSite } = forks[row]!.branches[place]!;
  return Math.floor(draw(visit, countSite, place, repeat));
}

/** So many branches a visit starts in all. */
function branchesOf(visit: number, row: number): number {
  let all = 0;
  for (let place = 0; place < forks[row]!.branches.length; place++) all += Math.max(0, timesOf(visit, row, place));
  return all;
}

/** Starts all branches of a visit; the visit itself when there are none, else -1. */
export function startFork(visit: number, row: number): number {
  const { branches, join, keySite } = forks[row]!;
  const waiter = f.allocate(f.kinds.join);
  f.adopt(visit, waiter);
  f.places[waiter] = f.places[visit]!;
  const rounds = roundOf(visit) > 0 ? branchesOf(visit, row) : 0;
  let started = 0;
  for (let place = 0; place < branches.length; place++) {
    const { entry } = branches[place]!;
    const times = timesOf(visit, row, place);
    for (let i = 0; i < times && machine.halted === null; i++) {
      const branch = makeInner(visit, entry, keySite, started);
      countsOn(visit, branch, rounds);
      joinTransaction(visit, branch);
      f.adopt(waiter, branch);
      schedule(branch, now());
      started++;
    }
  }
  f.counters[waiter] = started;
  f.limits[waiter] = Math.min(join, started);
  if (started > 0) return -1;
  f.release(waiter);
  f.outcomes[visit] = 0;
  f.phase[visit] = visitPhases.returned;
  return visit;
}
