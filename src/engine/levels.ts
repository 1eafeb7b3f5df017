/** Levels of things that come and go: how many there are, how many there were, and for how long. Views on rows of cells. */
import { cells, claimCells } from './cells';
import { kernel } from './kernel';
import * as levelCells from './kernel/tables/level-cells';
import * as timesCells from './kernel/tables/times-cells';

const { moveLevel, moveLevelTimes } = kernel;

/** A level and its integral over time: what a time average needs and no more. Times never go back. */
export class Level {
  static readonly size = 4;
  /** Where its row begins. */
  readonly at: number;

  constructor(time: number, at = claimCells(Level.size)) {
    this.at = at;
    cells[at + levelCells.since] = time;
  }

  /** The level now. */
  get level(): number {
    return cells[this.at]!;
  }

  /** Highest level since extremes were forgotten. */
  get max(): number {
    return cells[this.at + levelCells.max]!;
  }

  /** Raises or lowers the level by this much from this time on. */
  change(time: number, by: number): void {
    moveLevel(this.at, time, by);
  }

  /** Level x duration from the start to this time. */
  integral(time: number): number {
    return cells[this.at + levelCells.area]! + this.level * (time - cells[this.at + levelCells.since]!);
  }

  /** The integral begins anew. */
  resetAt(time: number): void {
    cells[this.at + levelCells.area] = 0;
    cells[this.at + levelCells.since] = time;
  }

  /** The highest level counts anew from the present one. */
  forgetExtremes(): void {
    cells[this.at + levelCells.max] = this.level;
  }
}

/** Levels above this one share a place in the distribution; what mean and variance need of them is kept beside it. */
const highestLevel = 65_535;
const firstPlaces = 16;

/** The time that a level spent at each whole number. */
export class LevelTimes {
  static readonly size = 7;
  readonly at: number;

  constructor(time: number, level: number, at = claimCells(LevelTimes.size)) {
    this.at = at;
    cells[this.at] = level;
    cells[this.at + timesCells.max] = level;
    cells[this.at + timesCells.since] = time;
    cells[this.at + timesCells.times] = claimCells(firstPlaces);
    cells[this.at + timesCells.places] = firstPlaces;
  }

  /** The level now. */
  get level(): number {
    return cells[this.at]!;
  }

  /** The highest level since the last reset. */
  get max(): number {
    return cells[this.at + timesCells.max]!;
  }

  /** Raises or lowers the level by this much from this time on. */
  change(time: number, by: number): void {
    moveLevelTimes(this.at, time, by);
  }

  resetAt(time: number): void {
    this.times().fill(0);
    cells[this.at + timesCells.beyond] = 0;
    cells[this.at + timesCells.squaresBeyond] = 0;
    cells[this.at + timesCells.since] = time;
    cells[this.at + timesCells.max] = this.level;
  }

  /** Goes on from where another one stands. */
  adopt(other: LevelTimes): void {
    cells[this.at] = other.level;
    cells[this.at + timesCells.max] = other.max;
    cells[this.at + timesCells.since] = cells[other.at + timesCells.since]!;
    cells[this.at + timesCells.beyond] = cells[other.at + timesCells.beyond]!;
    cells[this.at + timesCells.squaresBeyond] = cells[other.at + timesCells.squaresBeyond]!;
    const times = other.times();
    const row = claimCells(times.length);
    cells.set(times, row);
    cells[this.at + timesCells.times] = row;
    cells[this.at + timesCells.places] = times.length;
  }

  /** Shares of the time spent at 0, 1, 2, ... since the last reset, up to the highest level reached. Looking changes nothing. */
  shares(time: number): number[] {
    const { times, total } = this.timesUntil(time);
    return times.map((each) => each / total);
  }

  /** Mean and variance of the level over the time since the last reset; of no duration, the level itself and 0. */
  moments(time: number): { readonly mean: number; readonly variance: number } {
    const { times, total } = this.timesUntil(time);
    if (times.length === 0) return { mean: this.level, variance: 0 };
    const shares = times.map((each) => each / total);
    const near = shares.reduce((sum, share, level) => sum + share * level, 0);
    const variance = shares.reduce((sum, share, level) => sum + share * (level - near) * (level - near), 0);
    const above = Math.max(0, this.level - highestLevel) * (time - cells[this.at + timesCells.since]!);
    const beyond = (cells[this.at + timesCells.beyond]! + above) / total;
    if (beyond === 0) return { mean: near, variance };
    const squares = (cells[this.at + timesCells.squaresBeyond]! + above * (this.level + highestLevel)) / total;
    return { mean: near + beyond, variance: variance + squares - beyond * (2 * near + beyond) };
  }

  /** The times up to the highest place that was reached, and their sum. */
  private timesUntil(time: number): { readonly times: readonly number[]; readonly total: number } {
    const times = Array.from(this.times());
    const at = Math.min(this.level, highestLevel);
    while (times.length <= at) times.push(0);
    times[at]! += time - cells[this.at + timesCells.since]!;
    const total = times.reduce((sum, each) => sum + each, 0);
    return { times: times.slice(0, times.findLastIndex((each) => each > 0) + 1), total };
  }

  private times(): Float64Array {
    const from = cells[this.at + timesCells.times]!;
    return cells.subarray(from, from + cells[this.at + timesCells.places]!);
  }
}
