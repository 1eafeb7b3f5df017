/**
 * Direct ways: messages over them take no time and no work, and their visits are simple. What such a visit needs at its beginning and at its end is known
 * as soon as the way is, so each of the two is done in one go, from a row in which all of it lies together. A visit that only works, once, is a
 * leaf, and never meets its program. All of them are visits like any other: whenever something is not as usual (no free slot, a failure, somebody who
 * gave up) they go on step by step from where they stand.
 */
import { now, schedule } from './calendar';
import { answer, takesAnswer } from './calls';
import { addTo, changeLevel } from './cells';
import { chance, draw } from './draws';
import { isWork } from './execute';
import { livingParent, release, takeRow } from './frames';
import {
  answerBytes,
  attempts,
  begun,
  cells,
  children,
  clients,
  code,
  counters,
  deadlines,
  demands,
  entities,
  factors,
  flags,
  flows,
  following,
  holdings,
  hostMeasures,
  hostRow,
  hostSlots,
  keyHigh,
  keyLow,
  kind,
  lives,
  marks,
  ordinals,
  outcomes,
  parentLives,
  parents,
  phase,
  places,
  programCounter,
  served,
  siteAnswerBytes,
  siteIsSimple,
  siteKey,
  sites,
  totals,
  transactions,
  unitRows,
  units,
  wayCpuMs,
  wayCpuMsPerByte,
  wayDirect,
  wayEntry,
  wayHost,
  wayIsPlain,
  wayLatencyMs,
  wayDirect,
  wayMsPerByte,
  waySite,
  wayTally,
  ways,
  worked,
} from './memory';
import { childOf, highOf, lowOf } from './random';
import * as flag from './tables/flags';
import * as groupCells from './tables/group-cells';
import * as hostCells from './tables/host-cells';
import * as kinds from './tables/kinds';
import * as operations from './tables/operations';
import * as phases from './tables/phases';
import * as slots from './tables/slots';
import { long } from './tables/results';
import * as tallyCells from './tables/tally-cells';
import * as sum from './tables/totals';
import * as unitCells from './tables/unit-cells';
import { changeInside, handSlotOn } from './visits';
import { countDeparture } from './departures';
import { compute } from './work';

/** A row of what is known of a way that is direct. */
@unmanaged
export class Direct {
  way: i32;
  site: i32;
  /** Of the host, and where its row and the rows of its group and its tally begin. */
  host: i32;
  row: i32;
  measures: i32;
  tally: i32;
  /** What its visits are keyed by, and where their program begins. */
  key: i32;
  entry: i32;
  /** Of a leaf: its unit, where its program is after the work; `never` = the way is none. */
  unit: i32;
  unitRow: i32;
  afterWork: i32;
  /** The operation that works, what keys its draw, the distribution and, of a computation, the factor. */
  operation: i32;
  workKey: i32;
  work: i32;
  /** What keys the draw of whether the visit fails; `never` = it does not. */
  failKey: i32;
  factor: f64;
  failShare: f64;
  slots: f64;
  answerBytes: f64;
}

const never = -1;
/** Bytes of a row, and how many there is room for. */
const rowBytes = 128;
const maxRows = 65536;
/** In `siteIsSimple`. */
const simple = 1;

/** Looks whether a way is direct, once its columns and those of its site are made. */
export function learnDirect(way: i32): void {
  wayDirect[way] = 0;
  if (way >= maxRows || wayIsPlain[way] == 0) return;
  const site = waySite[way];
  const bytes = siteAnswerBytes[site];
  const takesTime = wayLatencyMs[way] > 0 || wayMsPerByte[way] > 0 || wayCpuMs[way] > 0 || wayCpuMsPerByte[way] > 0;
  if (takesTime || siteIsSimple[site] != simple || bytes != bytes) return;
  const at = <i32>(slots.narrowBase + slots.directs * slots.narrowStep) + way * rowBytes;
  const direct = changetype<Direct>(at);
  learnEnds(direct, way);
  learnLeaf(direct);
  wayDirect[way] = at;
}

function learnEnds(direct: Direct, way: i32): void {
  const host = wayHost[way];
  const site = waySite[way];
  direct.way = way;
  direct.site = site;
  direct.host = host;
  direct.row = hostRow[host];
  direct.measures = hostMeasures[host];
  direct.slots = hostSlots[host];
  direct.tally = wayTally[way];
  direct.key = siteKey[site];
  direct.entry = wayEntry[way];
  direct.answerBytes = siteAnswerBytes[site];
}

/** Enters a unit, works, fails or not, ends: then it is the program of a leaf. */
function learnLeaf(direct: Direct): void {
  const work = direct.entry + 4;
  const fails = code[work + 4] == operations.fail;
  direct.afterWork = never;
  if (code[direct.entry] != operations.enter || !isWork(code[work])) return;
  if (code[fails ? work + 8 : work + 4] != operations.end) return;
  direct.unit = code[work - 3];
  direct.unitRow = unitRows[direct.unit];
  direct.operation = code[work];
  direct.workKey = code[work + 1];
  direct.work = code[work + 2];
  direct.factor = direct.operation == operations.compute ? factors[code[work + 3]] : 1;
  direct.afterWork = work + 4;
  direct.failKey = fails ? code[work + 5] : never;
  direct.failShare = fails ? factors[code[work + 6]] : 0;
}

/** The visit of a call whose attempt is sent, in its slot: that of a leaf works already, and -1 is what is left; `long` when no slot is free, and nothing was done. */
// @inline
export function beginDirect(call: i32, direct: Direct): i32 {
  const row = direct.row;
  if (cells[row] >= direct.slots) return long;
  const visit = visitOf(call, direct);
  const measures = direct.measures;
  addTo(row + hostCells.arrivals, 1);
  addTo(measures + groupCells.arrivals, 1);
  addTo(measures + groupCells.admitted, 1);
  changeInside(direct.host, 1);
  changeLevel(row, 1);
  addTo(measures + groupCells.begun, 1);
  if (direct.afterWork == never) return visit;
  beginLeaf(visit, direct);
  return -1;
}

/** All of its frame, but what only those need that do more. */
// @inline
function visitOf(call: i32, direct: Direct): i32 {
  const visit = takeRow();
  const time = now();
  const own = childOf(keyHigh[call], keyLow[call], direct.key, counters[call]);
  kind[visit] = kinds.visit;
  phase[visit] = phases.running;
  parents[visit] = call;
  parentLives[visit] = lives[call];
  children[call] = visit;
  keyHigh[visit] = highOf(own);
  keyLow[visit] = lowOf(own);
  ordinals[visit] = ordinals[call];
  entities[visit] = entities[call];
  clients[visit] = clients[call];
  flows[visit] = flows[call];
  deadlines[visit] = Infinity;
  begun[visit] = time;
  served[visit] = time;
  marks[visit] = time;
  worked[visit] = 0;
  sites[visit] = direct.site;
  ways[visit] = direct.way;
  places[visit] = direct.host;
  units[visit] = -1;
  programCounter[visit] = direct.entry;
  flags[visit] = flag.holdsSlot | flag.computing;
  outcomes[visit] = 0;
  counters[visit] = 0;
  attempts[visit] = 0;
  children[visit] = -1;
  following[visit] = -1;
  holdings[visit] = -1;
  transactions[visit] = -1;
  demands[visit] = NaN;
  answerBytes[visit] = direct.answerBytes;
  return visit;
}

/** It begins its operation and works. */
// @inline
function beginLeaf(visit: i32, direct: Direct): void {
  addTo(direct.unitRow + unitCells.arrivals, 1);
  units[visit] = direct.unit;
  flags[visit] = flag.holdsSlot | flag.computing | flag.entered;
  programCounter[visit] = direct.afterWork;
  const amount = draw(visit, direct.workKey, 0, direct.work);
  if (direct.operation != operations.wait) {
    compute(visit, amount * direct.factor);
    return;
  }
  const time = amount * totals[sum.workFactor];
  worked[visit] = time;
  schedule(visit, now() + time);
}

/** The direct way by which a visit came; null when it came by another, or its way is direct no more. */
// @inline
export function directOf(visit: i32): Direct | null {
  const way = ways[visit];
  return way < 0 ? null : changetype<Direct | null>(wayDirect[way]);
}

/** Ends a visit that waited for its work, if it is that of a leaf and nothing about it is unusual: the caller's frame, which goes on, or -1; `long` when it takes more steps. */
// @inline
export function endLeaf(visit: i32): i32 {
  const direct = directOf(visit);
  if (direct === null || direct.afterWork != programCounter[visit] || !isAsUsual(visit, direct)) return long;
  const call = livingParent(visit);
  if (call < 0 || !takesAnswer(call)) return long;
  addTo(direct.unitRow + unitCells.responseMs, now() - marks[visit]);
  return endDirect(visit, direct, call);
}

/** Nothing happened to the visit that its leaf does not know of, and it does not fail. */
// @inline
function isAsUsual(visit: i32, direct: Direct): bool {
  if (flags[visit] != (flag.holdsSlot | flag.computing | flag.entered) || outcomes[visit] != 0) return false;
  if (holdings[visit] >= 0 || deadlines[visit] <= now() || cells[direct.unitRow + unitCells.errorRatio] > 0)
    return false;
  return direct.failKey == never || chance(visit, direct.failKey, 0) >= direct.failShare;
}

/** A visit over a direct way has ended well: its measures, its answer and the end of its call. The caller's frame, which goes on, or -1. */
export function endDirect(visit: i32, direct: Direct, call: i32): i32 {
  const row = direct.row;
  countDeparture(visit, direct.host);
  changeInside(direct.host, -1);
  if (cells[row + hostCells.waiting] > 0) handSlotOn(direct.host);
  else changeLevel(row, -1);
  addTo(direct.measures + groupCells.bytesOut, direct.answerBytes);
  addTo(direct.tally + tallyCells.bytes, direct.answerBytes);
  addTo(direct.tally + tallyCells.bytesBack, direct.answerBytes);
  totals[sum.executionsEnded] = totals[sum.executionsEnded] + 1;
  flags[call] = flags[call] | (flags[visit] & flag.degraded);
  release(visit);
  return answer(call);
}
