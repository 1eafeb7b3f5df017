/**
 * Circuit breaker: closed until the failures of its window reach a ratio, then open for a time, then half open for as many calls as it may probe with;
 * a good probe closes it and empties the window, a bad one opens it anew.
 */

export interface BreakerOptions {
  /** Window of the last n calls, or of the last ms; the other is Infinity. */
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

type State = 'closed' | 'open' | 'half-open';

export class Breaker {
  private options: BreakerOptions;
  private state: State = 'closed';
  private openUntil = 0;
  private probing = 0;
  private times: number[] = [];
  private failed: boolean[] = [];

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

  /** Whether a call may be sent now; a probe counts as sent. */
  admits(now: number): boolean {
    const isAdmitted = this.letsThrough(now);
    if (!isAdmitted) this.done.rejected++;
    return isAdmitted;
  }

  private letsThrough(now: number): boolean {
    if (this.state === 'closed') return true;
    if (this.state === 'open') {
      if (now < this.openUntil) return false;
      this.state = 'half-open';
      this.probing = 0;
    }
    if (this.probing >= this.options.probes) return false;
    this.probing += 1;
    return true;
  }

  /** The end of a call that was sent; true when it opened the breaker. */
  record(ok: boolean, now: number): boolean {
    if (this.state === 'half-open') {
      if (ok) this.close(now);
      else this.open(now);
      return !ok;
    }
    if (this.state === 'open') return false;
    this.times.push(now);
    this.failed.push(!ok);
    while (this.times.length > this.options.windowCalls || now - (this.times[0] ?? now) > this.options.windowMs) {
      this.times.shift();
      this.failed.shift();
    }
    if (ok || !this.isBad()) return false;
    this.open(now);
    return true;
  }

  /** A sent call that will never be answered gives its probe back. */
  forget(): void {
    if (this.state === 'half-open' && this.probing > 0) this.probing -= 1;
  }

  private isBad(): boolean {
    const needed = Math.max(1, Math.min(this.options.minimumCalls, this.options.windowCalls));
    if (this.times.length < needed) return false;
    if (this.options.windowCalls < Number.POSITIVE_INFINITY && this.times.length < this.options.windowCalls)
      return false;
    const failures = this.failed.reduce((sum, each) => sum + (each ? 1 : 0), 0);
    return failures / this.times.length >= this.options.failureRatio;
  }

  private open(now: number): void {
    this.state = 'open';
    this.openUntil = now + this.options.openMs;
    this.done.opened++;
    this.done.openMs += this.options.openMs;
    this.times = [];
    this.failed = [];
  }

  private close(now: number): void {
    this.state = 'closed';
    this.done.closedAtMs = now;
    this.times = [];
    this.failed = [];
  }
}
