/**
 * What a group counts and measures of its visits: since the start for charts and the bill, since the window began for the report. Views on a row of cells
 * that the pass of visits writes.
 */
import * as groupCells from './kernel/tables/group-cells';
import { cells, claimCells } from './cells';
import { Histogram, coarseGrid } from './histogram';
import { Moments } from './statistics';

export { groupCells };

const size = 15;

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
    return new Moments(this.waitTimes.count, this.of('servedMs'), this.of('servedSquares'));
  }

  /** From arrival to the beginning of the work, of the same. */
  get waits(): Moments {
    return new Moments(this.waitTimes.count, this.waitTimes.sum, this.of('waitedSquares'));
  }

  /** Part of an interval that lies after the beginning. */
  since(start: number, time: number): number {
    const fromMs = this.of('fromMs');
    return time - (start > fromMs ? start : fromMs);
  }
}
