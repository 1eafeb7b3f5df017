/** Distribution of the values of the last seconds: each that is over joins, and the oldest leaves. */
import { coarseGrid, Histogram } from './histogram';

export class RecentValues {
  /** All of them together. */
  readonly all = new Histogram(coarseGrid);
  private readonly seconds: readonly Histogram[];
  private next = 0;

  constructor(seconds: number) {
    this.seconds = Array.from({ length: seconds }, () => new Histogram(coarseGrid));
  }

  /** A second is over, in which these values came. */
  close(values: Histogram): void {
    const oldest = this.seconds[this.next]!;
    this.next = (this.next + 1) % this.seconds.length;
    this.all.takeCounts(oldest);
    oldest.reset();
    oldest.merge(values);
    this.all.addCounts(oldest);
    this.all.totalsOf(this.seconds);
  }
}
