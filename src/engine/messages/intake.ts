/** What stands before a broker's room: whom it keeps waiting or drops when it is full, and what it does not keep at all. */
import { now, schedule } from '../calendar';
import * as f from '../frames';
import { derivedKey, deriveKey, uniformOf } from '../random';
import { machine } from '../state';
import { Line } from '../station';

export interface IntakeOptions {
  /** Messages for which there is no room are refused, taken and dropped, or wait for it with whoever sent them. */
  readonly whenFull: 'refuse' | 'drop' | 'block';
  /** Share of the requests of which messages are kept, the same at every broker. */
  readonly keptShare: number;
  /** Messages of an operation that has run for at least so long are kept all the same, ms; Infinity = none. */
  readonly slowMs: number;
}

export interface IntakeCounts {
  /** Messages dropped for lack of room. */
  readonly dropped: number;
  /** Messages not kept because their request was not among the sample. */
  readonly sampledOut: number;
}

interface Room {
  readonly room: number;
}

const sampleWord = 0x73616d70;

export class Intake {
  options: IntakeOptions;
  /** Since the start. */
  readonly counts = { dropped: 0, sampledOut: 0 };
  private before: IntakeCounts = { dropped: 0, sampledOut: 0 };
  private readonly broker: Room;
  private readonly blocked = new Line();
  /** Visits that were called from the line at this instant, and go before whoever comes now. */
  private readonly called = new Set<number>();
  private calledMs = -1;

  constructor(broker: Room, options: IntakeOptions) {
    this.broker = broker;
    this.options = options;
  }

  configure(options: IntakeOptions): void {
    this.options = options;
    this.hasRoom();
  }

  /** Whether a message must wait, for room or for those that came before it. */
  mustWait(visit: number): boolean {
    if (this.called.delete(visit)) return this.broker.room < 1;
    this.hasRoom();
    return this.broker.room - this.called.size < 1;
  }

  waits(visit: number): void {
    f.flags[visit]! |= f.flag.waitingForPlace;
    this.blocked.join(visit);
  }

  /** As many as there is room for look again. One that was called and died meanwhile holds up nobody beyond this instant. */
  hasRoom(): void {
    if (this.calledMs !== now()) this.called.clear();
    this.calledMs = now();
    while (this.called.size < this.broker.room) {
      const next = this.blocked.next();
      if (next < 0) return;
      this.called.add(next);
      schedule(next, now());
    }
  }

  /** Whether the message of a visit is wanted; what it says of the request is known by how long its operation has run. */
  wants(visit: number): boolean {
    const { keptShare, slowMs } = this.options;
    if (keptShare >= 1) return true;
    deriveKey(f.ordinals[visit]! | 0, f.flows[visit]!, sampleWord, machine.seed | 0);
    if (uniformOf(derivedKey[0]!, derivedKey[1]!) < keptShare) return true;
    return slowMs < Number.POSITIVE_INFINITY && ranFor(visit) >= slowMs;
  }

  inWindow(): IntakeCounts {
    const { before, counts } = this;
    return { dropped: counts.dropped - before.dropped, sampledOut: counts.sampledOut - before.sampledOut };
  }

  beginWindow(): void {
    this.before = { ...this.counts };
  }
}

/** Ms since the operation was sent its request that made the visit, through whatever routers; 0 = it waits for it no longer. */
function ranFor(visit: number): number {
  for (let row = f.livingParent(visit); row >= 0; row = f.livingParent(row)) {
    const { entered, inner } = f.flag;
    if (f.kind[row] === f.kinds.visit && (f.flags[row]! & (entered | inner)) === entered) return now() - f.begun[row]!;
  }
  return 0;
}
