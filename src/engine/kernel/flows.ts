/** What is counted of client requests, by sort: at arrival and at their end. */
import { rowOf } from './columns';
import { now } from './calendar';
import { addTo, changeLevel, countFine, countIn } from './cells';
import { hasSeldom, livingParent, releaseTo } from './frames';
import {
  attempts,
  begun,
  cells,
  flags,
  flowIsPlain,
  flowRows,
  flows,
  goodBySecond,
  offeredBySecond,
  outcomes,
  phase,
  totals,
} from './memory';
import * as flag from './tables/flags';
import * as flowCells from './tables/flow-cells';
import * as phases from './tables/phases';
import * as pools from './tables/pools';
import * as sum from './tables/totals';

/** Outcome of a request whose client waited no longer. */
const late = 255;
const secondMs: f64 = 1000;
/** Later seconds are not told apart. */
const lastSecond: f64 = 1048575;

// @inline
function secondOf(time: f64): i32 {
  return rowOf(Math.min(lastSecond, Math.floor(time / secondMs)));
}

// @inline
function count(total: i32): void {
  totals[total] = totals[total] + 1;
}

/** A client request of a sort arrives now. */
// @inline
export function countArrival(flow: i32): void {
  const row = flowRows[flow];
  const second = secondOf(now());
  changeLevel(row + flowCells.inside, 1);
  addTo(row + flowCells.second + flowCells.offered, 1);
  if (now() >= totals[sum.warmUpMs]) addTo(row + flowCells.counted + flowCells.offered, 1);
  count(sum.arrived);
  offeredBySecond[second] = offeredBySecond[second] + 1;
}

/** The call of a client's request is over; the request, where somebody still waits for it. */
export function endClientCall(call: i32, outcome: i32): i32 {
  const request = releaseCall(call);
  return request < 0 ? -1 : answerRequest(request, outcome);
}

// @inline
function releaseCall(call: i32): i32 {
  const request = livingParent(call);
  const degraded = flags[call] & flag.degraded;
  releaseTo(call, pools.calls);
  if (request >= 0 && degraded != 0) flags[request] = flags[request] | degraded;
  return request;
}

// @inline
function answerRequest(request: i32, outcome: i32): i32 {
  outcomes[request] = outcome;
  phase[request] = phases.returned;
  return request;
}

/** It has a good answer; the request, where somebody must hear of that, else -1. */
export function endRequestOf(call: i32): i32 {
  const request = releaseCall(call);
  if (request < 0 || endsPlainly(request)) return -1;
  return answerRequest(request, 0);
}

/** A good answer for a client of whom nothing more is asked; false where the host must hear of its end. */
// @inline
export function endsPlainly(request: i32): bool {
  if (flowIsPlain[flows[request]] == 0) return false;
  countEnd(request, 0);
  releaseTo(request, pools.requests);
  return true;
}

/** A client request is over. Outcome: 0 = success, `late`, or 1 + cause. */
// @inline
export function countEnd(request: i32, outcome: i32): void {
  const row = flowRows[flows[request]];
  changeLevel(row + flowCells.inside, -1);
  if (outcome == 0) countSuccess(request, row);
  else countFailure(request, row, outcome);
}

// @inline
function countSuccess(request: i32, row: i32): void {
  const came = begun[request];
  const took = now() - came;
  const second = secondOf(came);
  const isDegraded = (flags[request] & flag.degraded) != 0;
  count(sum.success);
  goodBySecond[second] = goodBySecond[second] + 1;
  countIn(rowOf(cells[row + flowCells.recent]), took);
  addTo(row + flowCells.second + flowCells.success, 1);
  if (isDegraded) addTo(row + flowCells.second + flowCells.degraded, 1);
  if (came < totals[sum.warmUpMs]) {
    if (now() >= totals[sum.warmUpMs]) addMoment(row + flowCells.early, took);
    return;
  }
  if (isDegraded) addTo(row + flowCells.counted + flowCells.degraded, 1);
  if (hasSeldom(request) && attempts[request] != 0) addTo(row + flowCells.again, 1);
  countFine(rowOf(cells[row + flowCells.responses]), took);
  addMoment(row + flowCells.spread, took);
}

function countFailure(request: i32, row: i32, outcome: i32): void {
  const place = outcome == late ? flowCells.late : flowCells.failed + outcome - 1;
  count(outcome == late ? sum.late : sum.failed);
  addTo(row + flowCells.second + place, 1);
  if (begun[request] < totals[sum.warmUpMs]) return;
  addTo(row + flowCells.counted + place, 1);
  addMoment(row + flowCells.others, now() - begun[request]);
}

/** Number, sum and sum of squares. */
// @inline
function addMoment(row: i32, value: f64): void {
  addTo(row, 1);
  addTo(row + 1, value);
  addTo(row + 2, value * value);
}
