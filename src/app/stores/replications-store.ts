/** Replications of a stage as the page sees them: what was asked for, how far it is, and what each came to. */
import { createStore } from 'zustand/vanilla';
import type { Document, Problem, StageId } from '#design';
import type { Replication } from '#simulation';

/** How many are made unless another number is chosen, and between which that may be. */
export const replicationCounts = { usual: 10, least: 2, most: 100 } as const;

export interface ReplicationsState {
  /** `none`: nothing was asked for. `canceled`: ended by hand; what was finished is kept. `failed`: no worker could make any. */
  readonly status: 'none' | 'running' | 'finished' | 'canceled' | 'not-runnable' | 'failed';
  /** What they are of; null = nothing was asked for. */
  readonly of: { readonly document: Document; readonly stage: StageId; readonly count: number } | null;
  /** Share of all together that is done, 0..1. */
  readonly share: number;
  /** Wall time that is left at the pace so far, ms; null = not known yet. */
  readonly leftMs: number | null;
  /** Finished ones, in their order. */
  readonly replications: readonly Replication[];
  /** Those that could not be made because their workers failed, and why. */
  readonly lost: readonly { readonly replication: number; readonly text: string }[];
  /** Why the stage cannot run. */
  readonly problems: readonly Problem[];
}

const initial: ReplicationsState = {
  status: 'none',
  of: null,
  share: 0,
  leftMs: null,
  replications: [],
  lost: [],
  problems: [],
};

export const replicationsStore = createStore<ReplicationsState>(() => initial);

/** Another document: nothing of the last one's replications is kept, and whoever makes them ends. */
export function forgetReplications(): void {
  replicationsStore.setState(initial);
}
