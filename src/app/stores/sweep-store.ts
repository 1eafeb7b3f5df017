/** A sweep as the page sees it: what was asked for, how far it is, and the runs that were made. */
import { createStore } from 'zustand/vanilla';
import type { SweepMade, SweepOrder } from '#judging';

export interface SweepState {
  /** `none`: nothing was asked for. `canceled`: ended by hand; what was finished is kept. */
  readonly status: 'none' | 'running' | 'finished' | 'canceled';
  /** Null = nothing was asked for. */
  readonly of: SweepOrder | null;
  /** Share of all runs together that is done, 0..1. */
  readonly share: number;
  /** Wall time that is left at the pace so far, ms; null = not known yet. */
  readonly leftMs: number | null;
  readonly made: readonly SweepMade[];
  /** Why some of the runs could not be made; empty = all could. */
  readonly trouble: string;
}

const initial: SweepState = { status: 'none', of: null, share: 0, leftMs: null, made: [], trouble: '' };

export const sweepStore = createStore<SweepState>(() => initial);

/** Another document: nothing of the last one's sweep is kept, and whoever makes it ends. */
export function forgetSweep(): void {
  sweepStore.setState(initial);
}
