/** Statistics that grow value by value in constant space. Fields are mutable and hot; nothing allocates. */

/** Statistics by observation: each value counts once (Welford 1962; merging by Chan, Golub and LeVeque 1979). */
export class Tally {
  /** Number of values. */
  count = 0;
  /** Mean of the values; 0 if there is none. */
  mean = 0;
  /** Sum of squared distances from the mean. */
  squares = 0;
  /** Smallest value; Infinity if there is none. */
  min = Infinity;
  /** Largest value; -Infinity if there is none. */
  max = -Infinity;

  add(value: number): void {
    this.count++;
    const distance = value - this.mean;
    this.mean += distance / this.count;
    this.squares += distance * (value - this.mean);
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
  }

  /** Sum of the values. */
  get sum(): number {
    return this.mean * this.count;
  }

  /** Sample variance (divided by n - 1); NaN below two values. */
  get variance(): number {
    return this.count < 2 ? NaN : this.squares / (this.count - 1);
  }

  /** Sample standard deviation; NaN below two values. */
  get deviation(): number {
    return Math.sqrt(this.variance);
  }

  /** Adds all values of another tally. */
  merge(other: Tally): void {
    if (other.count === 0) return;
    const count = this.count + other.count;
    const distance = other.mean - this.mean;
    this.squares += other.squares + (distance * distance * this.count * other.count) / count;
    this.mean += (distance * other.count) / count;
    this.count = count;
    if (other.min < this.min) this.min = other.min;
    if (other.max > this.max) this.max = other.max;
  }

  reset(): void {
    this.count = 0;
    this.mean = 0;
    this.squares = 0;
    this.min = Infinity;
    this.max = -Infinity;
  }
}

/** Count, mean and spread of many values at the price of two sums: for hot places. Exact enough while mean / deviation stays below some 10^6. */
export class Moments {
  count: number;
  sum: number;
  private squares: number;

  constructor(count = 0, sum = 0, squares = 0) {
    this.count = count;
    this.sum = sum;
    this.squares = squares;
  }

  add(value: number): void {
    this.count++;
    this.sum += value;
    this.squares += value * value;
  }

  /** Mean; 0 if there is no value. */
  get mean(): number {
    return this.count === 0 ? 0 : this.sum / this.count;
  }

  /** Sample standard deviation (divided by n - 1); NaN below two values. */
  get deviation(): number {
    if (this.count < 2) return NaN;
    return Math.sqrt(Math.max(0, this.squares - this.sum * this.mean) / (this.count - 1));
  }

  merge(other: Moments): void {
    this.count += other.count;
    this.sum += other.sum;
    this.squares += other.squares;
  }

  reset(): void {
    this.count = 0;
    this.sum = 0;
    this.squares = 0;
  }
}

/** Statistics by duration: a level weighs as long as it lasts. Times never go back. */
export class TimeAverage {
  /** The level now. */
  level: number;
  /** Highest level since the last reset, the one it began with included. */
  max: number;
  /** Lowest level since the last reset. */
  min: number;
  private begin: number;
  private since: number;
  private area = 0;
  private squareArea = 0;

  constructor(time: number, level: number) {
    this.level = level;
    this.max = level;
    this.min = level;
    this.begin = time;
    this.since = time;
  }

  /** The level from this time on. */
  set(time: number, level: number): void {
    const duration = time - this.since;
    this.area += this.level * duration;
    this.squareArea += this.level * this.level * duration;
    this.since = time;
    this.level = level;
    if (level > this.max) this.max = level;
    if (level < this.min) this.min = level;
  }

  /** Raises or lowers the level by this much from this time on. */
  change(time: number, by: number): void {
    this.set(time, this.level + by);
  }

  /** Level x duration from the last reset to this time. */
  integral(time: number): number {
    return this.area + this.level * (time - this.since);
  }

  /** Mean level from the last reset to this time; of no duration, the level itself. */
  mean(time: number): number {
    return time > this.begin ? this.integral(time) / (time - this.begin) : this.level;
  }

  /** Variance of the level over the time since the last reset. */
  variance(time: number): number {
    if (!(time > this.begin)) return 0;
    const mean = this.mean(time);
    const square = this.squareArea + this.level * this.level * (time - this.since);
    return Math.max(0, square / (time - this.begin) - mean * mean);
  }

  /** Begins a new window: what was is forgotten, the level stays. */
  resetAt(time: number): void {
    this.begin = time;
    this.since = time;
    this.area = 0;
    this.squareArea = 0;
    this.max = this.level;
    this.min = this.level;
  }
}
