/**
 * A run made again from what it was made of: document, stage, seed, and what was done to it at which of its events. It is the same run to the last bit, so
 * whoever wants to know more of it than was kept can look again.
 */
import type { Deployment, Document, Fault, ModuleId, StageId } from '#design';
import { machine, type Watcher } from '#engine';
import { createRun } from '../create-run';
import type { Run } from '../run';
import type { Ledger } from '../snapshot';

/** A place in a run, between two events. */
export interface RunPosition {
  /** Events handled before it. */
  readonly events: number;
  /** Simulated ms. */
  readonly atMs: number;
}

export type RunAction =
  | { readonly type: 'edit'; readonly document: Document; readonly label: string }
  | { readonly type: 'fault'; readonly fault: Fault; readonly durationMs: number | null }
  | { readonly type: 'deploy'; readonly module: ModuleId; readonly deployment: Deployment }
  | { readonly type: 'clear-fault'; readonly id: number }
  | { readonly type: 'clear-faults' };

/** What was done to a run by hand, and where. */
export interface LoggedAction {
  readonly position: RunPosition;
  readonly action: RunAction;
}

/** All that a run was up to a place. */
export interface Recipe {
  readonly document: Document;
  readonly stage: StageId;
  readonly seed: number;
  /** In order. */
  readonly log: readonly LoggedAction[];
  /** Where the run stood, and what it had counted by then. */
  readonly until: RunPosition & { readonly ledger: Ledger };
}

const nothing = () => {};
const deaf: Watcher = {
  visitArrived: nothing,
  visitEnded: nothing,
  lookedUp: nothing,
  demanded: nothing,
  computed: nothing,
  crossed: nothing,
  branched: nothing,
  branchEnded: nothing,
  attemptFailed: nothing,
};

export class Replay {
  readonly run: Run;
  private readonly recipe: Recipe;
  private done = 0;
  private isStuck = false;

  private constructor(recipe: Recipe, run: Run) {
    this.recipe = recipe;
    this.run = run;
    run.recorder.isUnseen = true;
  }

  /** Null = the stage cannot run; then it never ran. */
  static begin(recipe: Recipe): Replay | null {
    const made = createRun(recipe.document, recipe.stage, recipe.seed);
    return made.ok ? new Replay(recipe, made.value) : null;
  }

  /** Whether it stands where the run stood, or cannot come there. */
  get isOver(): boolean {
    const { run, recipe } = this;
    const { events, atMs } = recipe.until;
    if (this.isStuck) return true;
    return run.status !== 'ready' || (run.events >= events && run.nowMs >= atMs && this.done === recipe.log.length);
  }

  /** Whether it counted what the run had counted; to be asked at its end. */
  get isSame(): boolean {
    const { ledger, events } = this.recipe.until;
    const again = this.run.recorder.ledgerNow();
    const names = ['arrived', 'success', 'late', 'failed', 'executionsBegun', 'executionsEnded'] as const;
    return this.run.events === events && names.every((name) => ledger[name] === again[name]);
  }

  /** Hears of what happens within events, and of each request's end before its row is given away. */
  hear(watcher: Partial<Watcher>, requestEnded: (request: number, outcome: number) => void): void {
    machine.watcher = { ...deaf, ...watcher };
    const { observer } = machine;
    machine.observer = {
      ...observer,
      requestEnded: (request, outcome) => {
        requestEnded(request, outcome);
        observer.requestEnded(request, outcome);
      },
    };
  }

  /** Goes on to an instant, or by so many events, but never past the place where the run stood; what was done to the run is done at its place. */
  advance(untilMs: number, maxEvents: number): void {
    const { run, recipe, done } = this;
    const { events, nowMs } = run;
    const next = recipe.log[done];
    const stop = next?.position ?? recipe.until;
    const left = stop.events - run.events;
    const to = Math.min(untilMs, stop.atMs);
    if (left > 0) run.advance(to, Math.min(maxEvents, left));
    // All events up to here are handled: only the clock goes on, in a step of its own.
    else if (nowMs < to) run.advance(to, 1);
    if (next && run.events >= stop.events && run.nowMs >= stop.atMs) this.act(next.action);
    this.isStuck = run.events === events && run.nowMs === nowMs && this.done === done;
  }

  private act(action: RunAction): void {
    this.done++;
    switch (action.type) {
      case 'edit':
        this.run.apply(action.document, action.label);
        return;
      case 'fault':
        return this.run.inject(action.fault, action.durationMs);
      case 'deploy':
        return this.run.deploy(action.module, action.deployment);
      case 'clear-fault':
        return this.run.clearFault(action.id);
      case 'clear-faults':
        return this.run.clearFaults();
    }
  }
}
