/** The short pass of visits: arrival with a free slot, and the end of the work, in one go over columns. */
import { now, schedule } from './calendar';
import { linkOfVisit, visitPhases } from './call-state';
import { addTo, cells, spare } from './cells';
import * as f from './frames';
import { countSpare } from './histogram';
import { changeLevel, changeLevelTimes } from './levels';
import { groupCells } from './measures';
import { machine } from './state';
import { hostCells, queueHeads, queueTails, stopsWaiting } from './station';
import { countWork } from './waste';
import {
  alone,
  aPair,
  hostInsideAll,
  hostMeasures,
  hostResponses,
  hostRow,
  hostSlots,
  hostWaits,
  wayCostsCpu,
  wayHost,
} from './ways';
import { compute, incomingWork } from './work';

/** One more visit (+1) or one fewer (-1) at an instance and its group. */
function changeInside(host: number, by: number): void {
  const all = hostInsideAll[host]!;
  if (all === aPair) {
    const instance = machine.world.instances[host]!;
    machine.world.groups[instance.group]!.changes(instance, by);
    return;
  }
  changeLevelTimes(hostRow[host]! + hostCells.inside, by);
  if (all !== alone) changeLevelTimes(all, by);
}

/** A visit comes over a plain way and finds a free slot, which it takes; false when there is none. */
export function entersPlain(visit: number, way: number): boolean {
  const host = wayHost[way]!;
  const row = hostRow[host]!;
  if (cells[row]! >= hostSlots[host]!) return false;
  const time = now();
  const measures = hostMeasures[host]!;
  addTo(row + hostCells.arrivals, 1);
  addTo(measures + groupCells.arrivals, 1);
  addTo(measures + groupCells.admitted, 1);
  addTo(measures + groupCells.begun, 1);
  changeLevel(row, 1);
  changeInside(host, 1);
  f.begun[visit] = time;
  f.served[visit] = time;
  f.marks[visit] = time;
  f.worked[visit] = 0;
  f.flags[visit]! |= f.flag.holdsSlot | f.flag.computing;
  return true;
}

/** The work of a visit at the end of a plain way is over: it is counted, and its slot is free or handed on. */
export function leavesPlain(visit: number, way: number): void {
  const host = wayHost[way]!;
  const row = hostRow[host]!;
  const time = now();
  const measures = hostMeasures[host]!;
  const begun = f.begun[visit]!;
  const served = f.served[visit]!;
  const took = time - begun;
  const from = cells[measures + groupCells.fromMs]!;
  addTo(measures + groupCells.responseMs, took);
  spare[0] = took;
  countSpare(hostResponses[host]!);
  if (f.outcomes[visit] !== 0) addTo(measures + groupCells.failures, 1);
  else if (begun >= from) countServed(visit, host);
  countWork(visit);
  addTo(measures + groupCells.heldMs, time - (served > from ? served : from));
  addTo(measures + groupCells.insideMs, time - (begun > from ? begun : from));
  f.flags[visit]! &= ~(f.flag.holdsSlot | f.flag.computing);
  changeInside(host, -1);
  if (queueHeads[host]! >= 0) handSlotOn(host);
  else changeLevel(row, -1);
}

function countServed(visit: number, host: number): void {
  const measures = hostMeasures[host]!;
  const took = now() - f.begun[visit]!;
  const waited = f.served[visit]! - f.begun[visit]!;
  addTo(measures + groupCells.served, 1);
  addTo(measures + groupCells.servedMs, took);
  addTo(measures + groupCells.servedSquares, took * took);
  addTo(measures + groupCells.waitedMs, waited);
  addTo(measures + groupCells.waitedSquares, waited * waited);
  spare[0] = waited;
  countSpare(hostWaits[host]!);
}

/** A slot that is free now goes to the visit that waited longest, unless there are fewer slots by now. */
function handSlotOn(host: number): void {
  const time = now();
  const row = hostRow[host]!;
  if (cells[row]! > hostSlots[host]!) {
    changeLevel(row, -1);
    return;
  }
  const next = queueHeads[host]!;
  queueHeads[host] = f.following[next]!;
  if (f.following[next]! < 0) queueTails[host] = -1;
  // The time until now counts as it would if the slot had been free in between.
  changeLevel(row, 0);
  changeLevel(row + hostCells.waiting, -1);
  stopsWaiting(row, next);
  addTo(hostMeasures[host]! + groupCells.begun, 1);
  f.flags[next] = (f.flags[next]! & ~f.flag.queued) | f.flag.holdsSlot;
  f.phase[next] = visitPhases.incoming;
  f.served[next] = time;
  f.marks[next] = time;
  f.worked[next] = 0;
  const work = wayCostsCpu[f.ways[next]!] === 1 ? incomingWork(next, linkOfVisit(next)!) : 0;
  if (work > 0) compute(next, machine.world.instances[host]!, work);
  else schedule(next, time);
}
