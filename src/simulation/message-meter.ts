/** Columns of a broker over the last whole second; NaN everywhere at what is no broker. */
import type { Subscription } from '#engine';
import { brokerAt, type Station } from './plant';
import type { ComponentColumn } from './snapshot';

type Name = Extract<
  ComponentColumn,
  'messagesWaiting' | 'messagesHeld' | 'eldestMessageMs' | 'receiveRate' | 'consumedRate' | 'deadLetters' | 'duplicates'
>;

const unmeasured: Readonly<Record<Name, number>> = {
  messagesWaiting: Number.NaN,
  messagesHeld: Number.NaN,
  eldestMessageMs: Number.NaN,
  receiveRate: Number.NaN,
  consumedRate: Number.NaN,
  deadLetters: Number.NaN,
  duplicates: Number.NaN,
};

export class MessageMeter {
  private readonly station: Station;
  private before = { receives: 0, consumed: 0 };

  constructor(station: Station) {
    this.station = station;
    const { receives, consumed } = this.totals();
    this.before = { receives, consumed };
  }

  private get subscriptions(): readonly Subscription[] {
    return [...(brokerAt(this.station)?.subscriptions.values() ?? [])];
  }

  private totals() {
    const sum = (of: (subscription: Subscription) => number) =>
      this.subscriptions.reduce((total, each) => total + of(each), 0);
    return {
      receives: sum(({ book }) => book.counts.receives),
      consumed: sum(({ book }) => book.counts.consumed),
      messagesWaiting: sum(({ book }) => book.waiting.level),
      messagesHeld: sum(({ book }) => book.held.level),
      deadLetters: sum(({ book }) => book.counts.dead),
      duplicates: sum(({ book }) => book.counts.duplicates),
    };
  }

  closeSecond(seconds: number): Readonly<Record<Name, number>> {
    if (!brokerAt(this.station)) return unmeasured;
    const { receives, consumed, ...levels } = this.totals();
    const { before } = this;
    this.before = { receives, consumed };
    return {
      ...levels,
      eldestMessageMs: Math.max(0, ...this.subscriptions.map(({ lagMs }) => lagMs)),
      // A subscription that went takes its counts along.
      receiveRate: Math.max(0, receives - before.receives) / seconds,
      consumedRate: Math.max(0, consumed - before.consumed) / seconds,
    };
  }
}
