/**
 * Timeout, breaker and a page without recommendations, or a short timeout and few places; and what looks as good: a timeout after which the page fails, a page without recommendations that waits for them for ever, another
 * attempt, a timeout that holds too many workers, and a second host, which hangs like the first and is only paid for.
 * Measured while they hang: with the breaker p99 is 55 ms, with a timeout of 300 ms and nothing else 351 ms.
 */
import type { BreakerPolicy } from '#design';
import { experiments } from '#gallery';
import { buildSolutions } from '../author';
import { guarded, written } from './written';

const { attempts, second } = experiments.settings;

const byCalls: BreakerPolicy = {
  window: { type: 'calls', calls: 20 },
  failureRatio: 0.5,
  minimumCalls: 20,
  openMs: 5 * second,
  probes: 1,
};

const timeoutMs = 300;
const isOptional = true;

export const solutions = buildSolutions(written, {
  reference: { stage: guarded({ isOptional, policy: { timeoutMs, breaker: byCalls } }), passes: true },
  alternative: {
    stage: guarded({ isOptional, policy: { timeoutMs: 150, bulkhead: { places: 8, waitLimitMs: 0 } } }),
    passes: true,
  },
  start: { stage: written.start, passes: false },
  'wrong-timeout-alone': { stage: guarded({ policy: { timeoutMs } }), passes: false },
  'wrong-fallback-alone': { stage: guarded({ isOptional }), passes: false },
  'wrong-retries': { stage: guarded({ isOptional, policy: { timeoutMs, retry: attempts(3) } }), passes: false },
  'wrong-long-timeout': { stage: guarded({ isOptional, policy: { timeoutMs: second } }), passes: false },
  'wrong-second-recommendations': {
    stage: guarded({ isOptional, policy: { timeoutMs, breaker: byCalls }, recommendations: { instances: 2 } }),
    passes: false,
  },
});
