/**
 * What is counted of client requests: of the whole, of each traffic class, of each entry operation. Per second for the screen, and over the requests that
 * arrive after warm-up for the report. A request belongs to the window in which it arrived.
 */
import { failureCauses } from '#design';
import { coarseGrid, Histogram, now, Tally, TimeAverage } from '#engine';
import { flowColumns, type FlowScope } from './snapshot';

const windowSeconds = 10;

export class Flow {
  readonly scope: FlowScope;
  /** Counts of the second under way. */
  private offered = 0;
  private success = 0;
  private late = 0;
  private degraded = 0;
  private readonly failed = new Float64Array(failureCauses.length);
  private readonly recent = Array.from({ length: windowSeconds }, () => new Histogram(coarseGrid));
  private readonly window = new Histogram(coarseGrid);
  private second = 0;
  /** Of requests that arrived after warm-up. */
  readonly counted = { offered: 0, success: 0, late: 0, degraded: 0, failed: new Float64Array(failureCauses.length) };
  readonly responses = new Histogram();
  /** The same times, for their spread; and those of all requests that ended, well or badly, ms. */
  readonly spread = new Tally();
  readonly all = new Tally();
  /** Successes at the user's first attempt. */
  firstAttempts = 0;
  /** Requests under way: those that wait for an answer and those whose user pauses between attempts. */
  readonly inside = new TimeAverage(now(), 0);
  /** Columns of the last whole second. */
  readonly columns = new Float64Array(flowColumns.length).fill(Number.NaN);

  constructor(scope: FlowScope) {
    this.scope = scope;
  }

  arrived(isCounted: boolean): void {
    this.inside.change(now(), 1);
    this.offered++;
    if (isCounted) this.counted.offered++;
  }

  /** Outcome: 0 = success, 1 + cause = failed; null = late. */
  ended(
    outcome: number | null,
    responseMs: number,
    options: { readonly isCounted: boolean; readonly degraded: boolean; readonly attempt: number },
  ): void {
    const { counted } = this;
    this.inside.change(now(), -1);
    if (options.isCounted) this.all.add(responseMs);
    if (outcome === null) {
      this.late++;
      if (options.isCounted) counted.late++;
    } else if (outcome === 0) {
      this.success++;
      this.recent[this.second % windowSeconds]?.add(responseMs);
      if (options.degraded) this.degraded++;
      if (!options.isCounted) return;
      counted.success++;
      if (options.degraded) counted.degraded++;
      this.responses.add(responseMs);
      this.spread.add(responseMs);
      if (options.attempt === 0) this.firstAttempts++;
    } else {
      this.failed[outcome - 1]! += 1;
      if (options.isCounted) counted.failed[outcome - 1]! += 1;
    }
  }

  /** A second is over: its columns are written and counting begins anew. */
  closeSecond(): void {
    const { window, columns } = this;
    window.reset();
    for (const each of this.recent) window.merge(each);
    const quantile = (share: number) => (window.count > 0 ? window.quantile(share) : Number.NaN);
    columns.set([
      this.offered,
      this.success,
      this.late,
      this.degraded,
      quantile(0.5),
      quantile(0.95),
      quantile(0.99),
      window.count > 0 ? window.mean : Number.NaN,
      ...this.failed,
    ]);
    this.offered = 0;
    this.success = 0;
    this.late = 0;
    this.degraded = 0;
    this.failed.fill(0);
    this.second++;
    this.recent[this.second % windowSeconds]?.reset();
  }

  /** Failed and late requests among the counted ones: they are infinitely slow for a requirement. */
  unanswered(): number {
    return this.counted.late + this.counted.failed.reduce((sum, each) => sum + each, 0);
  }
}
