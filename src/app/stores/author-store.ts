/** The exercise that is being made of the open design: what was written, and what its test came to. */
import { createStore } from 'zustand/vanilla';
import type { ExerciseBrief } from '#exercises';
import type { ExerciseTestPlan, Proposal } from '#judging';
import type { Trial } from '#simulation';

export interface AuthorState {
  /** Null = none was begun. */
  readonly draft: ExerciseBrief | null;
  /** Local id of the design that it is of. */
  readonly localId: string | null;
  readonly status: 'none' | 'running' | 'finished' | 'canceled' | 'failed';
  /** What the runs under way are for. */
  readonly job: 'test' | 'proposals';
  /** Share of them that is done, 0..1. */
  readonly share: number;
  /** Wall time left at the pace so far, ms; null = not known yet. */
  readonly leftMs: number | null;
  /** Why they came to nothing. */
  readonly failure: string;
  /** The last test; null = none was made. */
  readonly plan: ExerciseTestPlan | null;
  /** Its runs that are over, by their place; null = a design that cannot run. */
  readonly made: ReadonlyMap<number, Trial | null>;
  readonly proposals: readonly Proposal[];
}

const initial: AuthorState = {
  draft: null,
  localId: null,
  status: 'none',
  job: 'test',
  share: 0,
  leftMs: null,
  failure: '',
  plan: null,
  made: new Map(),
  proposals: [],
};

export const authorStore = createStore<AuthorState>(() => initial);

/** Another design: what was written of the last one is kept with it. */
export function forgetAuthor(): void {
  authorStore.setState(initial);
}
