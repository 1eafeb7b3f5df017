/**
 * Who is turned away at the door of a group before a slot or a place in the queue is looked for: by rate limits of the whole group, by load shedding and by a
 * concurrency limit of each instance that follows its response times.
 */
import { now } from './calendar';
import { begun, clients } from './frames';
import { RateLimiter, type LimiterOptions } from './rate-limiter';
import { refusals, welcome } from './refusals';
import type { SharedLine } from './shared-line';
import type { Instance } from './station';

export interface SheddingOptions {
  readonly signal: 'utilization' | 'queue-length' | 'waiting-time';
  readonly threshold: number;
}

export interface AdaptiveOptions {
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  readonly tolerance: number;
  readonly everyMs: number;
}

export interface AdmissionOptions {
  readonly limits: readonly LimiterOptions[];
  readonly shedding: SheddingOptions | null;
  readonly adaptive: AdaptiveOptions | null;
}

/** Utilization is that of the last so many ms. */
const usageSpanMs = 100;
/** Share that is left of an adaptive limit when response times have grown. */
const backOff = 0.9;

/** What is known of one instance. */
class Gauge {
  limit: number;
  private shortest = Number.POSITIVE_INFINITY;
  private sum = 0;
  private count = 0;
  private adjusted = now();
  private usage = 0;
  private usageAt = now();
  private usedMs = 0;

  constructor(initial: number) {
    this.limit = initial;
  }

  /** A visit ended after so long; once a period the limit moves. */
  learn(tookMs: number, { min, max, tolerance, everyMs }: AdaptiveOptions): void {
    this.sum += tookMs;
    this.count++;
    if (tookMs < this.shortest) this.shortest = tookMs;
    if (now() - this.adjusted < everyMs) return;
    const isNear = this.sum / this.count <= tolerance * this.shortest;
    this.limit = Math.min(max, Math.max(min, isNear ? this.limit + 1 : this.limit * backOff));
    this.adjusted = now();
    this.sum = 0;
    this.count = 0;
  }

  /** Share of the vCPUs in use over the last whole span. */
  utilization(instance: Instance): number {
    const elapsed = now() - this.usageAt;
    if (elapsed < usageSpanMs) return this.usage;
    const used = instance.cpuMs();
    this.usage = (used - this.usedMs) / (elapsed * instance.limits.vcpus);
    this.usedMs = used;
    this.usageAt = now();
    return this.usage;
  }
}

export class Admission {
  readonly options: AdmissionOptions;
  private readonly limiters: readonly RateLimiter[];
  private readonly gauges: (Gauge | undefined)[] = [];

  constructor(options: AdmissionOptions) {
    this.options = options;
    this.limiters = options.limits.map((limit) => new RateLimiter(limit, now()));
  }

  /** `welcome`, else the reason of the refusal. Where all instances share a line, the eldest that waits is the first in that. */
  judge(visit: number, operation: number, instance: Instance, line: SharedLine | null): number {
    const { shedding, adaptive } = this.options;
    if (shedding && this.signal(shedding.signal, instance, line) >= shedding.threshold) return refusals.shedding;
    if (adaptive && instance.busy.level + instance.waiting.level >= Math.floor(this.gaugeOf(instance).limit))
      return refusals.concurrency;
    for (let at = 0; at < this.limiters.length; at++) {
      if (this.limiters[at]!.takes(clients[visit]!, operation, now())) continue;
      for (let passed = 0; passed < at; passed++) this.limiters[passed]!.gives(clients[visit]!, operation, now());
      return refusals.rate;
    }
    return welcome;
  }

  /** One that was let in has left; it was served if it took any time to tell of. */
  leaves(visit: number, operation: number, instance: Instance): void {
    for (const limiter of this.limiters) limiter.gives(clients[visit]!, operation, now());
    const { adaptive } = this.options;
    if (adaptive) this.gaugeOf(instance).learn(now() - begun[visit]!, adaptive);
  }

  private signal(signal: SheddingOptions['signal'], instance: Instance, line: SharedLine | null): number {
    if (signal === 'queue-length') return instance.waiting.level;
    if (signal === 'utilization') return this.gaugeOf(instance).utilization(instance);
    const eldest = line === null ? instance.firstWaiting() : line.first;
    return eldest < 0 ? 0 : now() - begun[eldest]!;
  }

  private gaugeOf(instance: Instance): Gauge {
    const known = this.gauges[instance.row];
    if (known) return known;
    const made = new Gauge(this.options.adaptive?.initial ?? 0);
    this.gauges[instance.row] = made;
    return made;
  }
}
