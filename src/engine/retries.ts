/** Times of calls: when an attempt ends, whether another follows, and after what pause. */
import { rejectedTicket } from './breaker';
import { cancel, now, schedule, scheduleAfter } from './calendar';
import {
  attemptBegun,
  attemptEnd,
  callPhases,
  callSites,
  endAttemptAt,
  isCalling,
  linkOf,
  longestWaitMs,
  stateOf,
  tickets,
  tries,
} from './call-state';
import * as f from './frames';
import { chance, draw } from './keys';
import type { Link, LinkState, PlaceOptions, RetryOptions } from './link';
import { derivedKey, deriveKey, purposes, siteOf, turnOf, uniformOf } from './random';
import { causes } from './causes';
import { defects, machine } from './state';
import { refusals } from './refusals';
import { turnAway } from './turn-away';

/** Without timeout and deadline nothing is armed: whoever finds that no answer can come any more arms the longest wait. */
export function armTimeout(call: number, link: Link): void {
  f.phase[call] = callPhases.answer;
  // A wait for a place or connection that was granted is over, and so is its limit.
  cancel(call);
  const { timeoutMs } = link.options;
  if (f.deadlineOf(call) === Number.POSITIVE_INFINITY) {
    if (timeoutMs === Number.POSITIVE_INFINITY) return;
    if (attemptBegun[call] === now()) {
      scheduleAfter(call, timeoutMs, link.timeoutLane());
      return;
    }
  }
  schedule(call, attemptEnd(call));
}

/**
 * The link was given a timeout and had none: those who wait over it without a limit of their own wait that long from now on. Who waits for a connection
 * keeps the limit of that wait, and has the new one once it is sent.
 */
export function limitWaitsOver(link: Link): void {
  for (const call of f.framesThat((row) => isCalling(row) && linkOf(row) === link)) {
    if (attemptEnd(call) < attemptBegun[call]! + longestWaitMs) continue;
    endAttemptAt(call, Math.min(attemptEnd(call), now() + link.options.timeoutMs));
    if (f.phase[call] === callPhases.answer) schedule(call, attemptEnd(call));
  }
}

/** 0, or the cause for which the caller itself does not send an attempt: adaptive throttling, an open breaker. */
export function holdsBack(call: number, { breaker, link, throttle }: LinkState): number {
  const { step } = machine.world.site(callSites[call]!).options;
  const turn = turnOfAttempt(call);
  // What it holds is of an earlier attempt, or of whatever had its frame before.
  tickets[call] = rejectedTicket;
  if (throttle?.drops(chance(call, siteOf(step, purposes.throttling), turn), now())) {
    link.dropped++;
    return turnAway(call, refusals.selfThrottling);
  }
  if (!breaker) return 0;
  tickets[call] = breaker.admits(now());
  return tickets[call] === rejectedTicket ? causes.brokenCircuit : 0;
}

/** The cause is one to try again after, attempts and time are left, and the budget has a token, which is taken. */
export function mayRetry(call: number, cause: number, retry: RetryOptions): boolean {
  if (!retry.on[cause - 1] || tries[call]! + 1 >= retry.attempts || defects.ignoresRetries) return false;
  return f.deadlineOf(call) > now() && takesFromBudget(call);
}

export function takesFromBudget(call: number): boolean {
  return stateOf(call)?.budget?.take(now()) ?? true;
}

/** Pause before the attempt that is counted next, ms. */
export function pauseBefore(call: number, retry: RetryOptions): number {
  const { step } = machine.world.site(callSites[call]!).options;
  const turn = turnOfAttempt(call);
  const baseMs = draw(call, siteOf(step, purposes.pause), turn, retry.baseRow);
  const pause = Math.min(retry.capMs, baseMs * growth(retry.factor, tries[call]! - 1));
  if (!retry.fullJitter) return pause;
  deriveKey(f.keyHigh[call]!, f.keyLow[call]!, siteOf(step, purposes.backoff), turn);
  return pause * uniformOf(derivedKey[0]!, derivedKey[1]!);
}

/** Longest wait of an attempt for a place, ms. */
export function waitLimitMs(call: number, { waitLimitRow, purpose }: PlaceOptions): number {
  if (waitLimitRow < 0) return Number.POSITIVE_INFINITY;
  const { step } = machine.world.site(callSites[call]!).options;
  return draw(call, siteOf(step, purpose), turnOfAttempt(call), waitLimitRow);
}

const turnOfAttempt = (call: number): number => turnOf(f.counters[call]!, Math.min(255, tries[call]!));

/** factor^exponent, by multiplication. */
function growth(factor: number, exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent && power < 1e12; i++) power *= factor;
  return power;
}
