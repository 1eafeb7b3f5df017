/**
 * What is counted of client requests. The hot part is one leaf for each traffic class, entry operation and component that sends it; flows, of the whole, of a
 * class, of an operation, are sums of leaves, made when somebody looks: at the end of each second for the screen, at the end for the report, over the requests
 * that arrive after warm-up. A request belongs to the window in which it arrived.
 */
import { coarseGrid, Counts, Histogram, Moments, RecentValues, RequestCounts } from '#engine';
import { flowColumns, type FlowScope } from './snapshot';

const windowSeconds = 10;

/** Counts one sort of request, and keeps the response times of its last seconds. */
export class FlowLeaf {
  readonly counts: RequestCounts;
  /** Response times of successes of the last seconds, ms. */
  readonly recent = new RecentValues(windowSeconds);

  constructor(row: number) {
    this.counts = new RequestCounts(row);
  }

  /** A second is over: its times join those of the last ones. */
  closeSecond(): void {
    this.recent.close(this.counts.recent);
  }
}

export class Flow {
  readonly scope: FlowScope;
  readonly leaves: FlowLeaf[] = [];
  /** Columns of the last whole second. */
  readonly columns = new Float64Array(flowColumns.length).fill(Number.NaN);
  private readonly merged = new Histogram(coarseGrid);
  private readonly second = new Counts();

  constructor(scope: FlowScope) {
    this.scope = scope;
  }

  /** Counts of requests that arrived after warm-up. */
  get counted(): Counts {
    const counts = new Counts();
    for (const leaf of this.leaves) leaf.counts.addCountedTo(counts);
    return counts;
  }

  /** Response times of their successes, ms. */
  get responses(): Histogram {
    const [only, ...more] = this.leaves;
    if (only && more.length === 0) return only.counts.responses;
    const merged = new Histogram();
    for (const { counts } of this.leaves) merged.merge(counts.responses);
    return merged;
  }

  get spread(): Moments {
    return sumOf(this.leaves.map(({ counts }) => counts.spread));
  }

  get all(): Moments {
    return sumOf(this.leaves.map(({ counts }) => counts.all));
  }

  get firstAttempts(): number {
    return this.leaves.reduce((sum, { counts }) => sum + counts.firstAttempts, 0);
  }

  get completed(): Moments {
    return sumOf(this.leaves.map(({ counts }) => counts.completed));
  }

  /** Mean number of requests under way since the window began. */
  insideMean(): number {
    return this.leaves.reduce((sum, { counts }) => sum + counts.insideMean(), 0);
  }

  /** The columns of the second that ends now; its leaves have closed it and forget it only when every flow has looked. */
  closeSecond(): void {
    const { second, columns } = this;
    second.reset();
    for (const leaf of this.leaves) leaf.counts.addSecondTo(second);
    const window = this.recent();
    const quantile = (share: number) => (window.count > 0 ? window.quantile(share) : Number.NaN);
    columns.set([
      second.offered,
      second.success,
      second.late,
      second.degraded,
      quantile(0.5),
      quantile(0.95),
      quantile(0.99),
      window.count > 0 ? window.mean : Number.NaN,
      ...second.failed,
    ]);
  }

  /** Response times of the last seconds, of all leaves. */
  private recent(): Histogram {
    const [only, ...more] = this.leaves;
    if (only && more.length === 0) return only.recent.all;
    this.merged.reset();
    for (const { recent } of this.leaves) this.merged.merge(recent.all);
    return this.merged;
  }

  /** Failed and late requests among the counted ones: they are infinitely slow for a requirement. */
  unanswered(): number {
    const { counted } = this;
    return counted.late + counted.failed.reduce((sum, each) => sum + each, 0);
  }
}

function sumOf(parts: readonly Moments[]): Moments {
  const sum = new Moments();
  for (const part of parts) sum.merge(part);
  return sum;
}
