/**
 * What a group measures from one instant on, beside its counters: waits and responses of the visits that arrived since, how long visits were inside
 * and slots were held, and for how much of the time how many were inside. Mutable and hot; nothing allocates but a level never reached before.
 */
import { coarseGrid, Histogram } from './histogram';
import { Moments, TimeAverage } from './statistics';

/** Levels above this one share a place in the distribution. */
const highestLevel = 65_535;

/** A level with the time spent at each whole number. */
export class LevelTimes extends TimeAverage {
  private times = new Float64Array(16);
  private lastSet: number;

  constructor(time: number, level: number) {
    super(time, level);
    this.lastSet = time;
  }

  override set(time: number, level: number): void {
    this.settle(time);
    super.set(time, level);
  }

  override resetAt(time: number): void {
    super.resetAt(time);
    this.times.fill(0);
    this.lastSet = time;
  }

  /** Shares of the time spent at 0, 1, 2, ... since the last reset, up to the highest level reached. */
  shares(time: number): number[] {
    this.settle(time);
    const total = this.times.reduce((sum, each) => sum + each, 0);
    const last = this.times.findLastIndex((each) => each > 0);
    return Array.from(this.times.subarray(0, last + 1), (each) => each / total);
  }

  private settle(time: number): void {
    const at = this.level > highestLevel ? highestLevel : this.level;
    if (at >= this.times.length) this.grow(at);
    this.times[at]! += time - this.lastSet;
    this.lastSet = time;
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
  readonly inside: LevelTimes;

  constructor(time: number, level: number) {
    this.fromMs = time;
    this.inside = new LevelTimes(time, level);
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
    this.inside.resetAt(time);
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
