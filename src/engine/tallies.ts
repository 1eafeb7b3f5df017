/** What passed over a link, told by who called whom: a caller's replicas and those of the one called each have their share of it. */
import * as tallyCells from './kernel/tables/tally-cells';
import { cells, claimCells } from './cells';

export { tallyCells };

/** Numbers in a row, of which each has a place in `tallyCells`. */
export const tallySize = Object.keys(tallyCells).length;

/** Figures of a row at an instant. */
export type Tally = Readonly<Record<keyof typeof tallyCells, number>>;

/** The figures of some rows together. */
function tallyOfRows(rows: readonly number[]): Tally {
  const sum = (place: number): number => {
    let total = 0;
    for (const at of rows) total += cells[at + place]!;
    return total;
  };
  return {
    sent: sum(tallyCells.sent),
    failed: sum(tallyCells.failed),
    answered: sum(tallyCells.answered),
    latencySum: sum(tallyCells.latencySum),
    left: sum(tallyCells.left),
    waitedMs: sum(tallyCells.waitedMs),
    hits: sum(tallyCells.hits),
    bytes: sum(tallyCells.bytes),
    bytesBack: sum(tallyCells.bytesBack),
  };
}

/** Writes down a row as it is now. */
export function readTally(at: number, into: Float64Array): void {
  for (let place = 0; place < tallySize; place++) into[place] = cells[at + place]!;
}

/** Number of the group called while nobody is chosen yet. */
export const nobodyCalled = -1;

/** Rows of groups are far fewer than this. */
const mostGroups = 1_000_000;

/** The tallies of a link, made when they are first asked for. */
export class Tallies {
  private readonly rows = new Map<number, number>();

  /** The row of a pair of groups. */
  of(caller: number, called: number): number {
    const key = caller * mostGroups + called;
    const known = this.rows.get(key);
    if (known !== undefined) return known;
    const made = claimCells(tallySize);
    this.rows.set(key, made);
    return made;
  }

  /** All of them together. */
  total(): Tally {
    return tallyOfRows([...this.rows.values()]);
  }

  /** Writes all of them down together, as they are now. */
  readAll(into: Float64Array): void {
    into.fill(0, 0, tallySize);
    for (const at of this.rows.values())
      for (let place = 0; place < tallySize; place++) into[place] = into[place]! + cells[at + place]!;
  }

  /** Adds the ms that attempts which are over were waited for to a table: a row for each group of callers, as wide as said, of which a column is this link's. */
  addWaits(table: Float64Array, width: number, column: number): void {
    for (const [key, at] of this.rows) {
      const place = Math.floor((key + 1) / mostGroups) * width + column;
      table[place] = table[place]! + cells[at + tallyCells.waitedMs]!;
    }
  }
}
