/**
 * A subscription that goes to its consumers by itself and does not give up at once: each message is handed over when it comes, and again after a pause when it was
 * turned away or failed, until it is done, was tried often enough, or is too old. Nothing waits for anything else.
 */
import { causes } from '../causes';
import { now } from '../calendar';
import type { Destination } from '../destination';
import type { Instance } from '../station';
import { after } from '../tasks';
import { claimOn, closeIfOver, doneBy, lapseAt, type Claim } from './claim';
import { handOver } from './hand-over';
import { copyOf, type Copy, type Message } from './message';
import { noTries, pauseAfter, type Tries } from './persistence';
import { Subscription } from './subscription';

const turnedAway: ReadonlySet<number> = new Set([causes.refused, causes.throttled]);

export class PersistSubscription extends Subscription {
  private readonly tries = new Map<Copy, Tries>();
  private readonly claims = new Set<Claim>();
  /** Messages in the hands of an instance, by its row. */
  private readonly holds = new Map<number, number>();
  /** Messages whose time has come, and who could not be handed to anybody. */
  private due: Copy[] = [];
  private turn = 0;

  accept(message: Message): void {
    const copy = copyOf(message, 0);
    this.arrives(copy);
    const { leadMs } = this.options.persistence;
    if (leadMs > 0) after(leadMs, () => this.comesDue(copy), true);
    else this.comesDue(copy);
  }

  private comesDue(copy: Copy): void {
    if (copy.state === 'waiting' && !this.hands(copy)) this.due.push(copy);
  }

  serve(): void {
    const { due } = this;
    this.due = [];
    for (const copy of due) this.comesDue(copy);
  }

  pull(_instance: Instance): void {
    if (this.due.length > 0) this.serve();
  }

  /** False = there is nobody who could be asked. */
  private hands(copy: Copy): boolean {
    const way = this.hears ? this.next(copy.message.options.operation) : undefined;
    if (!way) return false;
    this.book.received([copy]);
    copy.state = 'held';
    copy.receives++;
    this.holds.set(way.instance.row, this.heldAt(way) + 1);
    const claim = claimOn([copy], way, this, false);
    this.claims.add(claim);
    handOver(claim, this.home.instance, false);
    lapseAt(claim, now() + this.options.visibilityMs);
    return true;
  }

  private heldAt({ instance }: Destination): number {
    return this.holds.get(instance.row) ?? 0;
  }

  /** Those that are up take turns; while none is, whoever is asked refuses. */
  private next(operation: number): Destination | undefined {
    const ways = this.waysTo(operation).filter(
      (way) => this.heldAt(way) < this.options.takers.get(way.link)!.maxInFlight,
    );
    const up = ways.filter(({ instance, link }) => instance.state === 'up' && !link.cut);
    const asked = up.length > 0 ? up : ways;
    return asked[this.turn++ % Math.max(1, asked.length)];
  }

  answered(claim: Claim, outcome: number): void {
    const done = doneBy(claim, outcome);
    for (const copy of done) {
      this.acknowledge(copy);
      this.tries.delete(copy);
    }
    if (claim.isLapsed) return closeIfOver(claim);
    this.release(claim, outcome);
  }

  lapsed(claim: Claim): void {
    this.release(claim, causes.timedOut);
  }

  private release(claim: Claim, outcome: number): void {
    claim.isLapsed = true;
    this.claims.delete(claim);
    this.holds.set(claim.way.instance.row, this.heldAt(claim.way) - 1);
    for (const copy of claim.copies) {
      if (copy.state !== 'held') continue;
      if (claim.isForgotten) this.loses(copy);
      else this.triesAgain(copy, claim.way, outcome);
    }
    closeIfOver(claim);
    this.pull(claim.way.instance);
  }

  private triesAgain(copy: Copy, { link }: Destination, outcome: number): void {
    const { persistence } = this.options;
    const before = this.tries.get(copy) ?? noTries;
    const isTurnedAway = turnedAway.has(outcome);
    const tries = isTurnedAway
      ? { ...before, turnedAway: before.turnedAway + 1 }
      : { failed: before.failed + 1, turnedAway: 0 };
    const counted = persistence.countsTurnedAway ? copy.receives : tries.failed;
    const most = this.options.takers.get(link)?.maxReceives ?? Number.POSITIVE_INFINITY;
    if (counted >= most || this.isTooOld(copy)) {
      this.tries.delete(copy);
      return this.buries(copy);
    }
    this.tries.set(copy, tries);
    copy.state = 'waiting';
    copy.sinceMs = now();
    this.book.comesBack();
    const pauseMs = isTurnedAway
      ? pauseAfter(persistence.turnedAway, tries.turnedAway, copy)
      : pauseAfter(persistence.failed, tries.failed, copy);
    after(pauseMs, () => this.comesDue(copy), true);
  }

  crashed(): void {
    const { isDurable } = this.home;
    for (const claim of Array.from(this.claims)) {
      claim.isForgotten = !isDurable;
      // Nobody hears what comes of it.
      if (isDurable) this.lapsed(claim);
    }
    if (isDurable) return;
    for (const copy of this.line.all()) if (copy.state === 'waiting') this.loses(copy);
  }
}
