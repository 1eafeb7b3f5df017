/**
 * What is counted of client requests. The hot part is one leaf for each traffic class, entry operation and component that sends it; flows, of the whole, of a
 * class, of an operation, are sums of leaves, made when somebody looks: at the end of each second for the screen, at the end for the report, over the requests
 * that arrive after warm-up. A request belongs to the window in which it arrived.
 */
import { failureCauses } from '#design';
import { coarseGrid, frames, Histogram, late, Moments, now, spare, TimeAverage } from '#engine';
import { flowColumns, type FlowScope } from './snapshot';

const windowSeconds = 10;

class Counts {
  offered = 0;
  success = 0;
  late = 0;
  degraded = 0;
  readonly failed = new Float64Array(failureCauses.length);

  add(other: Counts): void {
    this.offered += other.offered;
    this.success += other.success;
    this.late += other.late;
    this.degraded += other.degraded;
    for (let cause = 0; cause < this.failed.length; cause++) this.failed[cause]! += other.failed[cause]!;
  }

  failedWith(outcome: number): void {
    if (outcome === late) this.late++;
    else this.failed[outcome - 1]!++;
  }

  reset(): void {
    this.offered = 0;
    this.success = 0;
    this.late = 0;
    this.degraded = 0;
    this.failed.fill(0);
  }
}

/** Counts one sort of request. Mutable and hot; nothing allocates. */
export class FlowLeaf {
  /** Of the second under way, and of requests that arrived after warm-up. */
  readonly second = new Counts();
  readonly counted = new Counts();
  /** Response times of successes, of the last seconds each, ms. */
  readonly recent = Array.from({ length: windowSeconds }, () => new Histogram(coarseGrid));
  readonly responses = new Histogram();
  /** The same times, for their spread; and those of all requests that ended, well or badly, ms. */
  readonly spread = new Moments();
  readonly all = new Moments();
  /** Successes at the user's first attempt. */
  firstAttempts = 0;
  /** Response times of successes that ended after warm-up, whenever they arrived, ms. */
  readonly completed = new Moments();
  /** Requests under way: those that wait for an answer and those whose user pauses between attempts. */
  readonly inside = new TimeAverage(now(), 0);
  private seconds = 0;
  private thisSecond = this.recent[0]!;

  arrived(isCounted: boolean): void {
    this.inside.change(now(), 1);
    this.second.offered++;
    if (isCounted) this.counted.offered++;
  }

  /** A request had success; its columns can still be read. */
  succeeded(request: number, warmUpMs: number): void {
    const { second, counted } = this;
    const begun = frames.begun[request]!;
    const isDegraded = (frames.flags[request]! & frames.flag.degraded) !== 0;
    this.inside.change(now(), -1);
    spare[0] = now() - begun;
    this.thisSecond.addSpare();
    second.success++;
    if (isDegraded) second.degraded++;
    if (now() >= warmUpMs) this.completed.add(now() - begun);
    if (begun < warmUpMs) return;
    counted.success++;
    if (isDegraded) counted.degraded++;
    if (frames.attempts[request] === 0) this.firstAttempts++;
    spare[0] = now() - begun;
    this.responses.addSpare();
    this.spread.add(now() - begun);
    this.all.add(now() - begun);
  }

  /** Outcome: `late`, or 1 + cause. */
  failedWith(outcome: number, afterMs: number, isCounted: boolean): void {
    this.inside.change(now(), -1);
    this.second.failedWith(outcome);
    if (!isCounted) return;
    this.counted.failedWith(outcome);
    this.all.add(afterMs);
  }

  /** A second is over, and its flows have looked. */
  closeSecond(): void {
    this.second.reset();
    this.seconds++;
    this.thisSecond = this.recent[this.seconds % windowSeconds]!;
    this.thisSecond.reset();
  }
}

export class Flow {
  readonly scope: FlowScope;
  readonly leaves: FlowLeaf[] = [];
  /** Columns of the last whole second. */
  readonly columns = new Float64Array(flowColumns.length).fill(Number.NaN);
  private readonly window = new Histogram(coarseGrid);
  private readonly second = new Counts();

  constructor(scope: FlowScope) {
    this.scope = scope;
  }

  /** Counts of requests that arrived after warm-up. */
  get counted(): Counts {
    const counts = new Counts();
    for (const { counted } of this.leaves) counts.add(counted);
    return counts;
  }

  /** Response times of their successes, ms. */
  get responses(): Histogram {
    const [only, ...more] = this.leaves;
    if (only && more.length === 0) return only.responses;
    const merged = new Histogram();
    for (const { responses } of this.leaves) merged.merge(responses);
    return merged;
  }

  get spread(): Moments {
    return sumOf(this.leaves.map(({ spread }) => spread));
  }

  get all(): Moments {
    return sumOf(this.leaves.map(({ all }) => all));
  }

  get firstAttempts(): number {
    return this.leaves.reduce((sum, leaf) => sum + leaf.firstAttempts, 0);
  }

  get completed(): Moments {
    return sumOf(this.leaves.map(({ completed }) => completed));
  }

  /** Mean number of requests under way since the window began. */
  insideMean(): number {
    return this.leaves.reduce((sum, { inside }) => sum + inside.mean(now()), 0);
  }

  /** The columns of the second that ends now; leaves begin anew only when every flow has looked. */
  closeSecond(): void {
    const { window, second, columns } = this;
    window.reset();
    second.reset();
    for (const leaf of this.leaves) {
      second.add(leaf.second);
      for (const each of leaf.recent) window.merge(each);
    }
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
