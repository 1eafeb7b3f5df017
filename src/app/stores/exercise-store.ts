/** The exercise that is being worked at, as the page sees it: its texts, what the learner said, and what the judge said. */
import { createStore } from 'zustand/vanilla';
import type { Document } from '#design';
import type { Exercise, ExerciseEntry, ExerciseText } from '#exercises';
import type { Judgement } from '#judging';

/** What the learner said and saw, which is kept with the design. */
export interface ExerciseNotes {
  /** Made before the first check; null = not made yet. */
  readonly prediction: string | null;
  /** Component ids, by the goal that asks for one. */
  readonly answers: Readonly<Record<string, string>>;
  readonly hintsShown: number;
  /** Checks that did not pass. */
  readonly misses: number;
}

export interface OpenedExercise {
  readonly entry: ExerciseEntry;
  readonly exercise: Exercise;
  readonly text: ExerciseText;
}

export interface ExerciseState {
  /** Null = no exercise is open. */
  readonly opened: OpenedExercise | null;
  readonly notes: ExerciseNotes;
  readonly status: 'none' | 'running' | 'finished' | 'canceled' | 'failed';
  /** Share of the check that is done, 0..1. */
  readonly share: number;
  /** Wall time left at the pace so far, ms; null = not known yet. */
  readonly leftMs: number | null;
  readonly judgement: Judgement | null;
  /** What was judged: a result of another drawing is out of date. */
  readonly judged: Document | null;
  /** Why the check came to nothing. */
  readonly failure: string;
}

export const noNotes: ExerciseNotes = { prediction: null, answers: {}, hintsShown: 0, misses: 0 };

const initial: ExerciseState = {
  opened: null,
  notes: noNotes,
  status: 'none',
  share: 0,
  leftMs: null,
  judgement: null,
  judged: null,
  failure: '',
};

export const exerciseStore = createStore<ExerciseState>(() => initial);

/** Another document, or none: nothing is judged any more. */
export function forgetExercise(): void {
  exerciseStore.setState(initial);
}
