/**
 * Direct ways: messages over them take no time and no work, and their visits are simple. What such a visit needs at its beginning (`begin-direct.ts`) and at
 * its end (`end-direct.ts`) is known as soon as the way is, so each of the two is done in one go, from a row in which all of it lies together. A visit that
 * only works, once, is a leaf, and never meets its program. All of them are visits like any other: whenever something is not as usual (no room, a failure,
 * somebody who gave up) they go on step by step from where they stand.
 */
import { moveTimes } from './cells';
import { pairOf } from './columns';
import { clearCounts } from './direct-counts';
import { chanceBits } from './draws';
import { isWork } from './execute';
import {
  cells,
  code,
  factors,
  hostInsideAll,
  hostMeasures,
  hostQueue,
  hostResponses,
  hostRow,
  hostSlots,
  hostWaits,
  siteAnswerBytes,
  siteCpuMs,
  siteCpuMsPerByte,
  siteInner,
  siteIsOnce,
  siteIsPlain,
  siteIsSimple,
  siteKey,
  siteRequestBytes,
  siteWay,
  unitRows,
  wayCpuMs,
  wayCpuMsPerByte,
  wayDirect,
  wayEntry,
  wayHasPool,
  wayHost,
  wayIsPlain,
  wayLatencyMs,
  wayLink,
  wayMsPerByte,
  waySite,
  wayTally,
  wayTimeoutLane,
  wayTimeoutMs,
  ways,
} from './memory';
import * as hostCells from './tables/host-cells';
import * as operations from './tables/operations';
import * as slots from './tables/slots';
import * as timesCells from './tables/times-cells';

/** A row of what is known of a way that is direct. */
@unmanaged
export class Direct {
  /** Pairs of columns as they are written: of the attempt, of the link and what is kept for it (nothing), of the visit's site and counter. */
  attempt: i64;
  over: i64;
  site: i64;
  /** The way and the unit, of a visit that begins and of a leaf that works; program and place in a queue (none) of the two; what it waits for (nothing) and where. */
  came: i64;
  works: i64;
  begins: i64;
  goesOn: i64;
  at: i64;
  requestBytes: f64;
  answerBytes: f64;
  timeoutMs: f64;
  /** Visits in work at once. */
  slots: f64;
  /** Visits that may wait before them. */
  queue: f64;
  /** Of a leaf: the factor of a computation, and below which upper bits of a key a visit fails (`chanceBits`). */
  factor: f64;
  failBelow: i64;
  /** Of the host: where its row, the rows of its group and of the distributions, and the row of the tally begin; `alone` = it is all of its group. */
  row: i32;
  measures: i32;
  responses: i32;
  waits: i32;
  insideAll: i32;
  /** Row of the level inside its group; where that is its own, too. */
  insideWidest: i32;
  tally: i32;
  timeoutLane: i32;
  /** What its visits are keyed by. */
  key: i32;
  /** Of a leaf: the row of its unit. */
  unitRow: i32;
  /** The operation that works, what keys its draw, the distribution. */
  operation: i32;
  workKey: i32;
  work: i32;
  /** What keys the draw of whether the visit fails; `never` = it does not. */
  failKey: i32;
  /** 1 = whoever calls over it does so once, out of its process, and has no work with messages. */
  isOnce: i32;
  /** Visits that began and ended, which nobody was told of yet, and the next row that has any. */
  begun: i32;
  ended: i32;
  next: i32;

  /** The pairs above have each of these as a half. */
  get way(): i32 {
    return <i32>this.came;
  }
  get host(): i32 {
    return <i32>(this.at >> 32);
  }
  get entry(): i32 {
    return <i32>this.begins;
  }
  /** Where the program of a leaf is after its work; `never` = the way leads to none. */
  get afterWork(): i32 {
    return <i32>this.goesOn;
  }
}

export const never = -1;
/** Bytes of a row, and how many there is room for. */
const rowBytes = 192;
const maxRows = 49152;
/** In `siteIsSimple`. */
const simple = 1;
/** In `hostInsideAll`: the group has one instance, or two, whose difference is kept too. */
const alone = -1;
const aPair = -2;

/** Looks whether a way is direct, once its columns and those of its site are made. */
export function learnDirect(way: i32): void {
  wayDirect[way] = 0;
  if (way >= maxRows || wayIsPlain[way] == 0 || !isSimple(way, waySite[way])) return;
  const takesTime = wayLatencyMs[way] > 0 || wayMsPerByte[way] > 0 || wayCpuMs[way] > 0 || wayCpuMsPerByte[way] > 0;
  if (takesTime || hostInsideAll[wayHost[way]] == aPair) return;
  const at = <i32>(slots.narrowBase + slots.directs * slots.narrowStep) + way * rowBytes;
  const direct = changetype<Direct>(at);
  learnEnds(direct, way);
  learnHost(direct, wayHost[way]);
  learnLeaf(direct);
  learnPairs(direct, waySite[way]);
  clearCounts(direct);
  wayDirect[way] = at;
}

/** It is the only one of its site, nothing is kept for it, and messages are always of one size. (The host sees to it that sizes are whole numbers of bytes, of all messages that are counted in the same places.) */
function isSimple(way: i32, site: i32): bool {
  const request = siteRequestBytes[site];
  const answer = siteAnswerBytes[site];
  if (siteIsPlain[site] == 0 || siteIsSimple[site] != simple || siteWay[site] != way) return false;
  return wayHasPool[way] == 0 && request == request && answer == answer;
}

function learnEnds(direct: Direct, way: i32): void {
  const site = waySite[way];
  direct.came = pairOf(way, -1);
  direct.tally = wayTally[way];
  direct.key = siteKey[site];
  direct.begins = pairOf(wayEntry[way], -1);
  direct.requestBytes = siteRequestBytes[site];
  direct.answerBytes = siteAnswerBytes[site];
  direct.timeoutMs = wayTimeoutMs[way];
  direct.timeoutLane = wayTimeoutLane[way];
  const costs = siteCpuMs[site] + siteCpuMsPerByte[site] > 0;
  direct.isOnce = i32(siteIsOnce[site] != 0 && siteInner[site] < 0 && !costs);
}

function learnHost(direct: Direct, host: i32): void {
  direct.at = pairOf(-1, host);
  direct.row = hostRow[host];
  direct.measures = hostMeasures[host];
  direct.responses = hostResponses[host];
  direct.waits = hostWaits[host];
  direct.insideAll = hostInsideAll[host];
  direct.slots = hostSlots[host];
  direct.queue = hostQueue[host];
  direct.insideWidest = direct.insideAll == alone ? direct.row + hostCells.inside : direct.insideAll;
}

/** Enters a unit, works, fails or not, ends: then it is the program of a leaf. */
function learnLeaf(direct: Direct): void {
  const work = direct.entry + 4;
  const fails = code[work + 4] == operations.fail;
  direct.goesOn = pairOf(never, -1);
  if (code[direct.entry] != operations.enter || !isWork(code[work])) return;
  if (code[fails ? work + 8 : work + 4] != operations.end) return;
  const unit = code[work - 3];
  direct.works = pairOf(direct.way, unit);
  direct.unitRow = unitRows[unit];
  direct.operation = code[work];
  direct.workKey = code[work + 1];
  direct.work = code[work + 2];
  direct.factor = direct.operation == operations.compute ? factors[code[work + 3]] : 1;
  direct.goesOn = pairOf(work + 4, -1);
  direct.failKey = fails ? code[work + 5] : never;
  direct.failBelow = fails ? chanceBits(factors[code[work + 6]]) : 0;
}

function learnPairs(direct: Direct, site: i32): void {
  direct.attempt = pairOf(site, direct.way);
  direct.over = pairOf(wayLink[direct.way], -1);
  direct.site = pairOf(site, 0);
}

/** Whether all that its visits do is work, once. */
// @inline
export function isLeaf(direct: Direct): bool {
  return direct.afterWork != never;
}

/** Whether an answer over it has a time limit. */
// @inline
export function isTimed(direct: Direct): bool {
  return direct.timeoutLane != -1;
}

/** Whether its caller needs no more steps for the call, and its visits none for what they do. */
// @inline
export function callsLeafOnce(direct: Direct): bool {
  return direct.isOnce != 0 && isLeaf(direct);
}

/** The direct way that a site leads; null = there is none, or there are several. */
// @inline
export function directFrom(site: i32): Direct | null {
  const way = siteWay[site];
  return way < 0 ? null : changetype<Direct | null>(wayDirect[way]);
}

/** The direct way by which a visit came; null when it came by another, or its way is direct no more. */
// @inline
export function directOf(visit: i32): Direct | null {
  const way = ways[visit];
  return way < 0 ? null : changetype<Direct | null>(wayDirect[way]);
}

/** Whether there are places for the times at the levels of the visits inside, of the instance and of its group. */
// @inline
export function hasPlaces(direct: Direct): bool {
  const inside = direct.row + hostCells.inside;
  const all = direct.insideWidest;
  return (
    (i32(cells[inside] < cells[inside + timesCells.places]) & i32(cells[all] < cells[all + timesCells.places])) != 0
  );
}

/** One more visit (+1) or one fewer (-1) inside, for which there are places. */
// @inline
export function moveInside(direct: Direct, time: f64, by: f64): void {
  moveTimes(direct.row + hostCells.inside, time, by);
  if (direct.insideAll != alone) moveTimes(direct.insideAll, time, by);
}
