/** The faults of a run that were thrown and not ended yet, each with a number by which it alone can be cleared. */
import { declarations } from '#catalog';
import { faultSentence, hasTarget, type Fault, type Names } from '#design';
import { after, machine, now } from '#engine';
import { placeOf } from './fault-text';
import type { FaultContext } from './faults';
import type { Plant } from './plant';
import type { Recovery } from './recovery';
import type { FaultInForce } from './snapshot';
import type { Undo } from './outage';
import { throwFault } from './throw-fault';

const namesOf = ({ stage, document }: Plant): Names => ({
  stage,
  kinds: declarations,
  classes: document.workload.trafficClasses,
});

export class FaultsInForce {
  /** Oldest first; another array after each change. */
  list: readonly FaultInForce[] = [];
  private readonly undos = new Map<number, Undo>();
  private readonly context: () => FaultContext;
  private readonly recovery: () => Recovery;
  private thrown = 0;

  constructor(context: () => FaultContext, recovery: () => Recovery) {
    this.context = context;
    this.recovery = recovery;
  }

  /** Throws a fault now; null = until cleared. Returns its number; null = it is over at once, as a crash is, and never stands in the list. */
  inject(fault: Fault, durationMs: number | null): number | null {
    const context = this.context();
    const { plant, emit } = context;
    const text = faultSentence(namesOf(plant), fault);
    if (!hasTarget(plant.stage, fault.target)) {
      emit({ type: 'fault', severity: 'note', place: null, text: `Nothing to strike on this stage: ${text}` });
      return null;
    }
    emit({ type: 'fault', severity: 'warning', place: placeOf(fault), text });
    machine.isChanged = true;
    const undo = throwFault(context, fault, this.recovery());
    if (!undo) return null;
    const id = ++this.thrown;
    this.undos.set(id, undo);
    const untilMs = durationMs === null ? null : now() + durationMs;
    this.list = [...this.list, { id, fault, text, sinceMs: now(), untilMs }];
    if (durationMs !== null) after(durationMs, () => this.end(id));
    return id;
  }

  /** Ends one fault; a number that is over does nothing. */
  clear(id: number): void {
    const known = this.list.find((each) => each.id === id);
    if (!known) return;
    const { emit } = this.context();
    emit({ type: 'clear', severity: 'note', place: placeOf(known.fault), text: `Cleared: ${known.text}` });
    this.end(id);
  }

  /** What is no longer on the stage is struck no more, and comes back well if it comes back. */
  clearGone(): void {
    const { stage } = this.context().plant;
    for (const { id, fault } of this.list) if (!hasTarget(stage, fault.target)) this.clear(id);
  }

  clearAll(): void {
    if (this.list.length > 0)
      this.context().emit({ type: 'clear', severity: 'note', place: null, text: 'All faults cleared' });
    for (const { id } of this.list) this.end(id);
  }

  private end(id: number): void {
    const undo = this.undos.get(id);
    machine.isChanged = true;
    this.undos.delete(id);
    this.list = this.list.filter((each) => each.id !== id);
    undo?.();
  }
}
