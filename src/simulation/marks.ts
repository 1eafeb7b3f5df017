/** Counters as they stood at the end of the last second and of the one before. */
export class Marks {
  private before: Float64Array;
  private after: Float64Array;

  constructor(counters: number) {
    this.before = new Float64Array(counters);
    this.after = new Float64Array(counters);
  }

  /** A second is over: the row in which the counters are to be written now, with old numbers in it. */
  next(): Float64Array {
    const row = this.before;
    this.before = this.after;
    this.after = row;
    return row;
  }

  /** What a counter shows. */
  at(place: number): number {
    return this.after[place]!;
  }

  /** By how much it grew in the second. */
  grown(place: number): number {
    return this.after[place]! - this.before[place]!;
  }
}
