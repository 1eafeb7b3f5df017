/** A comparison of stages as the page sees it: what was asked for, how far it is, and what each trial came to. */
import { createStore } from 'zustand/vanilla';
import type { Document, Problem, StageId } from '#design';
import type { RunSeries, Trial, TrialPart } from '#simulation';

export interface ComparisonState {
  /** `none`: nothing was asked for. `canceled`: ended by hand; what was finished is kept. */
  readonly status: 'none' | 'running' | 'finished' | 'canceled';
  /** What it is of; null = nothing was asked for. */
  readonly of: {
    readonly document: Document;
    readonly stages: readonly StageId[];
    readonly replications: number;
  } | null;
  /** The stage from which differences are taken; null = the first one compared. */
  readonly baseline: StageId | null;
  /** Share of all trials together that is done, 0..1. */
  readonly share: number;
  /** Wall time that is left at the pace so far, ms; null = not known yet. */
  readonly leftMs: number | null;
  readonly trials: readonly Trial[];
  /** Course of the first run of a stage while it is under way. */
  readonly courses: Readonly<Partial<Record<StageId, RunSeries>>>;
  /** Stages that cannot run, and why. */
  readonly refused: Readonly<Partial<Record<StageId, readonly Problem[]>>>;
  /** Trials whose workers failed. */
  readonly lost: readonly {
    readonly stage: StageId;
    readonly part: TrialPart;
    readonly replication: number;
    readonly text: string;
  }[];
}

const initial: ComparisonState = {
  status: 'none',
  of: null,
  baseline: null,
  share: 0,
  leftMs: null,
  trials: [],
  courses: {},
  refused: {},
  lost: [],
};

export const comparisonStore = createStore<ComparisonState>(() => initial);

/** Another document: nothing of the last one's comparison is kept, and whoever makes it ends. */
export function forgetComparison(): void {
  comparisonStore.setState(initial);
}
