/**
 * The page's end of a pool of workers. Each does one job at a time, since the state of the engine belongs to its module; what comes of the jobs is told in
 * their order, so that nothing depends on how many workers there are or which was the faster. Workers end when nothing is left to do.
 */
import type { JobCommand, JobEvent } from './protocol';
import { SilenceWatch, silenceMs } from './silence';

/** A job is given to another worker when its worker failed, so often in all. */
const tries = 2;
/** More workers than this help little and take much memory: each holds the whole simulation. */
const mostWorkers = 16;

/** One core is left to the page and its live run. */
export const workersFor = (cores: number): number => (cores > 1 ? Math.min(mostWorkers, cores - 1) : 1);

export type Outcome<Result> =
  | { readonly type: 'done'; readonly result: Result }
  /** Every worker that tried it failed. */
  | { readonly type: 'failed'; readonly text: string };

export interface PoolOptions<Result, Partial = null> {
  readonly startWorker: () => Worker;
  /** Most workers at a time, 1 or more. */
  readonly workers: number;
  /** Share of all jobs together that is done, 0..1. */
  readonly onProgress: (share: number) => void;
  /** What can be told of a job that is under way. */
  readonly onPartial?: (job: number, partial: Partial) => void;
  /** What came of a job, in the order of the jobs. */
  readonly onOutcome: (job: number, outcome: Outcome<Result>) => void;
  /** Every job was told of. */
  readonly onEnd: () => void;
  /** Said when a worker fails and does not say why. */
  readonly failure: string;
}

interface Hand {
  readonly worker: Worker;
  readonly silence: SilenceWatch;
  /** The job it does; null = none is left for it. */
  job: number | null;
}

export class Pool<Order, Result, Partial = null> {
  private readonly options: PoolOptions<Result, Partial>;
  private readonly hands = new Set<Hand>();
  private orders: readonly Order[] = [];
  /** Jobs that nobody does yet; those of workers that failed come first. */
  private waiting: number[] = [];
  private failures: number[] = [];
  private shares: number[] = [];
  /** What is known and not told yet, because one before it is not known. */
  private readonly outcomes = new Map<number, Outcome<Result>>();
  private told = 0;

  constructor(options: PoolOptions<Result, Partial>) {
    this.options = options;
  }

  /** Takes the place of all that was ordered before. */
  order(orders: readonly Order[]): void {
    this.cancel();
    this.orders = orders;
    this.waiting = orders.map((_, job) => job);
    this.failures = orders.map(() => 0);
    this.shares = orders.map(() => 0);
    this.told = 0;
    const hired = Math.min(this.options.workers, orders.length);
    for (let each = 0; each < hired; each++) this.hire();
    if (orders.length === 0) this.options.onEnd();
  }

  /** Ends the workers at once; nothing more is told. */
  cancel(): void {
    for (const hand of this.hands) this.dismiss(hand);
    this.orders = [];
    this.waiting = [];
    this.outcomes.clear();
  }

  private hire(): void {
    const { startWorker, failure } = this.options;
    const hand: Hand = {
      worker: startWorker(),
      silence: new SilenceWatch(() => this.fail(hand, `A worker said nothing for ${silenceMs / 1000} s.`)),
      job: null,
    };
    this.hands.add(hand);
    hand.worker.onmessage = ({ data }: MessageEvent<JobEvent<Result, Partial>>) => this.hear(hand, data);
    hand.worker.onerror = (event) => this.fail(hand, event.message || failure);
    this.give(hand);
  }

  private dismiss(hand: Hand): void {
    hand.silence.calm();
    hand.worker.terminate();
    this.hands.delete(hand);
  }

  private give(hand: Hand): void {
    const job = this.waiting.shift();
    const order = job === undefined ? undefined : this.orders[job];
    if (job === undefined || order === undefined) {
      this.dismiss(hand);
      return;
    }
    hand.job = job;
    hand.silence.watch();
    hand.worker.postMessage({ job, order } satisfies JobCommand<Order>);
  }

  /** What a worker said before it was ended may still come. */
  private hear(hand: Hand, event: JobEvent<Result, Partial>): void {
    if (!this.hands.has(hand) || event.job !== hand.job) return;
    hand.silence.calm();
    if (event.type === 'progress') {
      hand.silence.watch();
      this.progress(event.job, event.share);
      if (event.partial !== undefined) this.options.onPartial?.(event.job, event.partial);
    } else {
      this.give(hand);
      this.settle(event.job, { type: 'done', result: event.result });
    }
  }

  private fail(hand: Hand, text: string): void {
    const { job } = hand;
    if (!this.hands.has(hand) || job === null) return;
    this.dismiss(hand);
    const failures = (this.failures[job] ?? 0) + 1;
    this.failures[job] = failures;
    if (failures < tries) {
      this.waiting.unshift(job);
      this.progress(job, 0);
      this.hire();
      return;
    }
    // Where nothing at all could be done it is not the job that is at fault.
    const given = this.shares.some((share) => share === 1) ? [] : this.waiting.splice(0);
    if (this.waiting.length > 0) this.hire();
    const { orders } = this;
    for (const each of [job, ...given]) if (orders === this.orders) this.settle(each, { type: 'failed', text });
  }

  private progress(job: number, share: number): void {
    this.shares[job] = share;
    this.options.onProgress(this.shares.reduce((sum, each) => sum + each, 0) / this.shares.length);
  }

  private settle(job: number, outcome: Outcome<Result>): void {
    this.progress(job, 1);
    this.outcomes.set(job, outcome);
    const { orders } = this;
    for (let next = this.outcomes.get(this.told); next && orders === this.orders; next = this.outcomes.get(this.told)) {
      this.outcomes.delete(this.told);
      this.options.onOutcome(this.told++, next);
    }
    if (orders === this.orders && this.told === orders.length) this.options.onEnd();
  }
}
