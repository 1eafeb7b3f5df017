/**
 * Numbers that change at almost every event (levels, integrals, counts, sums), in one array and in rows, so that what changes together lies together and
 * the kernel gets at it by its row. Objects beside it are views: they know where their row begins. Claimed while a design is compiled, never given
 * back before the run ends.
 */
import { kernel, wide } from './kernel';
import * as slots from './kernel/tables/slots';

/** 64 MB of address space, of which only what is used takes memory. */
const maxCells = 1 << 23;

export const cells = wide(Float64Array, slots.cells, maxCells);

/** `claimCells`: a row of so many zeros; where it begins. */
export const { claimCells, resetCells } = kernel;

export function addTo(at: number, amount: number): void {
  cells[at] = cells[at]! + amount;
}

/**
 * Doubles on their way from one function to another. A double that crosses a call as an argument or as its result becomes an object, unless the compiler
 * merges the two functions; hot ones hand theirs over here. Read it before anything else is called.
 */
export const spare = new Float64Array(4);
