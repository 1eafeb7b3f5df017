/** A run whose actions are written down, as the page writes them, so that it can be made again. */
import type { Run } from '..';
import type { LoggedAction, Recipe, RunAction } from '../follow/replay';

export interface LoggedRun {
  /** The run, to be acted on. */
  readonly run: Run;
  /** All that it was up to now. */
  readonly recipe: () => Recipe;
}

export function logged(run: Run): LoggedRun {
  const { document, stage, seed } = run.plant;
  const log: LoggedAction[] = [];
  const note = (action: RunAction) => log.push({ position: { events: run.events, atMs: run.nowMs }, action });
  const noting: Pick<Run, 'apply' | 'inject' | 'clearFault' | 'clearFaults'> = {
    apply(edited, label) {
      note({ type: 'edit', document: edited, label });
      return run.apply(edited, label);
    },
    inject(fault, durationMs) {
      note({ type: 'fault', fault, durationMs });
      run.inject(fault, durationMs);
    },
    clearFault(id) {
      note({ type: 'clear-fault', id });
      run.clearFault(id);
    },
    clearFaults() {
      note({ type: 'clear-faults' });
      run.clearFaults();
    },
  };
  const advance = { advance: (untilMs: number, maxEvents: number) => run.advance(untilMs, maxEvents) };
  return {
    run: Object.assign(Object.create(run) as Run, noting, advance),
    recipe: () => ({
      document,
      stage: stage.id,
      seed,
      log: [...log],
      until: { events: run.events, atMs: run.nowMs, ledger: run.recorder.ledgerNow() },
    }),
  };
}
