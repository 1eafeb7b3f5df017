/** Rate limits: so many requests in a time, or at once, of everybody together or of each who is told apart by a number. */
import { TokenBucket } from './token-bucket';

export interface LimiterOptions {
  readonly algorithm: 'token-bucket' | 'fixed-window' | 'sliding-window' | 'concurrency';
  /** Requests a window or refill; at once for a concurrency limit. */
  readonly limit: number;
  readonly windowMs: number;
  readonly burst: number;
  readonly per: 'all' | 'client' | 'operation';
}

interface Count {
  takes(now: number): boolean;
  gives(): void;
}

/** Windows are aligned to 0. */
class FixedWindow implements Count {
  private readonly options: LimiterOptions;
  private window = -1;
  private taken = 0;

  constructor(options: LimiterOptions) {
    this.options = options;
  }

  takes(now: number): boolean {
    const window = Math.floor(now / this.options.windowMs);
    if (window !== this.window) {
      this.window = window;
      this.taken = 0;
    }
    if (this.taken >= this.options.limit) return false;
    this.taken++;
    return true;
  }

  gives(): void {}
}

/** A log of the last accepted ones: a request passes when fewer than the limit passed in the window that ends with it. */
class SlidingWindow implements Count {
  private readonly times: Float64Array;
  private readonly windowMs: number;
  private next = 0;

  constructor({ limit, windowMs }: LimiterOptions) {
    this.times = new Float64Array(Math.max(1, Math.floor(limit))).fill(Number.NEGATIVE_INFINITY);
    this.windowMs = windowMs;
  }

  takes(now: number): boolean {
    if (now - this.times[this.next]! < this.windowMs) return false;
    this.times[this.next] = now;
    this.next = (this.next + 1) % this.times.length;
    return true;
  }

  gives(): void {}
}

class Concurrency implements Count {
  private readonly limit: number;
  private used = 0;

  constructor({ limit }: LimiterOptions) {
    this.limit = limit;
  }

  takes(): boolean {
    if (this.used >= this.limit) return false;
    this.used++;
    return true;
  }

  gives(): void {
    this.used--;
  }
}

class Bucket implements Count {
  private readonly bucket: TokenBucket;

  constructor({ limit, windowMs, burst }: LimiterOptions, now: number) {
    this.bucket = new TokenBucket(limit / windowMs, burst, burst, now);
  }

  takes(now: number): boolean {
    return this.bucket.take(now);
  }

  gives(): void {}
}

function countOf(options: LimiterOptions, now: number): Count {
  switch (options.algorithm) {
    case 'token-bucket':
      return new Bucket(options, now);
    case 'fixed-window':
      return new FixedWindow(options);
    case 'sliding-window':
      return new SlidingWindow(options);
    case 'concurrency':
      return new Concurrency(options);
  }
}

export class RateLimiter {
  readonly options: LimiterOptions;
  private readonly all: Count;
  private readonly each = new Map<number, Count>();

  constructor(options: LimiterOptions, now: number) {
    this.options = options;
    this.all = countOf(options, now);
  }

  /** Whether a request of a client for an operation passes; it counts if it does. */
  takes(client: number, operation: number, now: number): boolean {
    return this.of(client, operation, now).takes(now);
  }

  /** A request that passed is over, or was refused for another reason. */
  gives(client: number, operation: number, now: number): void {
    this.of(client, operation, now).gives();
  }

  private of(client: number, operation: number, now: number): Count {
    const { per } = this.options;
    if (per === 'all') return this.all;
    const key = per === 'client' ? client : operation;
    const known = this.each.get(key);
    if (known) return known;
    const made = countOf(this.options, now);
    this.each.set(key, made);
    return made;
  }
}
