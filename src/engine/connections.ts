/** Connections of pools, and what is measured of them: views on rows of cells, since the kernel takes them and gives them back. */
import { now } from './calendar';
import { addTo, cells, claimCells } from './cells';
import { narrow } from './kernel';
import * as connectionCells from './kernel/tables/connection-cells';
import * as slots from './kernel/tables/slots';
import { Level } from './levels';
import { Moments } from './statistics';

const linkConnections = narrow(Int32Array, slots.linkConnections);

/** Connections of a link's pools, of all callers. */
export class Connections {
  /** Attempts that ended while they waited for one, since the window began. */
  givenUp = 0;
  /** Attempts refused for lack of one, since the start: none was open, or their wait for one was over. */
  refused = 0;
  private readonly at = claimCells(connectionCells.size);
  private readonly used = new Level(now(), this.at + connectionCells.used);

  /** Of the link with this row. */
  constructor(link: number) {
    linkConnections[link] = this.at;
    this.resetAt(now());
  }

  /** An attempt that began then has a connection now. */
  taken(begun: number): void {
    const waited = now() - begun;
    this.used.change(now(), 1);
    if (begun < this.fromMs) return;
    addTo(this.at + connectionCells.waits, 1);
    addTo(this.at + connectionCells.waits + 1, waited);
    addTo(this.at + connectionCells.waits + 2, waited * waited);
  }

  /** A connection that was taken then is given back now. */
  back(since: number): void {
    this.used.change(now(), -1);
    addTo(this.at + connectionCells.heldMs, this.heldSince(since));
  }

  /** Part of a connection's time up to now that counts. */
  heldSince(since: number): number {
    return now() - Math.max(since, this.fromMs);
  }

  private get fromMs(): number {
    return cells[this.at + connectionCells.fromMs]!;
  }

  /** Ms that connections given back were held. */
  get heldMs(): number {
    return cells[this.at + connectionCells.heldMs]!;
  }

  /** Waits for a connection of those that got one, ms. */
  get waits(): Moments {
    const at = this.at + connectionCells.waits;
    return new Moments(cells[at], cells[at + 1], cells[at + 2]);
  }

  /** Mean number in use since the window began. */
  usedMean(): number {
    const duration = now() - this.fromMs;
    return duration > 0 ? this.used.integral(now()) / duration : this.used.level;
  }

  /** The window begins. */
  resetAt(time: number): void {
    cells.fill(0, this.at + connectionCells.fromMs, this.at + connectionCells.size);
    cells[this.at + connectionCells.fromMs] = time;
    this.used.resetAt(time);
    this.givenUp = 0;
  }
}
