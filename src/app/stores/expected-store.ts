/** What to expect of the stage on the sheet, from its document alone; beside it stands what was measured. */
import { createStore } from 'zustand/vanilla';
import type { FlowBalance } from '#simulation';

export interface ExpectedState {
  /** Null = not worked out yet, or it cannot be. */
  readonly balance: FlowBalance | null;
}

export const expectedStore = createStore<ExpectedState>(() => ({ balance: null }));
