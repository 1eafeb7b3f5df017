/**
 * Circuit breaker: closed until the failures of its window reach a ratio, then open for a time, then half open for as many calls as it may probe with;
 * when all its probes were good it closes and empties the window, a bad one opens it anew. A call that was sent before the last change of
 * state says nothing about the present one: it is told by its ticket and not counted.
 */

export interface BreakerOptions {
  /** Window of the last n calls, which must be full, or of the last ms; the other is Infinity. */
  readonly windowCalls: number;
  readonly windowMs: number;
  readonly failureRatio: number;
  readonly minimumCalls: number;
  readonly openMs: number;
  readonly probes: number;
}

/** What breakers of one link did since the start. */
export interface BreakerRecord {
  /** Calls not let through. */
  rejected: number;
  /** Times one opened. */
  opened: number;
  /** Time open, ms, each opening counted in full at once. */
  openMs: number;
  /** Instant of the last closing; null = none. */
  closedAtMs: number | null;
}

/** The call was not let through. */
export const rejectedTicket = -1;

const smallestRing = 16;

export class Breaker {
  private options: BreakerOptions;
  private state: 'closed' | 'open' | 'half-open' = 'closed';
  private openUntil = 0;
  /** Grows with each change of state. */
  private era = 0;
  private probing = 0;
  private probed = 0;
  /** Ring of the calls in the window: when they ended, and whether badly. */
  private times = new Float64Array(smallestRing);
  private bad = new Uint8Array(smallestRing);
  private head = 0;
  private size = 0;
  private failures = 0;
  private readonly done: BreakerRecord;

  constructor(options: BreakerOptions, done: BreakerRecord) {
    this.options = options;
    this.done = done;
  }

  configure(options: BreakerOptions): void {
    this.options = options;
  }

  isOpen(now: number): boolean {
    return this.state === 'open' && now < this.openUntil;
  }

  /** Time that it will still be open, ms. */
  openFor(now: number): number {
    return this.isOpen(now) ? this.openUntil - now : 0;
  }

  /** A ticket for a call that may be sent now, or `rejectedTicket`. */
  admits(now: number): number {
    if (this.state === 'closed') return this.era;
    if (this.state === 'open' && now >= this.openUntil) this.change('half-open');
    if (this.state === 'open' || this.probing + this.probed >= this.options.probes) {
      this.done.rejected++;
      return rejectedTicket;
    }
    this.probing++;
    return this.era;
  }

  /** The end of a call that was sent; true when it opened the breaker. */
  record(ticket: number, ok: boolean, now: number): boolean {
    if (ticket !== this.era) return false;
    if (this.state === 'closed') {
      this.enter(ok, now);
      return this.isBad() && this.open(now);
    }
    if (!ok) return this.open(now);
    this.probing--;
    this.probed++;
    if (this.probed >= this.options.probes) this.close(now);
    return false;
  }

  /** A call that was let through and not sent, or of which nothing will be heard, gives its probe back. */
  forget(ticket: number): void {
    if (ticket === this.era && this.state === 'half-open') this.probing--;
  }

  private enter(ok: boolean, now: number): void {
    if (this.size === this.times.length) this.grow();
    const at = (this.head + this.size) & (this.times.length - 1);
    this.times[at] = now;
    this.bad[at] = ok ? 0 : 1;
    this.failures += ok ? 0 : 1;
    this.size++;
    const { windowCalls, windowMs } = this.options;
    while (this.size > windowCalls || now - this.times[this.head]! > windowMs) {
      this.failures -= this.bad[this.head]!;
      this.head = (this.head + 1) & (this.times.length - 1);
      this.size--;
    }
  }

  private grow(): void {
    const { times, bad, head, size } = this;
    this.times = new Float64Array(2 * size);
    this.bad = new Uint8Array(2 * size);
    for (let i = 0; i < size; i++) {
      this.times[i] = times[(head + i) & (size - 1)]!;
      this.bad[i] = bad[(head + i) & (size - 1)]!;
    }
    this.head = 0;
  }

  private isBad(): boolean {
    const { windowCalls, minimumCalls, failureRatio } = this.options;
    const needed = windowCalls < Number.POSITIVE_INFINITY ? windowCalls : Math.max(1, minimumCalls);
    return this.failures > 0 && this.size >= needed && this.failures >= failureRatio * this.size;
  }

  private open(now: number): true {
    this.change('open');
    this.openUntil = now + this.options.openMs;
    this.done.opened++;
    this.done.openMs += this.options.openMs;
    return true;
  }

  private close(now: number): void {
    this.change('closed');
    this.done.closedAtMs = now;
  }

  private change(state: 'closed' | 'open' | 'half-open'): void {
    this.state = state;
    this.era++;
    this.probing = 0;
    this.probed = 0;
    this.head = 0;
    this.size = 0;
    this.failures = 0;
  }
}
