/** The fault survey of a stage as the page sees it: what was asked for, how far it is, and what each run came to. */
import { createStore } from 'zustand/vanilla';
import type { SurveyPlan } from '#judging';
import type { Trial } from '#simulation';

export interface SurveyState {
  /** `none`: nothing was asked for. `canceled`: ended by hand; what was finished is kept. */
  readonly status: 'none' | 'running' | 'finished' | 'canceled' | 'not-runnable';
  /** What it is of; null = nothing was asked for. */
  readonly plan: SurveyPlan | null;
  /** Share of all its runs that is done, 0..1. */
  readonly share: number;
  /** Wall time that is left at the pace so far, ms; null = not known yet. */
  readonly leftMs: number | null;
  /** Runs that are finished, by their place in the plan. */
  readonly trials: ReadonlyMap<number, Trial>;
  /** Runs whose workers failed. */
  readonly lost: number;
  /** Why the stage cannot run. */
  readonly problem: string;
}

const initial: SurveyState = {
  status: 'none',
  plan: null,
  share: 0,
  leftMs: null,
  trials: new Map(),
  lost: 0,
  problem: '',
};

export const surveyStore = createStore<SurveyState>(() => initial);

/** Another document: nothing of the last one's survey is kept, and whoever makes it ends. */
export function forgetSurvey(): void {
  surveyStore.setState(initial);
}
