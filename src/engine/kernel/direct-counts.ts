/**
 * Counts over direct ways: a visit that begins counts in six places and one that ends in seven, always by the same, so that each is counted once in the row of its way, and told to
 * all of them before anybody looks: before the host takes a frame up, and before ways are learned anew. Sums of whole numbers do not depend on when they are made.
 */
import { addTo } from './cells';
import { Direct } from './direct';
import { totals } from './memory';
import * as groupCells from './tables/group-cells';
import * as hostCells from './tables/host-cells';
import * as tallyCells from './tables/tally-cells';
import * as sum from './tables/totals';

/** In place of the next row with something to tell: none; and, where there is nothing to tell, that it stands in no list. */
const last = 1;
const unlisted = 0;
/** The first of these rows. */
let first: usize = last;

/** Forgets what was not told, for the next run. */
export function resetCounts(): void {
  first = last;
}

/** A way that has just been learned has nothing to tell. */
export function clearCounts(direct: Direct): void {
  direct.begun = 0;
  direct.ended = 0;
  direct.next = unlisted;
}

// @inline
export function countBegun(direct: Direct): void {
  direct.begun = direct.begun + 1;
  if (direct.next == unlisted) enlist(direct);
}

// @inline
export function countEnded(direct: Direct): void {
  direct.ended = direct.ended + 1;
  if (direct.next == unlisted) enlist(direct);
}

function enlist(direct: Direct): void {
  direct.next = <i32>first;
  first = changetype<usize>(direct);
}

/** Tells all that was counted. */
export function tellCounts(): void {
  while (first != last) {
    const direct = changetype<Direct>(first);
    first = direct.next;
    tell(direct);
    clearCounts(direct);
  }
}

function tell(direct: Direct): void {
  const begun: f64 = direct.begun;
  const ended: f64 = direct.ended;
  const tally = direct.tally;
  const answerBytes = ended * direct.answerBytes;
  addTo(direct.row + hostCells.arrivals, begun);
  addTo(direct.measures + groupCells.arrivals, begun);
  addTo(direct.measures + groupCells.admitted, begun);
  addTo(tally + tallyCells.sent, begun);
  addTo(tally + tallyCells.bytes, begun * direct.requestBytes + answerBytes);
  totals[sum.executionsBegun] = totals[sum.executionsBegun] + begun;
  addTo(direct.measures + groupCells.bytesOut, answerBytes);
  addTo(direct.responses, ended);
  addTo(tally + tallyCells.answered, ended);
  addTo(tally + tallyCells.bytesBack, answerBytes);
  totals[sum.executionsEnded] = totals[sum.executionsEnded] + ended;
  totals[sum.workVisits] = totals[sum.workVisits] + ended;
}
