/** The monthly bill of the present stage, computed by the bill worker. */
import { createStore } from 'zustand/vanilla';
import type { Problem } from '#design';
import type { Bill } from '#pricing';
import type { JudgedRequirement } from '#worker';

export interface BillState {
  /** `none`: nothing was computed of what is drawn now. */
  readonly status: 'none' | 'computing' | 'ready' | 'not-runnable' | 'failed';
  /** Load levels finished, of all; null before the worker has said how many there are. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  /** The bill of what is drawn now; null until it is finished. */
  readonly bill: Bill | null;
  /** Requirements that the run on the sheet does not decide, with their values. */
  readonly judged: readonly JudgedRequirement[];
  /** Why there is no bill. */
  readonly problems: readonly Problem[];
  /** What the worker said when it failed. */
  readonly failure: string | null;
}

export const initialBillState: BillState = {
  status: 'none',
  progress: null,
  bill: null,
  judged: [],
  problems: [],
  failure: null,
};

export const billStore = createStore<BillState>(() => initialBillState);
