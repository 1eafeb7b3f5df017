/**
 * A node that follows a primary: what that commits, it shows some time later. A commit arrives after a drawn lag, in order; what has arrived is replayed one
 * after the other, on the node's own CPU, and shown when it is replayed.
 */
import { cancel, now, schedule } from './calendar';
import { sampleStream } from './distributions';
import { coarseGrid, Histogram } from './histogram';
import { startComputing, stopComputing } from './processor';
import { machine } from './state';
import type { Instance } from './station';
import { Moments } from './statistics';
import { createTask, endTask } from './tasks';

/** One write as it goes to the followers. */
export interface Commit {
  readonly number: number;
  readonly key: number;
  readonly work: number;
  readonly atMs: number;
}

/** A commit under way to a follower. */
interface Pending {
  readonly commit: Commit;
  readonly arrivesMs: number;
  /** The follower had it before it was acknowledged: it cannot be lost. */
  readonly isSafe: boolean;
}

export interface FollowerOptions {
  /** Distribution of the time from a commit to its arrival, ms. */
  readonly lagRow: number;
  /** Share of a write's CPU that its replay takes. */
  readonly replayShare: number;
  readonly isSynchronous: boolean;
  /** It is brought up to date at multiples of a time, ms, by work of its own; null = each commit arrives by itself. */
  readonly refresh: { readonly everyMs: number; readonly workMs: number } | null;
}

/** What reads at a follower saw, and how long commits took to be shown, since the beginning of the window. */
export class FollowerMeasures {
  reads = 0;
  staleReads = 0;
  /** Age of what stale reads showed, ms. */
  readonly ages = new Moments();
  /** The greatest of them; 0 = no read was stale. */
  oldestMs = 0;
  readonly lags = new Moments();
  readonly lagTimes = new Histogram(coarseGrid);

  reset(): void {
    this.reads = 0;
    this.staleReads = 0;
    this.ages.reset();
    this.oldestMs = 0;
    this.lags.reset();
    this.lagTimes.reset();
  }
}

export class Follower {
  readonly instance: Instance;
  readonly measures = new FollowerMeasures();
  /** Reads since the start, and those of them that were stale. */
  reads = 0;
  staleReads = 0;
  private options: FollowerOptions;
  private readonly stream: number;
  private readonly task: number;
  private pending: Pending[] = [];
  private head = 0;
  private lastArrivalMs = 0;
  /** The refresh that was paid for last. */
  private refreshedMs = -1;
  /** Instants of the commits of a key that are not shown yet, the eldest first. */
  private readonly unshown = new Map<number, number[]>();
  /** Commits pending that could be lost. */
  private unsafe = 0;
  private shown = 0;
  private state: 'idle' | 'waiting' | 'replaying' | 'stopped' = 'idle';
  /** Since when nothing arrives any more, because the primary is gone. */
  private cutMs = Number.POSITIVE_INFINITY;

  constructor(instance: Instance, options: FollowerOptions, stream: number) {
    this.instance = instance;
    this.options = options;
    this.stream = stream;
    // What it shows is no matter of the ways that lead to it.
    this.task = createTask(() => this.resumed(), true);
    if (instance.state !== 'up') this.state = 'stopped';
  }

  configure(options: FollowerOptions): void {
    this.options = options;
  }

  /** Synchronous, there, and with nothing missing: commits wait for it. */
  get isAwaited(): boolean {
    return this.options.isSynchronous && this.unsafe === 0 && this.state !== 'stopped' && !this.instance.silent;
  }

  /** Number of the last commit that it shows. */
  get shownNumber(): number {
    return this.shown;
  }

  /** Time since the eldest commit that it does not show, ms; 0 = it shows all. */
  lagMs(): number {
    const next = this.pending[this.head];
    return next ? now() - next.commit.atMs : 0;
  }

  /** The primary committed. */
  add(commit: Commit): void {
    const isSafe = this.isAwaited;
    const lag = isSafe ? 0 : this.lagNow();
    this.lastArrivalMs = Math.max(this.lastArrivalMs, now() + lag);
    this.pending.push({ commit, arrivesMs: this.lastArrivalMs, isSafe });
    if (!isSafe) this.unsafe++;
    const known = this.unshown.get(commit.key);
    if (known) known.push(commit.atMs);
    else this.unshown.set(commit.key, [commit.atMs]);
    if (this.state === 'idle') this.goOn();
  }

  /** Until a commit of now arrives, ms. */
  private lagNow(): number {
    const { lagRow, refresh } = this.options;
    if (!refresh) return sampleStream(lagRow, this.stream);
    return (Math.floor(now() / refresh.everyMs) + 1) * refresh.everyMs - now();
  }

  /** What replaying a commit takes; the first of a refresh takes what that costs by itself. */
  private workFor({ arrivesMs, commit }: Pending): number {
    const { refresh, replayShare } = this.options;
    const work = commit.work * replayShare;
    if (!refresh || arrivesMs === this.refreshedMs) return work;
    this.refreshedMs = arrivesMs;
    return work + refresh.workMs;
  }

  /** A read of this key begins here: stale when a commit of it is not shown yet. */
  read(key: number): void {
    const eldest = this.unshown.get(key)?.[0];
    this.reads++;
    this.measures.reads++;
    if (eldest === undefined) return;
    this.staleReads++;
    this.measures.staleReads++;
    const age = now() - eldest;
    this.measures.ages.add(age);
    if (age > this.measures.oldestMs) this.measures.oldestMs = age;
  }

  /** The primary is gone: what has not arrived does not, until it is back. */
  cut(isCut: boolean): void {
    this.cutMs = isCut ? now() : Number.POSITIVE_INFINITY;
    if (!isCut && this.state === 'waiting') this.goOn();
  }

  /** The node died: what has not been replayed waits for its return. */
  stop(): void {
    if (this.state === 'replaying' && this.instance.processor >= 0) {
      const left = stopComputing(this.instance.processor, this.task);
      machine.watcher?.replayed?.(this.instance.row, -left);
    }
    cancel(this.task);
    this.state = 'stopped';
  }

  /** The node is back. */
  start(): void {
    if (this.state === 'stopped') this.goOn();
  }

  /** Commits that it would not have if the primary were gone. */
  get missing(): number {
    return this.unsafe;
  }

  /** It follows no more. */
  end(): void {
    this.stop();
    this.pending = [];
    this.head = 0;
    this.unsafe = 0;
    this.unshown.clear();
    endTask(this.task);
  }

  /** Commits above this number are undone everywhere: it never shows them. */
  rewind(number: number): void {
    const kept = this.pending.slice(this.head).filter(({ commit }) => commit.number <= number);
    if (kept.length === this.pending.length - this.head) return;
    const wasStopped = this.state === 'stopped';
    this.stop();
    this.pending = kept;
    this.head = 0;
    this.unsafe = kept.filter(({ isSafe }) => !isSafe).length;
    this.unshown.clear();
    for (const { commit } of kept) this.unshown.set(commit.key, [...(this.unshown.get(commit.key) ?? []), commit.atMs]);
    if (!wasStopped) this.start();
  }

  private resumed(): void {
    if (this.state === 'replaying') this.show();
    this.goOn();
  }

  /** Waits for the next commit, or replays it; what costs nothing is shown at once. */
  private goOn(): void {
    for (let next = this.pending[this.head]; next; next = this.pending[this.head]) {
      if (next.arrivesMs > now() || next.arrivesMs > this.cutMs) {
        this.state = 'waiting';
        if (next.arrivesMs <= this.cutMs) schedule(this.task, next.arrivesMs);
        return;
      }
      const work = this.workFor(next);
      if (work > 0) {
        this.state = 'replaying';
        this.compute(work);
        return;
      }
      this.show();
    }
    this.state = 'idle';
  }

  private compute(work: number): void {
    const { processor, limits, throttle } = this.instance;
    if (processor >= 0) {
      machine.watcher?.replayed?.(this.instance.row, work);
      startComputing(processor, this.task, work);
      return;
    }
    const ms = work / (limits.speed * Math.max(1e-9, throttle));
    this.instance.computesAlone(ms);
    schedule(this.task, now() + ms);
  }

  private show(): void {
    const { commit, isSafe } = this.pending[this.head]!;
    this.head++;
    if (!isSafe) this.unsafe--;
    this.shown = commit.number;
    const times = this.unshown.get(commit.key);
    times?.shift();
    if (times?.length === 0) this.unshown.delete(commit.key);
    this.measures.lags.add(now() - commit.atMs);
    this.measures.lagTimes.add(now() - commit.atMs);
    if (this.head > 64 && this.head * 2 > this.pending.length) {
      this.pending.splice(0, this.head);
      this.head = 0;
    }
  }
}
