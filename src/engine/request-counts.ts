/** What is counted of client requests by sort: views on rows of cells that the kernel writes. */
import { now } from './calendar';
import { cells, claimCells } from './cells';
import { coarseGrid, fineGrid, Histogram } from './histogram';
import { kernel, narrow, totals, wide } from './kernel';
import * as flowCells from './kernel/tables/flow-cells';
import * as slots from './kernel/tables/slots';
import * as sum from './kernel/tables/totals';
import { Level } from './levels';
import { Moments } from './statistics';

const flowRows = narrow(Int32Array, slots.flowRows);
const flowIsPlain = narrow(Uint8Array, slots.flowIsPlain);

/** Client requests by the second in which they arrived: all, and those that had success. Later ones than there are rows count in the last. */
export const offeredBySecond = wide(Float64Array, slots.offeredBySecond);
export const goodBySecond = wide(Float64Array, slots.goodBySecond);

/** A client request of a sort arrives now; a request is over with an outcome. */
export const { countArrival, countEnd } = kernel;

/** Failure causes of client requests. */
const causes = flowCells.countsSize - flowCells.failed;

/** How many requests came and how they ended. */
export class Counts {
  offered = 0;
  success = 0;
  late = 0;
  degraded = 0;
  /** By cause. */
  readonly failed = new Float64Array(causes);

  /** Adds those of a row of counts. */
  addRow(at: number): void {
    this.offered += cells[at + flowCells.offered]!;
    this.success += cells[at + flowCells.success]!;
    this.late += cells[at + flowCells.late]!;
    this.degraded += cells[at + flowCells.degraded]!;
    for (let cause = 0; cause < causes; cause++) this.failed[cause]! += cells[at + flowCells.failed + cause]!;
  }

  reset(): void {
    this.offered = 0;
    this.success = 0;
    this.late = 0;
    this.degraded = 0;
    this.failed.fill(0);
  }
}

/** One sort of client requests. */
export class RequestCounts {
  private readonly at = claimCells(flowCells.size);
  /** Response times of successes: of the second under way, and of requests that arrived after warm-up, ms. */
  readonly recent = new Histogram(coarseGrid, true);
  readonly responses = new Histogram(fineGrid, true);
  private readonly inside: Level;
  private insideSince = now();

  /** `row` is the number by which frames tell the sort. */
  constructor(row: number) {
    flowRows[row] = this.at;
    flowIsPlain[row] = 0;
    this.inside = new Level(now(), this.at + flowCells.inside);
    cells[this.at + flowCells.recent] = this.recent.at;
    cells[this.at + flowCells.responses] = this.responses.at;
  }

  /** Adds what came and ended in the second under way, or of requests that arrived after warm-up. */
  addSecondTo(counts: Counts): void {
    counts.addRow(this.at + flowCells.second);
  }

  addCountedTo(counts: Counts): void {
    counts.addRow(this.at + flowCells.counted);
    counts.success += cells[this.at + flowCells.spread]!;
  }

  /** Successes at the user's first attempt. */
  get firstAttempts(): number {
    return cells[this.at + flowCells.spread]! - cells[this.at + flowCells.again]!;
  }

  /** Response times of successes of requests that arrived after warm-up, of all such requests, and of successes that ended after warm-up, ms. */
  get spread(): Moments {
    return this.moments(flowCells.spread, null);
  }

  get all(): Moments {
    return this.moments(flowCells.spread, flowCells.others);
  }

  get completed(): Moments {
    return this.moments(flowCells.spread, flowCells.early);
  }

  private moments(place: number, other: number | null): Moments {
    const at = this.at + place;
    const of = (which: number): number => cells[at + which]! + (other === null ? 0 : cells[this.at + other + which]!);
    return new Moments(of(0), of(1), of(2));
  }

  /** Mean number of requests under way since that was forgotten: those that wait for an answer and those whose user pauses between attempts. */
  insideMean(): number {
    const duration = now() - this.insideSince;
    return duration > 0 ? this.inside.integral(now()) / duration : this.inside.level;
  }

  forgetInside(): void {
    this.inside.resetAt(now());
    this.insideSince = now();
  }

  /** A second is over. */
  forgetSecond(): void {
    const at = this.at + flowCells.second;
    cells.fill(0, at, at + flowCells.countsSize);
    this.recent.reset();
  }
}

/** Whether the end of a good request of a sort is nobody's business but that of those who count. */
export function setPlainEnd(row: number, isPlain: boolean): void {
  flowIsPlain[row] = isPlain ? 1 : 0;
}

/** Requests that arrive from then on are counted. */
export function countFrom(warmUpMs: number): void {
  totals[sum.warmUpMs] = warmUpMs;
}

/** Client requests since the start. */
export const requestTotals = () => ({
  arrived: totals[sum.arrived]!,
  success: totals[sum.success]!,
  late: totals[sum.late]!,
  failed: totals[sum.failed]!,
});

/** Forgets the requests of the run before, which ended at this instant. */
export function resetRequestCounts(endMs: number): void {
  totals.fill(0, sum.arrived, sum.failed + 1);
  const seconds = Math.min(offeredBySecond.length, Math.floor(endMs / 1000) + 2);
  offeredBySecond.fill(0, 0, seconds);
  goodBySecond.fill(0, 0, seconds);
}
