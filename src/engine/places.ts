/** Places that calls take one at a time, with a line before them: connections of a pool, places of a bulkhead. */
import { cells, claimCells } from './cells';
import * as poolCells from './kernel/tables/pool-cells';
import type { PlaceOptions } from './link';
import { Line } from './station';

export class Places {
  readonly options: PlaceOptions;
  /** Where its row begins. */
  readonly at = claimCells(poolCells.size);
  private readonly line = new Line();

  constructor(options: PlaceOptions) {
    this.options = options;
    this.size = options.places;
  }

  get size(): number {
    return cells[this.at]!;
  }

  set size(places: number) {
    cells[this.at] = places;
  }

  get used(): number {
    return cells[this.at + poolCells.used]!;
  }

  private set used(places: number) {
    cells[this.at + poolCells.used] = places;
  }

  takes(): boolean {
    if (this.used >= this.size) return false;
    this.used++;
    return true;
  }

  /** A call waits in line. */
  joins(call: number): void {
    this.line.join(call);
    this.countLine();
  }

  /** Gives a place back; the frame that gets it next, or -1. */
  frees(): number {
    this.used--;
    return this.hands();
  }

  /** A place for the first in line if there is one; -1 when nobody waits or none is free. */
  hands(): number {
    if (this.used >= this.size) return -1;
    const frame = this.line.next();
    this.countLine();
    if (frame >= 0) this.used++;
    return frame;
  }

  private countLine(): void {
    cells[this.at + poolCells.waiting] = this.line.length;
  }
}
