/**
 * What is counted of client requests. The hot part is one leaf for each traffic class, entry operation and component that sends it; flows, of the whole, of a
 * class, of an operation, are sums of leaves, made when somebody looks: at the end of each second for the screen, at the end for the report, over the requests
 * that arrive after warm-up. A request belongs to the window in which it arrived.
 */
import { failureCauses } from '#design';
import { coarseGrid, Counts, Histogram, Moments, RecentValues, RequestCounts } from '#engine';
import { placesOf } from './places-of';
import { flowColumns, type FlowScope } from './snapshot';

const windowSeconds = 10;

const place = placesOf(flowColumns);
const firstCause = flowColumns.indexOf(failureCauses[0]);

/** Figures of the response times of the last seconds, ms; NaN = there were none. */
class RecentFigures {
  mean = Number.NaN;
  p50 = Number.NaN;
  p95 = Number.NaN;
  p99 = Number.NaN;

  read(times: Histogram): this {
    this.mean = times.mean;
    this.p50 = times.quantile(0.5);
    this.p95 = times.quantile(0.95);
    this.p99 = times.quantile(0.99);
    return this;
  }
}

/** Counts one sort of request, and keeps the response times of its last seconds. */
export class FlowLeaf {
  readonly counts: RequestCounts;
  /** Response times of successes of the last seconds, ms. */
  readonly recent = new RecentValues(windowSeconds);
  readonly figures = new RecentFigures();

  constructor(row: number) {
    this.counts = new RequestCounts(row);
  }

  /** A second is over: its times join those of the last ones. */
  closeSecond(): void {
    this.recent.close(this.counts.recent);
    this.figures.read(this.recent.all);
  }
}

export class Flow {
  readonly scope: FlowScope;
  readonly leaves: FlowLeaf[] = [];
  /** Columns of the last whole second. */
  readonly columns = new Float64Array(flowColumns.length).fill(Number.NaN);
  private readonly merged = new Histogram(coarseGrid);
  private readonly mergedFigures = new RecentFigures();
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
    columns[place.offered] = second.offered;
    columns[place.goodput] = second.success;
    columns[place.late] = second.late;
    columns[place.degraded] = second.degraded;
    columns.set(second.failed, firstCause);
    const { mean, p50, p95, p99 } = this.recentFigures();
    columns[place.p50Ms] = p50;
    columns[place.p95Ms] = p95;
    columns[place.p99Ms] = p99;
    columns[place.meanMs] = mean;
  }

  /** Of response times of the last seconds, of all leaves. */
  private recentFigures(): Readonly<RecentFigures> {
    const [only] = this.leaves;
    if (only && this.leaves.length === 1) return only.figures;
    this.merged.reset();
    for (const { recent } of this.leaves) this.merged.merge(recent.all);
    return this.mergedFigures.read(this.merged);
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
