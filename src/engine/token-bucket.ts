/** A bucket of tokens that refills continuously: rate limits, quotas, retry budgets. */
export class TokenBucket {
  private tokens: number;
  private filledAt: number;
  ratePerMs: number;
  burst: number;

  constructor(ratePerMs: number, burst: number, initial: number, now: number) {
    this.ratePerMs = ratePerMs;
    this.burst = burst;
    this.tokens = initial;
    this.filledAt = now;
  }

  /** New numbers act from now on; the tokens that are there stay, up to the burst. */
  configure(ratePerMs: number, burst: number, now: number): void {
    this.fill(now);
    this.ratePerMs = ratePerMs;
    this.burst = burst;
    this.tokens = Math.min(burst, this.tokens);
  }

  private fill(now: number): void {
    this.tokens = Math.min(this.burst, this.tokens + (now - this.filledAt) * this.ratePerMs);
    this.filledAt = now;
  }

  /** Takes a token if there is one. */
  take(now: number): boolean {
    this.fill(now);
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }

  /** Takes a token that is there or will be; ms until it is. Who asks first has the first. */
  reserve(now: number): number {
    this.fill(now);
    this.tokens -= 1;
    return this.tokens >= 0 ? 0 : -this.tokens / this.ratePerMs;
  }

  /** Ms until there is a whole token; Infinity = never. */
  msToNext(now: number): number {
    this.fill(now);
    if (this.tokens >= 1) return 0;
    return this.ratePerMs > 0 && this.burst >= 1 ? (1 - this.tokens) / this.ratePerMs : Number.POSITIVE_INFINITY;
  }

  /** Whether so many tokens are there; of more than the burst, whether it is full. */
  holds(tokens: number, now: number): boolean {
    this.fill(now);
    return this.tokens >= Math.min(tokens, this.burst);
  }

  /** Takes so many tokens, as far as it has them. */
  spend(tokens: number): void {
    this.tokens = Math.max(0, this.tokens - tokens);
  }

  /** Takes so many tokens, whether it has them or not: what it lacks must come in before there is one again. */
  debit(tokens: number): void {
    this.tokens -= tokens;
  }

  /** Another one like it, with a part of the tokens. */
  copy(share: number): TokenBucket {
    return new TokenBucket(this.ratePerMs, this.burst, this.tokens * share, this.filledAt);
  }

  /** Adds tokens up to the burst. */
  add(tokens: number): void {
    this.tokens = Math.min(this.burst, this.tokens + tokens);
  }
}
