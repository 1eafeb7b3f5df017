/**
 * A group of readers of a stream: each partition has one reader, which takes the next batch when it has a free worker. The offset moves after success; a batch that
 * fails is read again after a pause and blocks its partition, until it succeeds, is too old, or was read too often.
 */
import { now } from '../calendar';
import type { Destination } from '../destination';
import type { Instance } from '../station';
import { after } from '../tasks';
import { claimOn, closeIfOver, doneBy, isConsumersOwn, isUnderWay, lapseAt, type Claim } from './claim';
import { handOver } from './hand-over';
import { copyOf, type Copy, type Message } from './message';
import { Partition } from './partition';
import { Readers } from './readers';
import { isFree, mostHeld, pulls, Subscription } from './subscription';

export class ReadSubscription extends Subscription {
  private readonly partitions: Partition[] = [];
  private readonly readers = new Readers();
  private readonly holds = new Map<number, number>();

  accept(message: Message): void {
    const copy = copyOf(message, 0);
    this.arrives(copy);
    this.partition(message.partition).append(copy);
    this.read(message.partition);
  }

  private partition(number: number): Partition {
    while (this.partitions.length <= number) this.partitions.push(new Partition());
    return this.partitions[number]!;
  }

  serve(): void {
    const { sessionMs } = this.options;
    const instances = new Set(
      [...this.home.sites.values()].flatMap(({ destinations }) =>
        destinations.filter(({ link }) => this.options.takers.has(link)).map(({ instance }) => instance),
      ),
    );
    this.readers.follow([...instances], sessionMs, {
      look: (ms) => after(ms, () => this.serve(), true),
      lost: (instance) => this.giveUp(instance),
    });
    for (let number = 0; number < this.partitions.length; number++) this.read(number);
  }

  /** A reader is gone for good: what it had in hand is read again from the last offset. */
  private giveUp(instance: Instance): void {
    for (const { claim } of this.partitions) if (claim?.way.instance === instance) this.drop(claim);
  }

  /** Reads the next batch of a partition where it can be read; false = it cannot. */
  private read(number: number): boolean {
    const partition = this.partition(number);
    const way = this.wayFor(number, partition);
    const options = way && this.options.takers.get(way.link);
    if (!way || !options || !isFree(way)) return false;
    const room = mostHeld(way, options) - (this.holds.get(way.instance.row) ?? 0);
    if (room < 1) return false;
    const copies = partition.batch(Math.min(options.batchSize, room));
    if (copies.length < options.batchSize && this.waits(copies, options.batchWaitMs, number)) return false;
    for (const copy of copies) {
      copy.state = 'held';
      copy.receives++;
    }
    this.book.received(copies);
    this.holds.set(way.instance.row, (this.holds.get(way.instance.row) ?? 0) + copies.length);
    partition.claim = claimOn(copies, way, this, options.reportsEach);
    handOver(partition.claim, this.home.instance, pulls(way));
    lapseAt(partition.claim, now() + this.options.sessionMs);
    return true;
  }

  /** Where the message at the offset is to go; null = there is none, it is not its time, or nobody reads. */
  private wayFor(number: number, partition: Partition): Destination | null {
    if (!this.hears || partition.claim !== null || now() < partition.readFromMs) return null;
    for (let first = partition.first; first && this.isTooOld(first); first = partition.first) this.buries(first);
    const { first } = partition;
    const reader = first && this.readers.of(number);
    return (reader && this.home.sites.get(first.message.options.operation)?.to(reader.row)) ?? null;
  }

  private waits(copies: readonly Copy[], batchWaitMs: number, number: number): boolean {
    const [first] = copies;
    const untilMs = (first?.sinceMs ?? 0) + batchWaitMs;
    if (!first || untilMs <= now()) return false;
    const partition = this.partition(number);
    if (partition.awaited !== first) after(untilMs - now(), () => this.read(number), true);
    partition.awaited = first;
    return true;
  }

  /** Of the partitions of this reader the one goes first whose next message is the eldest. */
  pull(instance: Instance): void {
    for (let next = this.eldestFor(instance); next >= 0; next = this.eldestFor(instance)) if (!this.read(next)) return;
  }

  private eldestFor(instance: Instance): number {
    let eldest = -1;
    let lowest = Number.POSITIVE_INFINITY;
    for (let number = 0; number < this.partitions.length; number++) {
      const partition = this.partitions[number]!;
      const { first } = partition;
      const isReadable = partition.claim === null && now() >= partition.readFromMs;
      if (!first || !isReadable || first.message.number >= lowest) continue;
      if (this.readers.of(number) !== instance) continue;
      lowest = first.message.number;
      eldest = number;
    }
    return eldest;
  }

  answered(claim: Claim, outcome: number): void {
    if (claim.isLapsed) return closeIfOver(claim);
    // Its session says when a reader that died is given up.
    if (!isConsumersOwn(outcome)) return;
    const done = new Set(doneBy(claim, outcome));
    const upTo = claim.copies.findIndex((copy) => !done.has(copy));
    for (const copy of claim.copies.slice(0, upTo < 0 ? claim.copies.length : upTo)) this.acknowledge(copy);
    const { partition } = claim.copies[0]!.message;
    if (upTo >= 0) this.pauses(partition, claim);
    this.leave(claim);
    if (!this.read(partition)) this.pull(claim.way.instance);
  }

  private pauses(number: number, { copies, way }: Claim): void {
    const most = this.options.takers.get(way.link)?.maxReceives ?? Number.POSITIVE_INFINITY;
    for (const copy of copies) if (copy.state === 'held' && copy.receives >= most) this.buries(copy);
    if (copies.every(({ state }) => state === 'over')) return;
    const { retryPauseMs } = this.options;
    this.partition(number).readFromMs = now() + retryPauseMs;
    after(retryPauseMs, () => this.read(number), true);
  }

  /** A reader that is there still has its batch; one whose answer was lost, or which died, has none. */
  lapsed(claim: Claim): void {
    const { epoch, state } = claim.way.instance;
    const isThere = state === 'up' && epoch === claim.epoch;
    if (isThere && isUnderWay(claim)) lapseAt(claim, now() + this.options.sessionMs);
    else this.drop(claim);
  }

  /** The batch is nobody's, and is read again. */
  private drop(claim: Claim): void {
    this.leave(claim);
    this.read(claim.copies[0]!.message.partition);
  }

  private leave(claim: Claim): void {
    const { copies, way } = claim;
    claim.isLapsed = true;
    this.partition(copies[0]!.message.partition).claim = null;
    const left = (this.holds.get(way.instance.row) ?? 0) - copies.length;
    this.holds.set(way.instance.row, left);
    for (const copy of copies) {
      if (copy.state !== 'held') continue;
      if (claim.isForgotten) this.loses(copy);
      else this.comesBack(copy);
    }
    closeIfOver(claim);
  }

  private comesBack(copy: Copy): void {
    copy.state = 'waiting';
    this.book.comesBack();
  }

  crashed(): void {
    const { isDurable } = this.home;
    for (const { claim } of this.partitions) {
      if (claim && isDurable) this.leave(claim);
      if (claim) claim.isForgotten = !isDurable;
    }
    if (!isDurable) for (const copy of this.line.all()) if (copy.state === 'waiting') this.loses(copy);
  }
}
