/** Hand-ins that are graded, as the page sees them. */
import { createStore } from 'zustand/vanilla';
import type { Exercise } from '#exercises';
import type { Judgement } from '#judging';

export interface GradedRow {
  /** Of what was pasted. */
  readonly line: number;
  readonly name: string;
  /** Of the exercise. */
  readonly title: string;
  readonly exercise: Exercise | null;
  /** Null = not judged yet, or refused. */
  readonly judgement: Judgement | null;
  /** Lines that are the same in what the learner decides. */
  readonly equalTo: readonly number[];
  /** Why it is not graded, or what is odd about it; empty = nothing. */
  readonly refused: string;
}

export interface GradeState {
  readonly status: 'none' | 'reading' | 'running' | 'finished' | 'canceled' | 'failed';
  /** Share of the runs that is done, 0..1. */
  readonly share: number;
  /** Wall time left at the pace so far, ms; null = not known yet. */
  readonly leftMs: number | null;
  readonly failure: string;
  readonly rows: readonly GradedRow[];
}

export const gradeStore = createStore<GradeState>(() => ({
  status: 'none',
  share: 0,
  leftMs: null,
  failure: '',
  rows: [],
}));
