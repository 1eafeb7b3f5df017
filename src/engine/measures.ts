/**
 * What a group counts and measures of its visits: since the start for charts and the bill, since the window began for the report. Views on a row of cells
 * that the pass of visits writes.
 */
import { cells, claimCells } from './cells';
import { Histogram, coarseGrid } from './histogram';
import { Moments } from './statistics';

/** Places in a group's row. */
export const groupCells = {
  /** Since the start: visits that came, ended badly, were turned away; ms that those which ended took; bytes that left. */
  arrivals: 0,
  failures: 1,
  refused: 2,
  responseMs: 3,
  bytesOut: 4,
  /** Only visits that arrived from here on count one by one; time before it is cut off. */
  fromMs: 5,
  /** Visits admitted, those of them that did not begin at once, those that began, those that died with their instance. */
  admitted: 6,
  delayed: 7,
  begun: 8,
  killed: 9,
  /** Ms that visits which left were inside, and that slots given back were held. */
  insideMs: 10,
  heldMs: 11,
  /** Visits that ended well: number, ms from arrival to the end of the work and from arrival to its beginning, with their squares. */
  served: 12,
  servedMs: 13,
  servedSquares: 14,
  waitedMs: 15,
  waitedSquares: 16,
} as const;

const size = 17;

export class StationMeasures {
  /** Where its row begins. */
  readonly at = claimCells(size);
  readonly waitTimes = new Histogram(coarseGrid, true);

  constructor(time: number) {
    cells[this.at + groupCells.fromMs] = time;
  }

  of(figure: keyof typeof groupCells): number {
    return cells[this.at + groupCells[figure]]!;
  }

  /** Begins anew at this instant; what is inside stays inside. */
  resetAt(time: number): void {
    cells.fill(0, this.at + groupCells.fromMs, this.at + size);
    cells[this.at + groupCells.fromMs] = time;
    this.waitTimes.reset();
  }

  /** From arrival to the end of the work, of visits that ended well, ms. */
  get responses(): Moments {
    return new Moments(this.of('served'), this.of('servedMs'), this.of('servedSquares'));
  }

  /** From arrival to the beginning of the work, of the same. */
  get waits(): Moments {
    return new Moments(this.of('served'), this.of('waitedMs'), this.of('waitedSquares'));
  }

  /** Part of an interval that lies after the beginning. */
  since(start: number, time: number): number {
    const fromMs = this.of('fromMs');
    return time - (start > fromMs ? start : fromMs);
  }
}
