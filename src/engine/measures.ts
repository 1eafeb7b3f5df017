/**
 * What a group measures from one instant on, beside its counters: waits and responses of the visits that arrived since, how long visits were inside
 * and slots were held. Mutable and hot; nothing allocates but a level never reached before.
 */
import { coarseGrid, Histogram } from './histogram';
import { Moments } from './statistics';

/** Levels above this one share a place in the distribution. */
const highestLevel = 65_535;

/** The time that a level spent at each whole number. Hot: a change is one addition. */
export class LevelTimes {
  /** The level now, and the highest since the last reset. */
  level: number;
  max: number;
  private times = new Float64Array(16);
  private since: number;

  constructor(time: number, level: number) {
    this.level = level;
    this.max = level;
    this.since = time;
  }

  /** Raises or lowers the level by this much from this time on. */
  change(time: number, by: number): void {
    this.settle(time);
    this.level += by;
    if (this.level > this.max) this.max = this.level;
  }

  resetAt(time: number): void {
    this.times.fill(0);
    this.since = time;
    this.max = this.level;
  }

  /** Goes on from where another one stands. */
  adopt(other: LevelTimes): void {
    this.level = other.level;
    this.max = other.max;
    this.times = other.times.slice();
    this.since = other.since;
  }

  /** Shares of the time spent at 0, 1, 2, ... since the last reset, up to the highest level reached. Looking changes nothing. */
  shares(time: number): number[] {
    const times = Array.from(this.times);
    const at = Math.min(this.level, highestLevel);
    while (times.length <= at) times.push(0);
    times[at]! += time - this.since;
    const total = times.reduce((sum, each) => sum + each, 0);
    const last = times.findLastIndex((each) => each > 0);
    return times.slice(0, last + 1).map((each) => each / total);
  }

  /** Mean and variance of the level over the time since the last reset; of no duration, the level itself and 0. */
  moments(time: number): { readonly mean: number; readonly variance: number } {
    const shares = this.shares(time);
    if (shares.length === 0) return { mean: this.level, variance: 0 };
    const mean = shares.reduce((sum, share, level) => sum + share * level, 0);
    return { mean, variance: shares.reduce((sum, share, level) => sum + share * (level - mean) * (level - mean), 0) };
  }

  private settle(time: number): void {
    const at = this.level > highestLevel ? highestLevel : this.level;
    if (at >= this.times.length) this.grow(at);
    this.times[at]! += time - this.since;
    this.since = time;
  }

  private grow(least: number): void {
    let size = this.times.length;
    while (size <= least) size *= 2;
    const wider = new Float64Array(size);
    wider.set(this.times);
    this.times = wider;
  }
}

export class StationMeasures {
  /** Only visits that arrived from here on count one by one; time before it is cut off. */
  fromMs: number;
  /** Visits admitted, and those of them that did not begin at once. */
  admitted = 0;
  delayed = 0;
  /** Visits that began, and those of them that died with their instance. */
  begun = 0;
  killed = 0;
  /** From arrival to the end of the work, and from arrival to its beginning; of visits that ended well, ms. */
  readonly responses = new Moments();
  readonly waits = new Moments();
  readonly waitTimes = new Histogram(coarseGrid);
  /** Ms that visits which left were inside, and that slots given back were held. */
  insideMs = 0;
  heldMs = 0;

  constructor(time: number) {
    this.fromMs = time;
  }

  /** Begins anew at this instant; what is inside stays inside. */
  resetAt(time: number): void {
    this.fromMs = time;
    this.admitted = 0;
    this.delayed = 0;
    this.begun = 0;
    this.killed = 0;
    this.responses.reset();
    this.waits.reset();
    this.waitTimes.reset();
    this.insideMs = 0;
    this.heldMs = 0;
  }

  /** A visit ended well. */
  served(arrivedAt: number, begunAt: number, time: number): void {
    if (arrivedAt < this.fromMs) return;
    this.responses.add(time - arrivedAt);
    this.waits.add(begunAt - arrivedAt);
    this.waitTimes.add(begunAt - arrivedAt);
  }

  /** Part of an interval that lies after the beginning. */
  since(start: number, time: number): number {
    return time - (start > this.fromMs ? start : this.fromMs);
  }
}
