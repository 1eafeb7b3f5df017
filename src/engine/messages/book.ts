/** The ledger of one subscription: sent = consumed + dead-lettered + lost + waiting + held, at every instant; and what else is measured of its messages. */
import { now } from '../calendar';
import { Histogram } from '../histogram';
import { Moments, TimeAverage } from '../statistics';
import type { Copy } from './message';

export type MessageEnd = 'consumed' | 'dead' | 'lost';

export interface MessageCounts {
  /** Messages that came to the subscription. */
  sent: number;
  consumed: number;
  dead: number;
  lost: number;
  /** Times that a consumer received a message; batches handed over; those of them of which any message was acknowledged; messages that came back. */
  receives: number;
  batches: number;
  deletions: number;
  returned: number;
  /** Good ends beyond the first of a message, or of one that was sent twice. */
  duplicates: number;
  /** Receives of those that are over, and how many of these were received more than once. */
  receivesOfEnded: number;
  redelivered: number;
}

export const noMessages: MessageCounts = {
  sent: 0,
  consumed: 0,
  dead: 0,
  lost: 0,
  receives: 0,
  batches: 0,
  deletions: 0,
  returned: 0,
  duplicates: 0,
  receivesOfEnded: 0,
  redelivered: 0,
};

export class MessageBook {
  readonly counts: MessageCounts = { ...noMessages };
  private before: MessageCounts = { ...noMessages };
  private lastEmptyMs: number | null = null;
  /** Messages to be seen by a consumer, and messages held: worked on, or hidden until they may be seen again. */
  readonly waiting = new TimeAverage(now(), 0);
  readonly held = new TimeAverage(now(), 0);
  /** Both. */
  readonly unfinished = new TimeAverage(now(), 0);
  /** Ms from acceptance to the acknowledgment of a good end. */
  readonly ages = new Histogram();
  readonly agesSpread = new Moments();

  arrives(): void {
    this.counts.sent++;
    this.waits(1);
    this.unfinished.change(now(), 1);
  }

  received(copies: readonly Copy[]): void {
    this.counts.batches++;
    this.counts.receives += copies.length;
    this.waits(-copies.length);
    this.held.change(now(), copies.length);
  }

  comesBack(): void {
    this.counts.returned++;
    this.held.change(now(), -1);
    this.waits(1);
  }

  private waits(by: number): void {
    this.waiting.change(now(), by);
    if (this.waiting.level === 0) this.lastEmptyMs = now();
  }

  /** A message is over that was waiting or held. */
  ends(copy: Copy, end: MessageEnd): void {
    const { counts } = this;
    if (copy.state === 'waiting') this.waits(-1);
    else this.held.change(now(), -1);
    this.unfinished.change(now(), -1);
    counts[end]++;
    counts.receivesOfEnded += copy.receives;
    if (copy.receives > 1) counts.redelivered++;
    if (end !== 'consumed') return;
    const age = now() - copy.message.sentMs;
    this.ages.add(age);
    this.agesSpread.add(age);
  }

  /** Last instant at which nothing waited any more; null = it never came to that, or something waits. */
  get emptiedAtMs(): number | null {
    return this.waiting.level === 0 ? this.lastEmptyMs : null;
  }

  /** Counts since the window began. */
  inWindow(): MessageCounts {
    const names = Object.keys(this.counts) as (keyof MessageCounts)[];
    const counts = { ...this.counts };
    for (const name of names) counts[name] -= this.before[name];
    return counts;
  }

  /** A new window begins. */
  beginWindow(): void {
    this.before = { ...this.counts };
    for (const level of [this.waiting, this.held, this.unfinished]) level.resetAt(now());
    this.ages.reset();
    this.agesSpread.reset();
  }
}
