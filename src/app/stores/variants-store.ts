/** The limits of a design against its variants as the page sees it: what was asked for, how far it is, and what each run came to. */
import { createStore } from 'zustand/vanilla';
import type { VariantsMade, VariantsPlan } from '#judging';

export interface VariantsState {
  /** `none`: nothing was asked for. `canceled`: ended by hand; what was finished is kept. */
  readonly status: 'none' | 'running' | 'finished' | 'canceled' | 'not-runnable';
  /** What it is of; null = nothing was asked for. */
  readonly plan: VariantsPlan | null;
  /** Share of all its runs that is done, 0..1. */
  readonly share: number;
  /** Wall time that is left at the pace so far, ms; null = not known yet. */
  readonly leftMs: number | null;
  /** Runs that are over, by their place in the plan; null = it could not be made. */
  readonly made: VariantsMade;
  /** Why the design itself cannot run. */
  readonly problem: string;
}

const initial: VariantsState = {
  status: 'none',
  plan: null,
  share: 0,
  leftMs: null,
  made: new Map(),
  problem: '',
};

export const variantsStore = createStore<VariantsState>(() => initial);

/** Another document: nothing of what was tried with the last one is kept, and whoever tries it ends. */
export function forgetVariants(): void {
  variantsStore.setState(initial);
}
