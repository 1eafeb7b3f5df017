/**
 * Partitions of a store: ranges of the hashes of its keys, each with allowances of its own. What one of them is not allowed is throttled, however idle the others are. One
 * that has throttled for long enough splits in two, unless it is down to keys that cannot be told apart.
 */
import { derivedKey, deriveKey, uniformOf } from './random';
import { TokenBucket } from './token-bucket';

/** Rows of what is counted apart. */
export const directions = { read: 0, write: 1 } as const;
type Direction = 0 | 1;

/** A rate that may not be exceeded for long. */
export interface Allowance {
  /** Units a second of each partition, or of all together, of which each has an equal part. */
  readonly unitsPerSecond: number;
  readonly isShared: boolean;
  /** Unused units are kept for so many seconds, and may be used at once. */
  readonly keptSeconds: number;
}

export interface PartitionsOptions {
  /** At the start. */
  readonly partitions: number;
  /** Ranges of keys that can be told apart, at least as many as partitions. */
  readonly ranges: number;
  /** Time of throttling after which a partition splits, ms; Infinity = never. */
  readonly splitAfterMs: number;
  readonly allowances: readonly [reads: readonly Allowance[], writes: readonly Allowance[]];
}

type Pair = [reads: number, writes: number];

interface Partition {
  /** Its ranges of keys, the last one not included. */
  readonly from: number;
  readonly to: number;
  readonly buckets: readonly [reads: readonly TokenBucket[], writes: readonly TokenBucket[]];
  /** Units taken and units refused since the last look, and since the window began. */
  taken: Pair;
  takenInWindow: Pair;
  refusedInWindow: Pair;
  /** Since when it has throttled without a calm minute between. */
  throttlesSinceMs: number;
  lastThrottledMs: number;
}

/** Without throttling for so long, a partition is not hot any more. */
const calmMs = 60_000;
const secondMs = 1000;
/** More partitions than this say nothing new. */
const mostPartitions = 4096;

export interface HottestPartition {
  /** Of the partition that was asked for most: its part of all units asked for, those that it took, those that it refused. */
  readonly share: number;
  readonly taken: number;
  readonly refused: number;
}

export class Partitions {
  private options: PartitionsOptions;
  private list: Partition[] = [];
  /** Units taken since the start. */
  readonly units: Pair = [0, 0];
  private unitsBefore: Pair = [0, 0];
  splits = 0;
  private splitsBefore = 0;

  constructor(options: PartitionsOptions, now: number) {
    this.options = options;
    this.open(now);
  }

  get count(): number {
    return this.list.length;
  }

  /** Other partitions begin anew; those that are as they were keep what they have saved. */
  configure(options: PartitionsOptions, now: number): void {
    const before = this.options;
    this.options = options;
    const isCutAnew = before.partitions !== options.partitions || before.ranges !== options.ranges;
    const hasOthers = before.allowances.some((each, at) => each.length !== options.allowances[at]?.length);
    if (isCutAnew || hasOthers) this.open(now);
    else this.deal(now);
  }

  private open(now: number): void {
    const { partitions, ranges } = this.options;
    const edge = (at: number): number => Math.floor((at * ranges) / partitions);
    this.list = Array.from({ length: partitions }, (_, at) => ({ from: edge(at), to: edge(at + 1) }))
      .filter(({ from, to }) => to > from)
      .map(({ from, to }) => this.partitionOf(from, to, 1));
    this.deal(now);
    for (const { buckets } of this.list) for (const bucket of buckets.flat()) bucket.add(bucket.burst);
  }

  private partitionOf(from: number, to: number, share: number, parent?: Partition): Partition {
    const bucketsOf = (direction: Direction): TokenBucket[] =>
      this.options.allowances[direction].map((_, at) => {
        const known = parent?.buckets[direction][at];
        return known?.copy(share) ?? new TokenBucket(0, 0, 0, 0);
      });
    return {
      from,
      to,
      buckets: [bucketsOf(directions.read), bucketsOf(directions.write)],
      taken: [0, 0],
      takenInWindow: [0, 0],
      refusedInWindow: [0, 0],
      throttlesSinceMs: Number.NEGATIVE_INFINITY,
      lastThrottledMs: Number.NEGATIVE_INFINITY,
    };
  }

  /** Each partition gets its numbers. */
  private deal(now: number): void {
    for (const { buckets } of this.list)
      buckets.forEach((own, direction) =>
        own.forEach((bucket, at) => {
          const { keptSeconds } = this.options.allowances[direction as Direction][at]!;
          const rate = this.rateOf(direction as Direction, at);
          bucket.configure(rate / secondMs, rate * keptSeconds, now);
        }),
      );
  }

  private rateOf(direction: Direction, at: number): number {
    const { isShared, unitsPerSecond } = this.options.allowances[direction][at]!;
    return isShared ? unitsPerSecond / this.list.length : unitsPerSecond;
  }

  /** What a partition may take in a second for long; Infinity = any number. */
  limitOf(direction: Direction): number {
    const rates = this.options.allowances[direction].map((_, at) => this.rateOf(direction, at));
    return Math.min(Number.POSITIVE_INFINITY, ...rates);
  }

  /** Takes the units of a request about a key, or none. A request of more than can be saved passes when all is saved, and is paid off afterwards. */
  take(direction: Direction, key: number, units: number, now: number): boolean {
    const partition = this.list[this.placeOf(rangeOf(key, this.options.ranges))]!;
    const buckets = partition.buckets[direction];
    if (buckets.every((bucket) => bucket.holds(units, now))) {
      for (const bucket of buckets) bucket.debit(units);
      partition.taken[direction] += units;
      partition.takenInWindow[direction] += units;
      this.units[direction] += units;
      return true;
    }
    partition.refusedInWindow[direction] += units;
    this.throttles(partition, now);
    return false;
  }

  /** Place of the partition that holds a range. */
  private placeOf(range: number): number {
    let low = 0;
    let high = this.list.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.list[middle]!.from <= range) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private throttles(partition: Partition, now: number): void {
    if (now - partition.lastThrottledMs > calmMs) partition.throttlesSinceMs = now;
    partition.lastThrottledMs = now;
    if (now - partition.throttlesSinceMs >= this.options.splitAfterMs) this.split(partition, now);
  }

  /** Each half has half of what the whole had saved, or owes half of what that owed. */
  private split(partition: Partition, now: number): void {
    const { from, to } = partition;
    if (to - from < 2 || this.list.length >= mostPartitions) return;
    const middle = Math.floor((from + to) / 2);
    const halves = [this.partitionOf(from, middle, 0.5, partition), this.partitionOf(middle, to, 0.5, partition)];
    this.list.splice(this.list.indexOf(partition), 1, ...halves);
    this.splits++;
    this.deal(now);
  }

  /** Use of the busiest partition since the last look, as a part of what it may take for long. */
  busiest(seconds: number): number {
    let most = 0;
    for (const direction of [directions.read, directions.write]) {
      const limit = this.limitOf(direction);
      for (const { taken } of this.list) most = Math.max(most, taken[direction] / (limit * seconds));
    }
    for (const partition of this.list) partition.taken = [0, 0];
    return most;
  }

  beginWindow(): void {
    for (const partition of this.list) {
      partition.takenInWindow = [0, 0];
      partition.refusedInWindow = [0, 0];
    }
    this.unitsBefore = [...this.units];
    this.splitsBefore = this.splits;
  }

  /** Units taken and partitions split since the window began. */
  inWindow() {
    const [reads, writes] = this.units.map((each, at) => each - this.unitsBefore[at]!);
    return { readUnits: reads ?? 0, writeUnits: writes ?? 0, splits: this.splits - this.splitsBefore };
  }

  /** Of those that are there now, since the window began or since it split; null = nothing was asked for. */
  hottest(): HottestPartition | null {
    const all = this.list.map(({ takenInWindow, refusedInWindow }) => {
      const [taken, refused] = [sum(takenInWindow), sum(refusedInWindow)];
      return { asked: taken + refused, taken, refused };
    });
    const whole = all.reduce((total, { asked }) => total + asked, 0);
    if (whole === 0) return null;
    const most = all.reduce((best, each) => (each.asked > best.asked ? each : best));
    return { share: most.asked / whole, taken: most.taken, refused: most.refused };
  }
}

const sum = ([reads, writes]: Pair): number => reads + writes;

const dataSets = 4_294_967_296;

/** The range of hashes that a stored key falls to, the same in every run. */
export function rangeOf(key: number, ranges: number): number {
  if (ranges <= 1) return 0;
  deriveKey(key | 0, Math.floor(key / dataSets) | 0, 0x70617274, 0);
  return Math.min(ranges - 1, Math.floor(uniformOf(derivedKey[0]!, derivedKey[1]!) * ranges));
}
