/** The question why a figure is as bad as it is: whether its panel is open, what was asked, how far the runs are, and what each came to. */
import { createStore } from 'zustand/vanilla';
import type { WhyAsked, WhyMade, WhyQuestion } from '#judging';

export interface WhyState {
  readonly isOpen: boolean;
  /** What is to be explained. */
  readonly asked: WhyAsked;
  /** `none`: nothing was asked for. `canceled`: ended by hand; what was finished is kept. */
  readonly status: 'none' | 'running' | 'finished' | 'canceled' | 'not-runnable';
  /** Of which design; null = nothing was asked for. */
  readonly question: WhyQuestion | null;
  /** Share of all its runs that is done, 0..1. */
  readonly share: number;
  /** Wall time that is left at the pace so far, ms; null = not known yet. */
  readonly leftMs: number | null;
  readonly made: WhyMade;
  /** Why the stage cannot run; empty = it can. */
  readonly problem: string;
}

const initial: WhyState = {
  isOpen: false,
  asked: 'auto',
  status: 'none',
  question: null,
  share: 0,
  leftMs: null,
  made: new Map(),
  problem: '',
};

export const whyStore = createStore<WhyState>(() => initial);

/** The panel asks by itself when it opens. */
export function openWhy(asked: WhyAsked = 'auto'): void {
  whyStore.setState({ isOpen: true, asked });
}

/** Runs under way go on: their end is told when it is opened again. */
export function closeWhy(): void {
  whyStore.setState({ isOpen: false });
}

/** Another document: nothing of the last one's question is kept, and whoever answers it ends. */
export function forgetWhy(): void {
  whyStore.setState(initial);
}
