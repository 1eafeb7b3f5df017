/** Columns of a broker over the last whole second; NaN everywhere at what is no broker. */
import type { Subscription } from '#engine';
import { placesOf } from './places-of';
import { brokerAt, type Station } from './plant';
import { componentColumns } from './snapshot';

const place = placesOf(componentColumns);

/** How often messages were handed out, and done with, of all subscriptions. */
const receivesOf = ({ book }: Subscription): number => book.counts.receives;
const consumedOf = ({ book }: Subscription): number => book.counts.consumed;

export class MessageMeter {
  private readonly station: Station;
  private receives: number;
  private consumed: number;
  private receiveRate = Number.NaN;
  private consumedRate = Number.NaN;

  constructor(station: Station) {
    this.station = station;
    this.receives = this.sum(receivesOf);
    this.consumed = this.sum(consumedOf);
  }

  private get broker() {
    return brokerAt(this.station) ?? null;
  }

  private get exports(): boolean {
    const { plan } = this.station;
    return plan.type === 'store' && plan.broker !== null && plan.broker.exports !== null;
  }

  private sum(of: (subscription: Subscription) => number): number {
    let total = 0;
    for (const each of this.broker?.subscriptions.values() ?? []) total += of(each);
    return total;
  }

  closeSecond(seconds: number): void {
    if (this.broker === null) return;
    const receives = this.sum(receivesOf);
    const consumed = this.sum(consumedOf);
    // A subscription that went takes its counts along.
    this.receiveRate = Math.max(0, receives - this.receives) / seconds;
    this.consumedRate = Math.max(0, consumed - this.consumed) / seconds;
    this.receives = receives;
    this.consumed = consumed;
  }

  putInto(columns: Float64Array): void {
    if (this.broker === null) return;
    let eldest = 0;
    for (const { lagMs } of this.broker.subscriptions.values()) eldest = Math.max(eldest, lagMs);
    const { clock, intake } = this.broker;
    if (this.exports) {
      columns[place.messagesDropped] = intake.counts.dropped;
      columns[place.messagesSampledOut] = intake.counts.sampledOut;
    }
    if (clock) columns[place.runsLeftOut] = clock.counts.skipped + clock.counts.dropped;
    columns[place.messagesWaiting] = this.sum(({ book }) => book.waiting.level);
    columns[place.messagesHeld] = this.sum(({ book }) => book.held.level);
    columns[place.eldestMessageMs] = eldest;
    columns[place.receiveRate] = this.receiveRate;
    columns[place.consumedRate] = this.consumedRate;
    columns[place.deadLetters] = this.sum(({ book }) => book.counts.dead);
    columns[place.duplicates] = this.sum(({ book }) => book.counts.duplicates);
  }
}
