/** Visits at the ends of plain ways: arrival with a free slot or a place in the queue, the end of the work, the way back. */
import { now, schedule } from './calendar';
import { answer, takesAnswer, travel } from './calls';
import { addTo, changeLevel, changeLevelTimes } from './cells';
import { beginsWithWork, beginWork, execute } from './execute';
import { unfold } from './folded';
import { countDeparture } from './departures';
import { deadlineOf, livingParent, release, releaseTo } from './frames';
import { beginLeaf } from './begin-direct';
import { directOf, isLeaf } from './direct';
import { endDirect, takesAnswerFrom } from './end-direct';
import { changePair } from './host';
import {
  answerBytes,
  begun,
  cells,
  flags,
  following,
  holdings,
  hostInsideAll,
  hostMeasures,
  hostQueue,
  hostResponses,
  hostRow,
  hostSlots,
  hostWaits,
  marks,
  outcomes,
  phase,
  programCounter,
  queueHeads,
  queueTails,
  requestBytes,
  served,
  switches,
  totals,
  unitRows,
  units,
  waitingBytes,
  wayHost,
  wayIsPlain,
  wayTally,
  ways,
  worked,
} from './memory';
import * as flag from './tables/flags';
import * as groupCells from './tables/group-cells';
import * as hostCells from './tables/host-cells';
import * as pools from './tables/pools';
import * as phases from './tables/phases';
import { ended, long } from './tables/results';
import * as on from './tables/switches';
import * as tallyCells from './tables/tally-cells';
import * as sum from './tables/totals';
import * as unitCells from './tables/unit-cells';
import { compute, incomingWork, outgoingWork } from './work';

const errorBytes: f64 = 256;
/** In `hostInsideAll`: the group has one instance, or two, whose difference is kept too. */
const alone = -1;
const aPair = -2;

/** The event of a visit: the frame that goes on at once, -1, or `long`. */
export function visitEvent(visit: i32): i32 {
  switch (phase[visit]) {
    case phases.arriving:
      return arrive(visit);
    case phases.incoming:
      phase[visit] = phases.running;
      return goOn(visit);
    case phases.outgoing:
      return canLeave(visit) ? depart(visit) : long;
    case phases.returning:
      return arriveBack(visit);
    case phases.uplink:
    case phases.sendingOff:
    case phases.receiving:
    case phases.taking:
      return long;
    default:
      return goOn(visit);
  }
}

/** Runs the program until it waits or ends. */
// @inline
export function goOn(visit: i32): i32 {
  const next = execute(visit);
  return next == ended ? endProgram(visit) : next;
}

/** A visit comes over a plain way. */
function arrive(visit: i32): i32 {
  const way = ways[visit];
  if (wayIsPlain[way] == 0) return long;
  const host = wayHost[way];
  const row = hostRow[host];
  const isFree = cells[row] < hostSlots[host];
  if (!isFree && cells[row + hostCells.waiting] >= hostQueue[host]) return long;
  const measures = hostMeasures[host];
  addTo(row + hostCells.arrivals, 1);
  addTo(measures + groupCells.arrivals, 1);
  addTo(measures + groupCells.admitted, 1);
  changeInside(host, 1);
  begun[visit] = now();
  flags[visit] = flags[visit] | flag.computing;
  if (isFree) return takeSlot(visit, way, row);
  const call = livingParent(visit);
  queue(visit, host, call >= 0 ? requestBytes[call] : 0);
  return -1;
}

function takeSlot(visit: i32, way: i32, row: i32): i32 {
  changeLevel(row, 1);
  beginService(visit, hostMeasures[wayHost[way]]);
  const work = incomingWork(visit, way);
  if (work > 0) {
    phase[visit] = phases.incoming;
    compute(visit, work);
    return -1;
  }
  phase[visit] = phases.running;
  return goOn(visit);
}

/** The visit has its slot. */
// @inline
function beginService(visit: i32, measures: i32): void {
  const time = now();
  addTo(measures + groupCells.begun, 1);
  served[visit] = time;
  marks[visit] = time;
  worked[visit] = 0;
  flags[visit] = flags[visit] | flag.holdsSlot;
}

/** There is room before the slots for the visit of a request of so many bytes. */
export function queue(visit: i32, host: i32, bytes: f64): void {
  const row = hostRow[host];
  waitingBytes[visit] = bytes;
  addTo(row + hostCells.queuedBytes, bytes);
  const last = queueTails[host];
  following[visit] = -1;
  if (last >= 0) following[last] = visit;
  else queueHeads[host] = visit;
  queueTails[host] = visit;
  flags[visit] = flags[visit] | flag.queued;
  changeLevel(row + hostCells.waiting, 1);
  addTo(hostMeasures[host] + groupCells.delayed, 1);
}

/** One more visit (+1) or one fewer (-1) at an instance and its group. */
// @inline
function changeInside(host: i32, by: f64): void {
  const all = hostInsideAll[host];
  if (all == aPair) {
    changePair(host, by);
    return;
  }
  changeLevelTimes(hostRow[host] + hostCells.inside, by);
  if (all != alone) changeLevelTimes(all, by);
}

/** Whether nothing of a visit that ends asks for more than its slot and its way. */
function canLeave(visit: i32): bool {
  return wayIsPlain[ways[visit]] == 1 && (flags[visit] & (flag.holdsSlot | flag.answered)) == flag.holdsSlot;
}

/** The program is over, well or badly. */
export function endProgram(visit: i32): i32 {
  const is = flags[visit];
  const unit = is & flag.entered ? unitRows[units[visit]] : -1;
  if ((is & flag.seldom && holdings[visit] != 0) || (unit >= 0 && cells[unit + unitCells.errorRatio] > 0)) return long;
  if (is & flag.inner) {
    if (unit >= 0) countUnit(visit, unit);
    return endInner(visit);
  }
  if (!canLeave(visit)) return long;
  if (unit >= 0) countUnit(visit, unit);
  const direct = directOf(visit);
  if (direct !== null && outcomes[visit] == 0 && (is & flag.hit) == 0) {
    const call = livingParent(visit);
    if (call >= 0 && takesAnswerFrom(call, direct)) return endDirect(visit, direct, call, false, false);
  }
  const work = outcomes[visit] == 0 ? outgoingWork(visit, ways[visit]) : 0;
  if (work > 0) {
    phase[visit] = phases.outgoing;
    compute(visit, work);
    return -1;
  }
  return depart(visit);
}

/** An operation of a unit is over. */
function countUnit(visit: i32, unit: i32): void {
  addTo(unit + unitCells.responseMs, now() - marks[visit]);
  if (outcomes[visit] != 0) addTo(unit + unitCells.failures, 1);
}

/** A branch, round or call within the process is over: its parent goes on. */
// @inline
function endInner(visit: i32): i32 {
  const parent = livingParent(visit);
  const outcome = outcomes[visit];
  const degraded = flags[visit] & flag.degraded;
  releaseTo(visit, pools.others);
  if (parent < 0) return -1;
  flags[parent] = flags[parent] | degraded;
  outcomes[parent] = outcome;
  phase[parent] = phases.returned;
  return parent;
}

/** The work is counted, the slot free or handed on, and the answer under way. */
function depart(visit: i32): i32 {
  const way = ways[visit];
  const host = wayHost[way];
  const measures = hostMeasures[host];
  countDeparture(visit, measures, hostResponses[host], hostWaits[host]);
  flags[visit] = flags[visit] & ~(flag.holdsSlot | flag.computing);
  changeInside(host, -1);
  if (queueHeads[host] >= 0) handSlotOn(host);
  else changeLevel(hostRow[host], -1);
  const bytes = outcomes[visit] == 0 ? answerBytes[visit] : errorBytes;
  addTo(measures + groupCells.bytesOut, bytes);
  phase[visit] = phases.returning;
  // The host knows what becomes of an answer that nobody waits for.
  if (livingParent(visit) < 0) return visit;
  addTo(wayTally[way] + tallyCells.bytes, bytes);
  addTo(wayTally[way] + tallyCells.bytesBack, bytes);
  return travel(visit, way, bytes);
}

/** A slot that is free now goes to the visit that waited longest, unless there are fewer slots by now. */
export function handSlotOn(host: i32): void {
  const row = hostRow[host];
  if (cells[row] > hostSlots[host]) {
    changeLevel(row, -1);
    return;
  }
  const next = queueHeads[host];
  queueHeads[host] = following[next];
  if (following[next] < 0) queueTails[host] = -1;
  // The time until now counts as it would if the slot had been free in between.
  changeLevel(row, 0);
  changeLevel(row + hostCells.waiting, -1);
  addTo(row + hostCells.queuedBytes, -waitingBytes[next]);
  const direct = directOf(next);
  if (direct !== null && direct.entry == programCounter[next] && isLeaf(direct) && deadlineOf(next) == 0) {
    beginLeaf(next, direct);
    return;
  }
  flags[next] = flags[next] & ~flag.queued;
  phase[next] = phases.incoming;
  beginService(next, hostMeasures[host]);
  unfold(next);
  const work = incomingWork(next, ways[next]);
  if (work > 0) compute(next, work);
  else if (beginsWithWork(next)) beginWork(next);
  else schedule(next, now());
}

/** The answer is back where the call was made. */
function arriveBack(visit: i32): i32 {
  const call = livingParent(visit);
  const isGood = outcomes[visit] == 0 && (flags[visit] & flag.hit) == 0;
  if (call < 0 || !isGood || wayIsPlain[ways[visit]] == 0 || !takesAnswer(call)) return long;
  totals[sum.executionsEnded] = totals[sum.executionsEnded] + 1;
  flags[call] = flags[call] | (flags[visit] & flag.degraded);
  release(visit);
  return answer(call);
}
