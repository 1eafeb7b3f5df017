/**
 * A subscription whose consumers pull: an instance with a free worker takes the next message, or a batch, and has a claim on it for the visibility timeout. A good
 * end deletes the message; else it may be seen again, until it was received too often or is too old.
 */
import { now } from '../calendar';
import type { Destination } from '../destination';
import type { Instance } from '../station';
import { after } from '../tasks';
import { claimOn, closeIfOver, doneBy, isConsumersOwn, lapseAt, type Claim } from './claim';
import { handOver } from './hand-over';
import { KeyGate } from './key-gate';
import { copyOf, type Copy, type Message } from './message';
import { Ranked } from './ranked';
import { isFree, mostHeld, pulls, Subscription, type DeliveryOptions } from './subscription';

export class PullSubscription extends Subscription {
  /** Messages that may be seen, by the operation that they name. */
  private readonly lines = new Map<number, Ranked>();
  private readonly keys = new KeyGate();
  /** Messages that an instance holds, by its row. */
  private readonly holds = new Map<number, number>();
  protected readonly claims = new Set<Claim>();
  private turn = 0;
  private wakesAtMs = Number.POSITIVE_INFINITY;

  accept(message: Message): void {
    const copy = copyOf(message, this.rankOf(message));
    this.arrives(copy);
    this.enqueue(copy);
    this.serveOperation(message.options.operation);
  }

  private rankOf({ options, sentMs }: Message): number {
    const { order } = this.options;
    if (order === 'priority') return -options.priority;
    return order === 'deadline' ? sentMs + options.deadlineMs : 0;
  }

  private enqueue(copy: Copy): void {
    const { operation } = copy.message.options;
    const line = this.lines.get(operation) ?? new Ranked();
    this.lines.set(operation, line);
    line.push(copy);
  }

  serve(): void {
    for (const operation of this.lines.keys()) this.serveOperation(operation);
  }

  /** Gives messages to whoever holds fewest of them, while there are both. */
  private serveOperation(operation: number): void {
    while ((this.lines.get(operation)?.size ?? 0) > 0) {
      const way = this.freestFor(operation);
      if (!way || !this.give(way, operation)) return;
    }
  }

  pull(instance: Instance): void {
    for (;;) {
      const next = this.firstFor(instance);
      if (!next || !this.give(next.way, next.operation)) return;
    }
  }

  private freestFor(operation: number): Destination | null {
    const ways = this.waysTo(operation);
    let best: Destination | null = null;
    let fewest = Number.POSITIVE_INFINITY;
    for (let step = 0; step < ways.length; step++) {
      const way = ways[(this.turn + step) % ways.length]!;
      const held = this.heldAt(way);
      if (held < fewest && this.roomAt(way) > 0) {
        best = way;
        fewest = held;
      }
    }
    return best;
  }

  /** The message that goes first of those that an instance can take. */
  private firstFor(instance: Instance): { readonly way: Destination; readonly operation: number } | null {
    let found: { readonly way: Destination; readonly operation: number } | null = null;
    let first: Copy | undefined;
    for (const [operation, line] of this.lines) {
      const copy = line.first;
      const way = this.home.sites.get(operation)?.to(instance.row);
      if (!copy || !way || !this.options.takers.has(way.link) || this.roomAt(way) < 1) continue;
      if (first && (first.rank < copy.rank || (first.rank === copy.rank && first.message.number < copy.message.number)))
        continue;
      first = copy;
      found = { way, operation };
    }
    return found;
  }

  private heldAt({ instance }: Destination): number {
    return this.holds.get(instance.row) ?? 0;
  }

  /** Messages that the instance at the end of a way could take now. */
  protected roomAt(way: Destination): number {
    if (!this.hears || !isFree(way)) return 0;
    return mostHeld(way, this.optionsOf(way)) - this.heldAt(way);
  }

  protected optionsOf({ link }: Destination): DeliveryOptions {
    return this.options.takers.get(link)!;
  }

  /** Whether whoever takes it holds a worker for it from here on; else it asks at the door. */
  protected isPulledBy(way: Destination): boolean {
    return pulls(way);
  }

  /** Hands over a batch; false = there is none to be had now. */
  private give(way: Destination, operation: number): boolean {
    const { batchSize, batchWaitMs, reportsEach } = this.optionsOf(way);
    const line = this.lines.get(operation)!;
    if (line.size < batchSize && batchWaitMs > 0 && this.waits(line, batchWaitMs)) return false;
    const copies = this.take(line, Math.min(batchSize, this.roomAt(way)));
    if (copies.length === 0) return false;
    this.turn++;
    this.book.received(copies);
    this.holds.set(way.instance.row, this.heldAt(way) + copies.length);
    const claim = claimOn(copies, way, this, reportsEach);
    this.claims.add(claim);
    handOver(claim, this.home.instance, this.isPulledBy(way));
    lapseAt(claim, now() + this.options.visibilityMs);
    return true;
  }

  /** A batch that is not full waits until its first message has waited for so long. */
  private waits(line: Ranked, batchWaitMs: number): boolean {
    const first = line.first!;
    const untilMs = first.sinceMs + batchWaitMs;
    if (untilMs <= now()) return false;
    if (untilMs < this.wakesAtMs) {
      this.wakesAtMs = untilMs;
      after(
        untilMs - now(),
        () => {
          this.wakesAtMs = Number.POSITIVE_INFINITY;
          this.serve();
        },
        true,
      );
    }
    return true;
  }

  private take(line: Ranked, most: number): readonly Copy[] {
    const copies: Copy[] = [];
    while (copies.length < most && line.size > 0) {
      const copy = line.pop()!;
      if (copy.state !== 'waiting' || !this.admits(copy)) continue;
      copy.state = 'held';
      copy.receives++;
      copies.push(copy);
    }
    return copies;
  }

  private admits(copy: Copy): boolean {
    if (this.options.keys === 'any') return true;
    if (!this.keys.admits(copy)) return false;
    this.keys.takes(copy);
    return true;
  }

  private freesKey(copy: Copy): void {
    const next = this.keys.frees(copy);
    if (next) this.enqueue(next);
  }

  answered(claim: Claim, outcome: number): void {
    const done = doneBy(claim, outcome);
    if (done.length > 0) this.book.counts.deletions++;
    for (const copy of done) {
      this.acknowledge(copy);
      this.freesKey(copy);
    }
    if (claim.isLapsed) this.answeredLate(claim, done.length);
    else this.answeredInTime(claim, outcome);
  }

  /** Its messages are seen again, or over: others of their keys may be taken now. */
  private answeredLate(claim: Claim, done: number): void {
    closeIfOver(claim);
    if (done > 0) this.serve();
  }

  private answeredInTime(claim: Claim, outcome: number): void {
    if (this.options.keys === 'exclusive') for (const copy of claim.copies) this.freesKey(copy);
    this.leaves(claim);
    const returns = this.options.takers.get(claim.way.link)?.returnsFailed === true && isConsumersOwn(outcome);
    const isOver = returns || claim.isForgotten || claim.copies.every(({ state }) => state === 'over');
    if (isOver) this.release(claim);
    if (this.options.keys === 'any') this.pull(claim.way.instance);
    else this.serve();
  }

  lapsed(claim: Claim): void {
    if (!claim.isAnswered) this.leaves(claim);
    this.release(claim);
    this.serve();
  }

  /** What is not over may be seen again; a consumer that still works on it is not told. */
  private release(claim: Claim): void {
    claim.isLapsed = true;
    this.claims.delete(claim);
    const limit = this.options.takers.get(claim.way.link)?.maxReceives ?? Number.POSITIVE_INFINITY;
    for (const copy of claim.copies) {
      if (copy.state !== 'held') continue;
      if (claim.isForgotten) this.vanishes(copy);
      else this.isSeenAgain(copy, limit);
    }
    closeIfOver(claim);
  }

  /** The consumer's instance has room for others. */
  private leaves({ copies, way: { instance } }: Claim): void {
    const left = (this.holds.get(instance.row) ?? 0) - copies.length;
    if (left > 0) this.holds.set(instance.row, left);
    else this.holds.delete(instance.row);
  }

  private isSeenAgain(copy: Copy, maxReceives: number): void {
    if (copy.receives >= maxReceives || this.isTooOld(copy)) return this.buries(copy);
    copy.state = 'waiting';
    copy.sinceMs = now();
    this.book.comesBack();
    if (this.options.keys === 'exclusive') this.freesKey(copy);
    this.enqueue(copy);
  }

  protected override buries(copy: Copy): void {
    super.buries(copy);
    this.freesKey(copy);
  }

  crashed(): void {
    const { isDurable } = this.home;
    for (const claim of Array.from(this.claims)) {
      claim.isForgotten = !isDurable;
      // Nobody of those who hold messages has lost their work: what comes of it decides.
      if (isDurable) this.lapsed(claim);
    }
    if (!isDurable) this.loseWaiting();
  }

  protected loseWaiting(): void {
    for (const copy of this.line.all()) if (copy.state === 'waiting') this.vanishes(copy);
  }

  private vanishes(copy: Copy): void {
    this.loses(copy);
    this.freesKey(copy);
  }
}
