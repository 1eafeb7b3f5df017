/** Has the outcomes of the change pipeline made by the pool of workers while its dialog is open. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { declarations } from '#catalog';
import { changeDesign, type Document, type Stage } from '#design';
import type { Trial } from '#simulation';
import type { JobState } from '../jobs/job';
import { followTrials } from '../jobs/trials-job';
import { outcomeOrders, outcomesOf } from './change-outcomes';

interface OutcomesState extends JobState {
  /** What they are of: another design says nothing of this one. Null = nothing was asked for. */
  readonly of: { readonly document: Document; readonly stage: Stage } | null;
  readonly trials: readonly Trial[];
  /** Why the stage cannot run; null = it can. */
  readonly problem: string | null;
}

const initial: OutcomesState = { status: 'none', share: 0, leftMs: null, of: null, trials: [], problem: null };
const store = createStore<OutcomesState>(() => initial);
const job = followTrials(store, {
  made: (_, trial) => store.setState(({ trials }) => ({ trials: [...trials, trial] })),
  // How long changes take is known without a run of the stage.
  refused: (_, problems) => store.setState({ problem: problems[0]?.text ?? null }),
  lost: () => undefined,
});

export function useChangeOutcomes(document: Document, stage: Stage) {
  const state = useStore(store);
  useEffect(() => () => store.setState(initial), []);
  const { status, share, leftMs, trials, problem } =
    state.of?.document === document && state.of.stage === stage ? state : initial;
  const run = () => {
    store.setState({ ...initial, status: 'running', of: { document, stage } });
    job.begin();
    job.request(outcomeOrders(document, stage));
  };
  return {
    canRun: changeDesign(document, stage, declarations) !== null,
    isRunning: status === 'running',
    share,
    leftMs,
    problem,
    outcomes: trials.length > 0 ? outcomesOf(trials) : null,
    run,
    cancel: () => job.cancel(),
  };
}
