/**
 * Memory of keys: the least recently used leave first when room ends, and each leaves at its time. Time to live is the same for all, so entries
 * expire in the order in which their time began. One that has expired may be kept a while longer, for who finds nothing better.
 */

import { Line, placeOf, type Place } from './lines';

export interface LruOptions {
  /** Entries at most; Infinity = unlimited. */
  readonly entries: number;
  /** Bytes at most; Infinity = unlimited. */
  readonly bytes: number;
  /** From fill or last use to expiry, ms; Infinity = never. */
  readonly ttlMs: number;
  /** From expiry to the end of an entry, ms; until then it takes room, and is found by none but `useExpired`. */
  readonly staleMs: number;
  readonly renewedByUse: boolean;
}

interface Entry {
  readonly key: number;
  readonly bytes: number;
  /** Infinity = never. */
  expires: number;
  readonly use: Place<Entry>;
  readonly expiry: Place<Entry>;
}

function entryOf(key: number, bytes: number): Entry {
  const entry = { key, bytes, expires: Number.POSITIVE_INFINITY } as Entry & {
    use: Place<Entry>;
    expiry: Place<Entry>;
  };
  entry.use = placeOf(entry);
  entry.expiry = placeOf(entry);
  return entry;
}

export class LruMemory {
  private options: LruOptions;
  private readonly entries = new Map<number, Entry>();
  /** The least recently used first. */
  private readonly byUse = new Line<Entry>();
  /** Who leaves next first. */
  private readonly byExpiry = new Line<Entry>();
  private held = 0;

  constructor(options: LruOptions) {
    this.options = options;
  }

  /** A smaller memory evicts now; a new time to live counts for entries filled or used from now on. */
  configure(options: LruOptions, now: number): void {
    this.options = options;
    this.expire(now);
    this.makeRoom();
  }

  /** Entries held at this instant, expired ones included. */
  size(now: number): number {
    this.expire(now);
    return this.entries.size;
  }

  /** What they take. */
  bytes(now: number): number {
    this.expire(now);
    return this.held;
  }

  /** Whether the key is held and has not expired; using it makes it the most recently used. */
  use(key: number, now: number): boolean {
    this.expire(now);
    const entry = this.entries.get(key);
    if (!entry || entry.expires <= now) return false;
    this.byUse.toEnd(entry.use);
    if (this.options.renewedByUse) this.renew(entry, now);
    return true;
  }

  /** Whether the key is held, expired or not; its use is one like any other, but makes nothing younger. */
  useExpired(key: number, now: number): boolean {
    this.expire(now);
    const entry = this.entries.get(key);
    if (entry) this.byUse.toEnd(entry.use);
    return entry !== undefined;
  }

  /** Puts a key in, or fills it anew; an entry larger than the whole memory is not kept. */
  fill(key: number, bytes: number, now: number): void {
    this.expire(now);
    const before = this.entries.get(key);
    if (before) this.remove(before);
    if (bytes > this.options.bytes || this.options.entries < 1) return;
    const entry = entryOf(key, bytes);
    this.entries.set(key, entry);
    this.byUse.toEnd(entry.use);
    this.held += bytes;
    this.renew(entry, now);
    this.makeRoom();
  }

  clear(): void {
    this.entries.clear();
    this.byUse.clear();
    this.byExpiry.clear();
    this.held = 0;
  }

  private renew(entry: Entry, now: number): void {
    if (this.options.ttlMs === Number.POSITIVE_INFINITY) return;
    entry.expires = now + this.options.ttlMs;
    this.byExpiry.toEnd(entry.expiry);
  }

  /** An entry leaves at its instant: it is not found by a lookup at the same instant. */
  private expire(now: number): void {
    const { staleMs } = this.options;
    for (let first = this.byExpiry.head; first !== null && first.expires + staleMs <= now; first = this.byExpiry.head)
      this.remove(first);
  }

  private makeRoom(): void {
    const { entries, bytes } = this.options;
    while (this.entries.size > entries || this.held > bytes) {
      const oldest = this.byUse.head;
      if (oldest === null) return;
      this.remove(oldest);
    }
  }

  private remove(entry: Entry): void {
    this.entries.delete(entry.key);
    this.byUse.leave(entry.use);
    this.byExpiry.leave(entry.expiry);
    this.held -= entry.bytes;
  }
}
