/** One line of visits in front of all instances of a group: whichever has a free slot takes the next. What a crash interrupts goes back to its head. */
import { flag, flags, following } from './frames';

export class SharedLine {
  /** Visits waiting; what comes back is let in beyond it. Infinity = unlimited. */
  limit: number;
  length = 0;
  private head = -1;
  private tail = -1;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** The visit that has waited for longest; -1 = none waits. */
  get first(): number {
    return this.head;
  }

  /** At the end, if there is room. */
  joins(visit: number): boolean {
    if (this.length >= this.limit) return false;
    following[visit] = -1;
    if (this.tail >= 0) following[this.tail] = visit;
    else this.head = visit;
    this.tail = visit;
    this.add(visit);
    return true;
  }

  /** At the head. */
  returns(visit: number): void {
    following[visit] = this.head;
    this.head = visit;
    if (this.tail < 0) this.tail = visit;
    this.add(visit);
  }

  private add(visit: number): void {
    flags[visit]! |= flag.queued;
    this.length++;
  }

  /** The first in line, taken out; -1 = none waits. */
  next(): number {
    const visit = this.head;
    if (visit < 0) return -1;
    this.head = following[visit]!;
    if (this.head < 0) this.tail = -1;
    flags[visit]! &= ~flag.queued;
    this.length--;
    return visit;
  }
}
