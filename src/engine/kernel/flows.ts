/** What is counted of client requests, by sort: at arrival and at their end. */
import { rowOf } from './columns';
import { now } from './calendar';
import { addTo, changeLevel, countFine, countIn } from './cells';
import { attempts, begun, cells, flags, flowRows, flows, goodBySecond, offeredBySecond, totals } from './memory';
import * as flag from './tables/flags';
import * as flowCells from './tables/flow-cells';
import * as sum from './tables/totals';

/** Outcome of a request whose client waited no longer. */
const late = 255;
const secondMs: f64 = 1000;
/** Later seconds are not told apart. */
const lastSecond: f64 = 1048575;

function secondOf(time: f64): i32 {
  return rowOf(Math.min(lastSecond, Math.floor(time / secondMs)));
}

function count(total: i32): void {
  totals[total] = totals[total] + 1;
}

/** A client request of a sort arrives now. */
export function countArrival(flow: i32): void {
  const row = flowRows[flow];
  const second = secondOf(now());
  changeLevel(row + flowCells.inside, 1);
  addTo(row + flowCells.second + flowCells.offered, 1);
  if (now() >= totals[sum.warmUpMs]) addTo(row + flowCells.counted + flowCells.offered, 1);
  count(sum.arrived);
  offeredBySecond[second] = offeredBySecond[second] + 1;
}

/** A client request is over. Outcome: 0 = success, `late`, or 1 + cause. */
export function countEnd(request: i32, outcome: i32): void {
  const row = flowRows[flows[request]];
  changeLevel(row + flowCells.inside, -1);
  if (outcome == 0) countSuccess(request, row);
  else countFailure(request, row, outcome);
}

function countSuccess(request: i32, row: i32): void {
  const came = begun[request];
  const took = now() - came;
  const second = secondOf(came);
  const isDegraded = (flags[request] & flag.degraded) != 0;
  count(sum.success);
  goodBySecond[second] = goodBySecond[second] + 1;
  countIn(rowOf(cells[row + flowCells.recent]), took);
  countWell(row + flowCells.second, isDegraded);
  if (now() >= totals[sum.warmUpMs]) addMoment(row + flowCells.completed, took);
  if (came < totals[sum.warmUpMs]) return;
  countWell(row + flowCells.counted, isDegraded);
  if (attempts[request] == 0) addTo(row + flowCells.firstAttempts, 1);
  countFine(rowOf(cells[row + flowCells.responses]), took);
  addMoment(row + flowCells.spread, took);
  addMoment(row + flowCells.all, took);
}

function countWell(row: i32, isDegraded: bool): void {
  addTo(row + flowCells.success, 1);
  if (isDegraded) addTo(row + flowCells.degraded, 1);
}

function countFailure(request: i32, row: i32, outcome: i32): void {
  const place = outcome == late ? flowCells.late : flowCells.failed + outcome - 1;
  count(outcome == late ? sum.late : sum.failed);
  addTo(row + flowCells.second + place, 1);
  if (begun[request] < totals[sum.warmUpMs]) return;
  addTo(row + flowCells.counted + place, 1);
  addMoment(row + flowCells.all, now() - begun[request]);
}

/** Number, sum and sum of squares. */
function addMoment(row: i32, value: f64): void {
  addTo(row, 1);
  addTo(row + 1, value);
  addTo(row + 2, value * value);
}
