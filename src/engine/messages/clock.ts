/** What sets a schedule going: runs at even times, each a number of events, with what is done about one that still runs and about those missed. */
import { cancel, now, schedule } from '../calendar';
import { derivedKey, nextUniform, sourceKey } from '../random';
import { after, createTask, endTask } from '../tasks';
import type { Broker } from './broker';
import { anyOperation } from './message';

export interface ClockOptions {
  /** Instant of the first run, ms, and from one to the next. */
  readonly firstMs: number;
  readonly everyMs: number;
  /** A run is put off by a time drawn between 0 and this, ms. */
  readonly jitterMs: number;
  /** Events of a run, about entities 0, 1, 2 and so on. */
  readonly events: number;
  readonly bytes: number;
  /** What becomes of a run that comes due while the events of one before are not over. */
  readonly overlap: 'start' | 'skip' | 'wait';
  /** What becomes of runs that came due while it was down, once it is up: nothing, one run, or all of them. */
  readonly missed: 'drop' | 'one' | 'all';
}

export interface ClockIdentity {
  /** By which the draws of its events are keyed. */
  readonly seed: number;
  readonly id: number;
  /** Stream of its delays. */
  readonly stream: number;
}

/** Runs begun, left out because another still ran, and dropped because it was down. */
export interface ClockCounts {
  readonly runs: number;
  readonly skipped: number;
  readonly dropped: number;
}

export class Clock {
  options: ClockOptions;
  /** Since the start. */
  readonly counts = { runs: 0, skipped: 0, dropped: 0 };
  private before = { runs: 0, skipped: 0, dropped: 0 };
  private readonly broker: Broker;
  private readonly identity: ClockIdentity;
  private readonly task: number;
  /** Runs that wait for the one before, and those that came due while it was down. */
  private waiting = 0;
  private missed = 0;
  /** Something came due while it was down. */
  private wasAway = false;
  private ordinal = 0;
  private isOver = false;

  constructor(broker: Broker, options: ClockOptions, identity: ClockIdentity) {
    this.broker = broker;
    this.options = options;
    this.identity = identity;
    this.task = createTask(() => this.strikes(), true);
    this.setNext();
  }

  configure(options: ClockOptions): void {
    const { everyMs, firstMs } = this.options;
    this.options = options;
    if (options.everyMs === everyMs && options.firstMs === firstMs) return;
    cancel(this.task);
    this.setNext();
  }

  inWindow(): ClockCounts {
    const { before, counts } = this;
    return {
      runs: counts.runs - before.runs,
      skipped: counts.skipped - before.skipped,
      dropped: counts.dropped - before.dropped,
    };
  }

  beginWindow(): void {
    this.before = { ...this.counts };
  }

  /** The next of its times, this instant included. */
  private setNext(): void {
    const { everyMs, firstMs } = this.options;
    const passed = Math.max(0, Math.ceil((now() - firstMs) / everyMs));
    schedule(this.task, firstMs + passed * everyMs);
  }

  private strikes(): void {
    if (this.broker.instance.state === 'gone') {
      this.isOver = true;
      endTask(this.task);
      return;
    }
    const { everyMs, jitterMs } = this.options;
    schedule(this.task, now() + everyMs);
    const lateMs = jitterMs > 0 ? jitterMs * nextUniform(this.identity.stream) : 0;
    after(lateMs, () => this.comesDue(), true);
  }

  private comesDue(): void {
    if (this.isOver) return;
    if (this.isHeard) return this.begins();
    this.missed++;
    this.wasAway = true;
  }

  private get isHeard(): boolean {
    const { silent, state } = this.broker.instance;
    return state === 'up' && !silent;
  }

  private begins(): void {
    const { overlap } = this.options;
    if (overlap === 'start' || (this.broker.unfinished === 0 && this.waiting === 0)) this.fires();
    else if (overlap === 'skip') this.counts.skipped++;
    else this.waiting++;
  }

  private fires(): void {
    this.counts.runs++;
    for (let entity = 0; entity < this.options.events; entity++) this.tells(entity);
  }

  private tells(entity: number): void {
    const { broker, identity, options } = this;
    const ordinal = this.ordinal++;
    sourceKey(identity.seed, identity.id, ordinal, 0);
    const [keyHigh, keyLow] = [derivedKey[0]!, derivedKey[1]!];
    broker.accept({
      number: broker.accepted + 1,
      sentMs: now(),
      bytes: options.bytes,
      options: { operation: anyOperation, priority: 0, deadlineMs: Number.POSITIVE_INFINITY, attribute: null },
      partition: broker.partitionOf(entity),
      isPoison: broker.takesPoison(),
      isRepeat: false,
      keyHigh,
      keyLow,
      ordinal,
      entity,
      client: 0,
      flow: -1,
    });
  }

  /** All events of its runs are over: one that waited begins. */
  isFree(): void {
    if (this.waiting > 0) after(0, () => this.takesTurn(), true);
  }

  private takesTurn(): void {
    if (this.isOver || this.waiting === 0 || this.broker.unfinished > 0) return;
    if (!this.isHeard) {
      this.wasAway = true;
      return;
    }
    this.waiting--;
    this.fires();
  }

  /** It may be up again: what it missed meanwhile is made good as far as that is wanted. */
  looks(): void {
    if (!this.wasAway || !this.isHeard) return;
    this.wasAway = false;
    const { missed } = this;
    this.missed = 0;
    const wanted = { drop: 0, one: Math.min(1, missed), all: missed }[this.options.missed];
    this.counts.dropped += missed - wanted;
    for (let run = 0; run < wanted; run++) this.begins();
    this.takesTurn();
  }
}
