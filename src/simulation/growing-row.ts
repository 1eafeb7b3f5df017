/** A row of numbers that grows at its end, in one array that doubles when it is full. */
export class GrowingRow {
  private room = new Float64Array(1024);
  private length = 0;

  push(value: number): void {
    if (this.length === this.room.length) {
      const wider = new Float64Array(2 * this.length);
      wider.set(this.room);
      this.room = wider;
    }
    this.room[this.length++] = value;
  }

  /** At a place that was pushed before. */
  put(at: number, value: number): void {
    this.room[at] = value;
  }

  copy(): Float64Array {
    return this.room.slice(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }
}
