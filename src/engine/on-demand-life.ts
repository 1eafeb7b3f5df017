/** The present life of an instance that was made on demand: its timer, and how its use is counted. */
import { cancel, isScheduled, now, schedule } from './calendar';
import { Moments, TimeAverage } from './statistics';
import type { Instance } from './station';

/** What a group counts of its instances made on demand: since the start, but for what `resetAt` begins anew. */
export class OnDemandMeasures {
  /** Starts that a visit caused. */
  coldStarts = 0;
  /** Visits that an instance took. */
  taken = 0;
  /** Visits that an instance worked on for too long. */
  overdue = 0;
  /** Ms in steps that instances were used, and the same times their memory, GiB: of all, and of those that are kept. */
  usedMs = 0;
  usedGibMs = 0;
  keptGibMs = 0;
  /** Instances with visits, those that start for one included. */
  readonly inUse = new TimeAverage(now(), 0);
  /** From start to end, of those that ended, ms. */
  readonly lifespans = new Moments();

  resetAt(time: number): void {
    this.inUse.resetAt(time);
    this.lifespans.reset();
  }
}

/** Visits in an instance, in work or waiting for its start. */
export const visitsIn = ({ busy, waiting }: Instance): number => busy.level + waiting.level;

const mibPerGib = 1024;
/** Part of a step that is no step more: sums of times are not exact. */
const sameStep = 1e-6;

export interface UseSteps {
  readonly stepMs: number;
  readonly countsStarts: boolean;
}

export class Life {
  readonly instance: Instance;
  readonly bornMs = now();
  /** Instant at which it ends if nobody comes. */
  endsMs = Number.POSITIVE_INFINITY;
  /** Stands ready whether it is used or not. */
  isKept: boolean;
  /** Takes nothing new, and ends when it is empty. */
  isLeaving = false;
  /** Instant from which its present use counts; NaN = it is not used. */
  private usedFromMs = Number.NaN;
  /** Frame of its timer, and the instant for which that is set. */
  private readonly timer: number;
  private dueMs = Number.POSITIVE_INFINITY;

  constructor(instance: Instance, timer: number, isKept: boolean) {
    this.instance = instance;
    this.timer = timer;
    this.isKept = isKept;
  }

  /** The timer comes at this instant, or before. */
  comesBy(time: number): void {
    if (time === Number.POSITIVE_INFINITY || (isScheduled(this.timer) && this.dueMs <= time)) return;
    this.dueMs = time;
    schedule(this.timer, time);
  }

  ends(): void {
    cancel(this.timer);
  }

  /** It is used from this instant on, unless it is already. */
  isUsedFrom(time: number): void {
    if (Number.isNaN(this.usedFromMs)) this.usedFromMs = time;
  }

  /** Ms of its present use. */
  get usedMs(): number {
    return Number.isNaN(this.usedFromMs) ? 0 : now() - this.usedFromMs;
  }

  /** Its present use is over, and counts in whole steps. */
  countUse(measures: OnDemandMeasures, { stepMs }: UseSteps): void {
    if (Number.isNaN(this.usedFromMs)) return;
    const ms = stepMs > 0 ? Math.ceil(this.usedMs / stepMs - sameStep) * stepMs : this.usedMs;
    this.usedFromMs = Number.NaN;
    this.addTo(measures, ms);
  }

  addTo(sums: Pick<OnDemandMeasures, 'usedMs' | 'usedGibMs' | 'keptGibMs'>, ms: number): void {
    const gibMs = (ms * this.instance.memory.limit) / mibPerGib;
    sums.usedMs += ms;
    sums.usedGibMs += gibMs;
    if (this.isKept) sums.keptGibMs += gibMs;
  }
}
