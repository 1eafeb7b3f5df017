/** The exercise that is being worked at, as the page sees it: its texts, what the learner said, and what the judge said. */
import { createStore } from 'zustand/vanilla';
import type { Document } from '#design';
import type { Exercise, ExerciseEntry, ExerciseText, NamedSolution, WholeExercise } from '#exercises';
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
  /** Its place in the course; null = it came by itself. */
  readonly entry: ExerciseEntry | null;
  /** All of it, where it came by itself: a hand-in has to take it along. */
  readonly whole: WholeExercise | null;
  readonly exercise: Exercise;
  readonly text: ExerciseText;
  /** About how long it takes. */
  readonly minutes: number;
  readonly loadSolutions: () => Promise<readonly NamedSolution[]>;
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
  /** What was judged: a result of another drawing, or of other answers, is out of date. */
  readonly judged: { readonly document: Document; readonly answers: ExerciseNotes['answers'] } | null;
  /** Why the check came to nothing. */
  readonly failure: string;
  /** Why the last edit was not made; empty = it was. */
  readonly refused: string;
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
  refused: '',
};

export const exerciseStore = createStore<ExerciseState>(() => initial);

/** Whether what was judged is what there is now. */
export const isAsJudged = ({ judged, notes }: ExerciseState, document: Document): boolean =>
  judged?.document === document && judged.answers === notes.answers;

/** Another document, or none: nothing is judged any more. */
export function forgetExercise(): void {
  exerciseStore.setState(initial);
}
