/**
 * Replication: what a primary commits, its followers show some time later. A commit sets out at once; a synchronous follower that misses nothing has it
 * before it is acknowledged.
 */
import { now } from './calendar';
import type { Commit, Follower } from './follower';
import type { Instance } from './station';

/** One write, as a transaction or a statement by itself hands it over at its commit. */
export interface Write {
  readonly key: number;
  /** CPU that it took at the primary, ms. */
  readonly work: number;
  readonly client: number;
}

/** Which node of a replicated store a call asks. */
export type Reading = 'primary' | 'replica' | 'read-your-writes';

/** Whether a node of a replicated store is asked for this; anything else always is. */
export function answers(instance: Instance, reading: Reading): boolean {
  const replication = instance.devices?.replication;
  if (!replication) return true;
  const asksReaders = reading !== 'primary' && replication.readers.size > 0;
  return asksReaders ? replication.readers.has(instance) : replication.primary === instance;
}

/** The nodes of a replicated store: one commits, the others follow. */
export class Replication {
  primary: Instance;
  /** Round trip to the standby, ms. */
  roundTripMs = 0;
  followers: readonly Follower[] = [];
  /** Followers that answer reads, as far as callers know. */
  readers: ReadonlySet<Instance> = new Set();
  /** Bytes of the requests that wrote, of a store that keeps copies of everything. */
  bytesWritten = 0;
  private commits = 0;
  /** Number of each client's last commit, of those that some follower may not show yet. */
  private readonly ofClient = new Map<number, number>();
  private pruneAt = 4096;

  constructor(primary: Instance) {
    this.primary = primary;
  }

  /** Commits so far. */
  get lastCommit(): number {
    return this.commits;
  }

  commit({ key, work, client }: Write): void {
    this.commits++;
    const made: Commit = { number: this.commits, key, work, atMs: now() };
    for (const follower of this.followers) follower.add(made);
    this.ofClient.set(client, this.commits);
    if (this.ofClient.size > this.pruneAt) this.prune();
  }

  /** What a commit waits for before it is acknowledged, ms. */
  get commitWaitMs(): number {
    return this.followers.some(({ isAwaited }) => isAwaited) ? this.roundTripMs : 0;
  }

  /** Whether a node shows all that a client has written. */
  showsWritesOf(client: number, { devices }: Instance): boolean {
    return !devices?.follower || this.isShown(client, devices.follower);
  }

  /** Whether a follower does. */
  isShown(client: number, follower: Follower): boolean {
    const last = this.ofClient.get(client);
    return last === undefined || follower.shownNumber >= last;
  }

  /** The primary is gone, or there is one. */
  cut(isCut: boolean): void {
    for (const follower of this.followers) follower.cut(isCut);
  }

  /** Commits above this number are lost: no node shows them, and nobody waits to see them. */
  rewind(number: number): void {
    for (const follower of this.followers) follower.rewind(number);
    for (const [client, last] of this.ofClient) if (last > number) this.ofClient.delete(client);
  }

  private prune(): void {
    const shownByAll = Math.min(this.commits, ...this.followers.map(({ shownNumber }) => shownNumber));
    for (const [client, number] of this.ofClient) if (number <= shownByAll) this.ofClient.delete(client);
    this.pruneAt = Math.max(4096, 2 * this.ofClient.size);
  }
}
