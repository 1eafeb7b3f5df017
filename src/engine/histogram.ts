/**
 * Counts of positive values in buckets of nearly equal ratio, read from the bits of a double: the exponent gives the
 * octave, a table on the upper 11 bits of the fraction the bucket within it. Edges lie on a grid of 1/2048 of an
 * octave's start, so they are exact and the coarse buckets are unions of fine ones. A quantile is the middle of its
 * bucket: its relative error is at most 0.3 % with 128 buckets an octave and 1.1 % with 32. Merging adds counts and
 * loses nothing. Fields are mutable and hot; nothing allocates but construction and `used`.
 */
import { cells, claimCells, spare } from './cells';
import { kernel, narrow } from './kernel';
import * as slots from './kernel/tables/slots';
import { log, powerOfTwo } from './math';

export interface HistogramGrid {
  /** Buckets per doubling: 128, 64, 32 ... 1. */
  readonly bucketsPerOctave: number;
  /** Binary exponent of the smallest value told apart: values below 2^lowestExponent share one bucket. */
  readonly lowestExponent: number;
  /** Binary exponent of the end: values of 2^highestExponent and more share one bucket. */
  readonly highestExponent: number;
}

/** From 2^-10 (a microsecond, if the unit is milliseconds) to 2^24 (4.6 hours). */
export const fineGrid: HistogramGrid = { bucketsPerOctave: 128, lowestExponent: -10, highestExponent: 24 };
export const coarseGrid: HistogramGrid = { ...fineGrid, bucketsPerOctave: 32 };

const FINE = 128;
const CELLS = 2048;
const fineOf = narrow(Uint8Array, slots.fineOf, CELLS);
/** Lower edge of each fine bucket of the octave from 1 to 2, and 2. */
const edges = new Float64Array(FINE + 1).fill(2);
for (let cell = CELLS - 1; cell >= 0; cell--) {
  const bucket = Math.floor((log(1 + cell / CELLS) / log(2)) * FINE);
  fineOf[cell] = bucket;
  edges[bucket] = 1 + cell / CELLS;
}

/** The used buckets of a histogram: what is kept of a window. */
export interface SparseHistogram {
  readonly indices: Uint16Array;
  /** Count of the bucket with the index at the same place. */
  readonly counts: Float64Array;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
}

/** A row of a histogram: what it knows of all values, then a count for each bucket. */
const COUNT = 0;
const SUM = 1;
const MIN = 2;
const MAX = 3;
const BUCKETS = 4;

export class Histogram {
  readonly grid: HistogramGrid;
  /** Where its row begins in the array that it is in. */
  readonly at: number;
  private readonly row: Float64Array;
  private readonly buckets: number;
  private readonly shift: number;
  private readonly lowestBiased: number;

  /** `isHot` = its row is one of the cells of the run, within reach of the hot pass. */
  constructor(grid: HistogramGrid = fineGrid, isHot = false) {
    this.grid = grid;
    this.shift = Math.clz32(grid.bucketsPerOctave) - Math.clz32(FINE);
    const buckets = (grid.highestExponent - grid.lowestExponent) * grid.bucketsPerOctave + 2;
    if (FINE >> this.shift !== grid.bucketsPerOctave || !(buckets > 2 && buckets <= 65536)) {
      throw new RangeError(
        'a histogram has a power of two of buckets an octave, at most 128, and at most 65536 in all',
      );
    }
    this.lowestBiased = grid.lowestExponent + 1023;
    this.buckets = buckets;
    this.at = isHot ? claimCells(BUCKETS + buckets) : 0;
    this.row = isHot ? cells : new Float64Array(BUCKETS + buckets);
    this.forgetTotals();
  }

  /** Number of values. */
  get count(): number {
    return this.row[this.at + COUNT]!;
  }

  /** Exact sum of the values, up to rounding. */
  get sum(): number {
    return this.row[this.at + SUM]!;
  }

  /** Smallest value; Infinity if there is none. */
  get min(): number {
    return this.row[this.at + MIN]!;
  }

  /** Largest value; -Infinity if there is none. */
  get max(): number {
    return this.row[this.at + MAX]!;
  }

  /** Exact mean of the values; NaN if there is none. */
  get mean(): number {
    return this.sum / this.count;
  }

  /** Counts a value (0 or more), `times` over. */
  add(value: number, times = 1): void {
    const { row, at } = this;
    const bucket = at + BUCKETS + this.indexOf(value);
    row[bucket] = row[bucket]! + times;
    row[at + COUNT] = row[at + COUNT]! + times;
    row[at + SUM] = row[at + SUM]! + value * times;
    if (value < row[at + MIN]!) row[at + MIN] = value;
    if (value > row[at + MAX]!) row[at + MAX] = value;
  }

  /** Counts the value (0 or more) that is in the first spare place. */
  addSpare(): void {
    const value = spare[0]!;
    const { row, at } = this;
    const bucket = at + BUCKETS + this.indexOf(value);
    row[bucket] = row[bucket]! + 1;
    row[at + COUNT] = row[at + COUNT]! + 1;
    row[at + SUM] = row[at + SUM]! + value;
    if (value < row[at + MIN]!) row[at + MIN] = value;
    if (value > row[at + MAX]!) row[at + MAX] = value;
  }

  /** Adds all of another histogram of the same grid. */
  merge(other: Histogram): void {
    this.addCounts(other);
    this.addTotals(other);
  }

  /** Adds what another one of the same grid counts in its buckets, and leaves the totals to `totalsOf`. */
  addCounts(other: Histogram, times = 1): void {
    this.assertGrid(other.buckets === this.buckets && other.lowestBiased === this.lowestBiased);
    const { row, at } = this;
    const counts = other.row;
    const ahead = at - other.at;
    const last = other.at + BUCKETS + other.to;
    for (let i = other.at + BUCKETS + other.from; i <= last; i++) {
      const bucket = i + ahead;
      row[bucket] = row[bucket]! + times * counts[i]!;
    }
  }

  /** Takes away what another one, which was added before, counts in its buckets. */
  takeCounts(other: Histogram): void {
    this.addCounts(other, -1);
  }

  /** The totals are those of so many histograms together. */
  totalsOf(parts: readonly Histogram[]): void {
    this.forgetTotals();
    for (const part of parts) this.addTotals(part);
  }

  /** Adds what `used` of a histogram of the same grid gave. */
  mergeUsed(used: SparseHistogram): void {
    const { indices, counts } = used;
    this.assertGrid(indices.length === 0 || indices[indices.length - 1]! < this.buckets);
    let count = 0;
    for (let i = 0; i < indices.length; i++) {
      this.addCount(indices[i]!, counts[i]!);
      count += counts[i]!;
    }
    this.addTotals({ count, sum: used.sum, min: used.min, max: used.max });
  }

  /** A copy of the used buckets, ascending. */
  used(): SparseHistogram {
    const { from, to } = this;
    let size = 0;
    for (let i = from; i <= to; i++) if (this.countAt(i) > 0) size++;
    const indices = new Uint16Array(size);
    const counts = new Float64Array(size);
    let at = 0;
    for (let i = from; i <= to; i++) {
      if (!(this.countAt(i) > 0)) continue;
      indices[at] = i;
      counts[at++] = this.countAt(i);
    }
    return { indices, counts, sum: this.sum, min: this.min, max: this.max };
  }

  /**
   * The smallest value that at least this share (0..1) of all values do not exceed; NaN if there is none. `infinite`
   * more values count as larger than all others: requests that never got a good answer.
   */
  quantile(share: number, infinite = 0): number {
    const all = this.count + infinite;
    if (!(all > 0)) return NaN;
    // A hair less, so that 0.07 of 100 values is the 7th and not, by rounding, the 8th.
    const rank = Math.max(1, Math.ceil(share * all * (1 - 1e-14)));
    if (rank === 1 && this.count > 0) return this.min;
    if (rank >= this.count) return rank === this.count ? this.max : Infinity;
    const { count, row } = this;
    const zero = this.at + BUCKETS;
    const first = zero + this.from;
    let above = 0;
    let bucket = zero + this.to;
    // From above: shares that somebody asks for are high.
    for (; bucket > first; bucket--) {
      above += row[bucket]!;
      if (count - above < rank) break;
    }
    return Math.min(this.max, Math.max(this.min, this.middleOf(bucket - zero)));
  }

  /** How many values are at most this one, up to the width of a bucket: its own bucket counts in full. */
  countUpTo(value: number): number {
    const last = Math.min(this.to, this.indexOf(value));
    let sum = 0;
    for (let i = this.from; i <= last; i++) sum += this.countAt(i);
    return sum;
  }

  /** Forgets all values. */
  reset(): void {
    const { from, to } = this;
    const first = this.at + BUCKETS;
    if (to >= from) this.row.fill(0, first + from, first + to + 1);
    this.forgetTotals();
  }

  private forgetTotals(): void {
    const { row, at } = this;
    row[at + COUNT] = 0;
    row[at + SUM] = 0;
    row[at + MIN] = Infinity;
    row[at + MAX] = -Infinity;
  }

  /** The buckets that may hold something lie between those of the extremes. */
  private get from(): number {
    return this.min <= this.max ? this.indexOf(this.min) : this.buckets;
  }

  private get to(): number {
    return this.min <= this.max ? this.indexOf(this.max) : -1;
  }

  private countAt(bucket: number): number {
    return this.row[this.at + BUCKETS + bucket]!;
  }

  private addCount(bucket: number, count: number): void {
    const at = this.at + BUCKETS + bucket;
    this.row[at] = this.row[at]! + count;
  }

  private indexOf(value: number): number {
    return kernel.bucketOf(value, this.lowestBiased, this.shift, this.buckets);
  }

  /** The value whose relative distance to both edges is equal; ends of the grid stand for all beyond. */
  private middleOf(index: number): number {
    if (index === 0) return this.min;
    if (index === this.buckets - 1) return this.max;
    const fine = (index - 1) << this.shift;
    const low = edges[fine & (FINE - 1)]!;
    const high = edges[(fine & (FINE - 1)) + (1 << this.shift)]!;
    return ((2 * low * high) / (low + high)) * powerOfTwo((fine >> 7) + this.grid.lowestExponent);
  }

  private addTotals(other: { count: number; sum: number; min: number; max: number }): void {
    const { row, at } = this;
    row[at + COUNT] = row[at + COUNT]! + other.count;
    row[at + SUM] = row[at + SUM]! + other.sum;
    if (other.min < row[at + MIN]!) row[at + MIN] = other.min;
    if (other.max > row[at + MAX]!) row[at + MAX] = other.max;
  }

  private assertGrid(isSame: boolean): void {
    if (!isSame) throw new RangeError('histograms of different grids cannot be merged');
  }
}
