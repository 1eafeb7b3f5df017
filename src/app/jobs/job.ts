/** Long work that the pool of workers does, as the page tells of it: how far it is, how long it will take, and its end once nobody wants it any more. */
import type { StoreApi } from 'zustand/vanilla';

/** What the store of such work has beside what is its own. */
export interface JobState {
  /** `none`: nothing was asked for, or it is forgotten. `canceled`: ended by hand; what was finished is kept. */
  readonly status: 'none' | 'running' | 'canceled' | (string & {});
  /** Share of all of it that is done, 0..1. */
  readonly share: number;
  /** Wall time that is left at the pace so far, ms; null = not known yet. */
  readonly leftMs: number | null;
}

/** The store is told of the shares of the work that are done, not more often than people read. */
export interface Job {
  /** Whoever does the work is about to be asked. */
  begin(): void;
  tell(share: number): void;
  /** Ends the workers at once. */
  cancel(): void;
}

/** Wall time after which the pace tells how much is left, and between two tellings of how far it is, ms. */
const paceMs = 1000;
const tellMs = 200;

/** `client` does the work of `store`. Whoever forgets the work need not have loaded this: the workers end when the store says that nothing was asked for. */
export function followJob<State extends JobState>(
  store: StoreApi<State>,
  client: { readonly cancel: () => void },
): Job {
  let begunMs = 0;
  let toldMs = 0;
  const set = (state: Partial<JobState>) => store.setState(state as Partial<State>);
  store.subscribe(({ status }, before) => {
    if (status === 'none' && before.status === 'running') client.cancel();
  });
  return {
    begin() {
      begunMs = performance.now();
      toldMs = 0;
    },
    tell(share) {
      const nowMs = performance.now();
      if (nowMs - toldMs < tellMs) return;
      toldMs = nowMs;
      const spentMs = nowMs - begunMs;
      set({ share, leftMs: spentMs >= paceMs && share > 0 ? (spentMs * (1 - share)) / share : null });
    },
    cancel() {
      client.cancel();
      set({ status: 'canceled', leftMs: null });
    },
  };
}
