/** What is counted of visits that leave their instances. */
import { now } from './calendar';
import { addTo, countIn, placeIn } from './cells';
import { livingParent } from './frames';
import { begun, cells, flags, kind, outcomes, served, switches, totals } from './memory';
import * as flag from './tables/flags';
import * as groupCells from './tables/group-cells';
import * as kinds from './tables/kinds';
import * as on from './tables/switches';
import * as sum from './tables/totals';

/** A visit leaves, well or badly: in the row of its group, and in those of the distributions of response times and waits. */
// @inline
export function countDeparture(visit: i32, measures: i32, responses: i32, waits: i32): void {
  addTo(responses, 1);
  totals[sum.workVisits] = totals[sum.workVisits] + 1;
  measureDeparture(visit, measures, responses, waits);
}

/** The same, but that it is one response and one visit more. */
// @inline
export function measureDeparture(visit: i32, measures: i32, responses: i32, waits: i32): void {
  const time = now();
  const from = cells[measures + groupCells.fromMs];
  const came = begun[visit];
  const began = served[visit];
  addTo(measures + groupCells.responseMs, time - came);
  placeIn(responses, time - came);
  measureWork(visit, time - began);
  if (outcomes[visit] == 0 && came >= from) {
    countServed(measures, waits, time - came, began - came);
    addTo(measures + groupCells.heldMs, time - began);
    addTo(measures + groupCells.insideMs, time - came);
    return;
  }
  if (outcomes[visit] != 0) addTo(measures + groupCells.failures, 1);
  addTo(measures + groupCells.heldMs, time - (began > from ? began : from));
  addTo(measures + groupCells.insideMs, time - (came > from ? came : from));
}

/** A visit that arrived in the window ended well. */
// @inline
function countServed(measures: i32, waits: i32, took: f64, waited: f64): void {
  addTo(measures + groupCells.servedMs, took);
  addTo(measures + groupCells.servedSquares, took * took);
  addTo(measures + groupCells.waitedSquares, waited * waited);
  countIn(waits, waited);
}

/** A visit gives its slot back: its time in work counts, and as wasted when it was for nobody. */
// @inline
export function countWork(visit: i32, ms: f64): void {
  totals[sum.workVisits] = totals[sum.workVisits] + 1;
  measureWork(visit, ms);
}

// @inline
function measureWork(visit: i32, ms: f64): void {
  totals[sum.workMs] = totals[sum.workMs] + ms;
  if (switches[on.abandons] == 0 || !isForNobody(visit)) return;
  totals[sum.wastedVisits] = totals[sum.wastedVisits] + 1;
  totals[sum.wastedMs] = totals[sum.wastedMs] + ms;
}

/** Somebody between it and its client has given up. */
function isForNobody(visit: i32): bool {
  for (let row = visit; kind[row] != kinds.request && kind[row] != kinds.delivery;) {
    // What runs on behind its own reply was meant to.
    if (flags[row] & flag.answered) return false;
    row = livingParent(row);
    if (row < 0) return true;
  }
  return false;
}
