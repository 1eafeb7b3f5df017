/**
 * Adaptive throttling of a client (Beyer et al., Site Reliability Engineering, 2016, chapter 21): the more of its calls are turned away, the more it drops by
 * itself. Requests and accepts are counted over the last window exactly, in rings that grow with the rate.
 */

export interface ThrottleOptions {
  readonly multiplier: number;
  readonly windowMs: number;
}

/** Instants of the last window. */
class Recent {
  private times = new Float64Array(16);
  private head = 0;
  private size = 0;

  add(now: number): void {
    if (this.size === this.times.length) this.grow();
    this.times[(this.head + this.size) & (this.times.length - 1)] = now;
    this.size++;
  }

  /** How many came after `from`. */
  since(from: number): number {
    while (this.size > 0 && this.times[this.head]! <= from) {
      this.head = (this.head + 1) & (this.times.length - 1);
      this.size--;
    }
    return this.size;
  }

  private grow(): void {
    const wider = new Float64Array(2 * this.size);
    for (let i = 0; i < this.size; i++) wider[i] = this.times[(this.head + i) & (this.size - 1)]!;
    this.times = wider;
    this.head = 0;
  }
}

export class Throttle {
  private readonly options: ThrottleOptions;
  private readonly requests = new Recent();
  private readonly accepts = new Recent();

  constructor(options: ThrottleOptions) {
    this.options = options;
  }

  /** Whether a call with this draw of (0, 1) is dropped; it counts as a request either way. */
  drops(chance: number, now: number): boolean {
    const { multiplier, windowMs } = this.options;
    const requests = this.requests.since(now - windowMs);
    const accepts = this.accepts.since(now - windowMs);
    this.requests.add(now);
    return chance < (requests - multiplier * accepts) / (requests + 1);
  }

  accepted(now: number): void {
    this.accepts.add(now);
  }
}
