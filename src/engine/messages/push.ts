/** A subscription that stores nothing: a message is pushed to a consumer at once, and lost when none is up, when it is turned away, or when it fails. */
import { now } from '../calendar';
import type { Destination } from '../destination';
import { claimOn, closeIfOver, doneBy, lapseAt, type Claim } from './claim';
import { handOver } from './hand-over';
import { copyOf, type Message } from './message';
import { Subscription } from './subscription';

export class PushSubscription extends Subscription {
  private turn = 0;

  accept(message: Message): void {
    const copy = copyOf(message, 0);
    this.arrives(copy);
    const way = this.next(message.options.operation);
    if (!way) return this.loses(copy);
    this.book.received([copy]);
    copy.state = 'held';
    copy.receives = 1;
    const claim = claimOn([copy], way, this, false);
    handOver(claim, this.home.instance, false);
    lapseAt(claim, now() + this.options.visibilityMs);
  }

  /** The instances that are up take turns. */
  private next(operation: number): Destination | undefined {
    const ways = this.waysTo(operation).filter(({ instance, link }) => instance.state === 'up' && !link.cut);
    return ways[this.turn++ % Math.max(1, ways.length)];
  }

  answered(claim: Claim, outcome: number): void {
    for (const copy of doneBy(claim, outcome)) this.acknowledge(copy);
    this.lapsed(claim);
  }

  lapsed(claim: Claim): void {
    claim.isLapsed = true;
    for (const copy of claim.copies) if (copy.state !== 'over') this.loses(copy);
    closeIfOver(claim);
  }

  // Nothing waits, and whoever works on something goes on.
  serve(): void {}
  pull(): void {}
  crashed(): void {}
}
