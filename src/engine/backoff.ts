/** Whether a call is tried again, and the pauses between its attempts. */
import { now } from './calendar';
import { tries } from './call-state';
import { counters, deadlines, keyHigh, keyLow } from './frames';
import type { LinkState, RetryOptions } from './link';
import { derivedKey, deriveKey, purposes, siteOf, turnOf, uniformOf } from './random';

/** Cause named, attempts and time left, a token of the budget. */
export function mayRetry(call: number, cause: number, state: LinkState): boolean {
  const retry = state.link.options.retry!;
  if (!retry.on[cause - 1] || tries[call]! + 1 >= retry.attempts) return false;
  if (deadlines[call]! <= now()) return false;
  return state.budget ? state.budget.take(now()) : true;
}

/** Pause before attempt `attempt` (the first is 0), ms: min(cap, base x factor^(attempt - 1)); with full jitter uniform from 0 to that. */
export function pauseBefore(call: number, attempt: number, retry: RetryOptions, link: number): number {
  const pause = Math.min(retry.capMs, retry.baseMs * growth(retry.factor, attempt - 1));
  if (!retry.fullJitter) return pause;
  const turn = turnOf(counters[call]!, Math.min(255, attempt));
  deriveKey(keyHigh[call]!, keyLow[call]!, siteOf(link, purposes.backoff), turn);
  return pause * uniformOf(derivedKey[0]!, derivedKey[1]!);
}

/** factor^exponent, by multiplication. */
function growth(factor: number, exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent && power < 1e12; i++) power *= factor;
  return power;
}
