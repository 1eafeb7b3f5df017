/**
 * Numbers that change at almost every event (levels, integrals, counts, sums), in one array and in rows, so that what changes together lies together and
 * the hot pass needs no object to get at it. Objects beside it are views: they know where their row begins. Claimed while a design is compiled,
 * never given back before the run ends.
 */
import { float64Column } from './columns';

/** 64 MB of address space, of which only what is used takes memory. */
const maxCells = 1 << 23;

export const cells = float64Column(maxCells);
let claimed = 0;

/** Forgets all rows, for the next run. */
export function resetCells(): void {
  claimed = 0;
}

/** A row of so many zeros; where it begins. */
export function claimCells(count: number): number {
  if (claimed + count > maxCells)
    throw new RangeError('The design and its changes have more parts than a run can measure: reset the run.');
  const at = claimed;
  claimed += count;
  cells.fill(0, at, claimed);
  return at;
}

export function addTo(at: number, amount: number): void {
  cells[at] = cells[at]! + amount;
}

/**
 * Doubles on their way from one function to another. A double that crosses a call as an argument or as its result becomes an object, unless the compiler
 * merges the two functions; hot ones hand theirs over here. Read it before anything else is called.
 */
export const spare = float64Column(4);
