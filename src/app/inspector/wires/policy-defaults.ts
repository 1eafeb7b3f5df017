/** What a policy begins with when it is switched on. */
import { constant, type BreakerPolicy, type HedgePolicy, type RetryBudget, type RetryPolicy } from '#design';

export const defaultPauseMs = 100;

export const defaultRetry: RetryPolicy = {
  attempts: 3,
  on: ['refused', 'timed-out', 'failed'],
  backoff: { baseMs: defaultPauseMs, factor: 2, capMs: 2000, jitter: 'full' },
  budget: null,
};

export const defaultBudget: RetryBudget = { ratio: 0.1, burst: 10, initialTokens: 10 };

export const defaultBreaker: BreakerPolicy = {
  window: { type: 'time', ms: 10_000 },
  failureRatio: 0.5,
  minimumCalls: 20,
  openMs: 5000,
  probes: 1,
};

export const defaultHedge: HedgePolicy = { afterMs: constant(100), maxHedges: 1 };
