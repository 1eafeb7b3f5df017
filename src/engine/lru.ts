/**
 * Memory of keys: the least recently used leave first when room ends, and each leaves at its time. Time to live is the same for all, so entries
 * expire in the order in which their time began.
 */

export interface LruOptions {
  /** Entries at most; Infinity = unlimited. */
  readonly entries: number;
  /** Bytes at most; Infinity = unlimited. */
  readonly bytes: number;
  /** From fill or last use to expiry, ms; Infinity = never. */
  readonly ttlMs: number;
  readonly renewedByUse: boolean;
}

interface Entry {
  readonly key: number;
  bytes: number;
  expires: number;
}

/** JavaScript's Map keeps insertion order, which serves as the order of use: a used entry is taken out and put in again. */
export class LruMemory {
  private options: LruOptions;
  private readonly byUse = new Map<number, Entry>();
  private readonly byExpiry = new Map<number, Entry>();
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

  /** Live entries at this instant. */
  size(now: number): number {
    this.expire(now);
    return this.byUse.size;
  }

  /** What the live entries take at this instant. */
  bytes(now: number): number {
    this.expire(now);
    return this.held;
  }

  /** Whether the key is held; using it makes it the most recently used. */
  use(key: number, now: number): boolean {
    this.expire(now);
    const entry = this.byUse.get(key);
    if (!entry) return false;
    this.byUse.delete(key);
    this.byUse.set(key, entry);
    if (this.options.renewedByUse) this.renew(entry, now);
    return true;
  }

  /** Puts a key in, or fills it anew; an entry larger than the whole memory is not kept. */
  fill(key: number, bytes: number, now: number): void {
    this.expire(now);
    this.remove(key);
    if (bytes > this.options.bytes || this.options.entries < 1) return;
    const entry: Entry = { key, bytes, expires: 0 };
    this.byUse.set(key, entry);
    this.held += bytes;
    this.renew(entry, now);
    this.makeRoom();
  }

  clear(): void {
    this.byUse.clear();
    this.byExpiry.clear();
    this.held = 0;
  }

  private renew(entry: Entry, now: number): void {
    if (this.options.ttlMs === Number.POSITIVE_INFINITY) return;
    entry.expires = now + this.options.ttlMs;
    this.byExpiry.delete(entry.key);
    this.byExpiry.set(entry.key, entry);
  }

  /** An entry leaves at its instant: it is not found by a lookup at the same instant. */
  private expire(now: number): void {
    for (const entry of this.byExpiry.values()) {
      if (entry.expires > now) return;
      this.remove(entry.key);
    }
  }

  private makeRoom(): void {
    for (const key of this.byUse.keys()) {
      if (this.byUse.size <= this.options.entries && this.held <= this.options.bytes) return;
      this.remove(key);
    }
  }

  private remove(key: number): void {
    const entry = this.byUse.get(key);
    if (!entry) return;
    this.byUse.delete(key);
    this.byExpiry.delete(key);
    this.held -= entry.bytes;
  }
}
