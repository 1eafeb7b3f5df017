/** A call with everything that its wires say about it: choice of the other end, retries, pauses between attempts. */
import type { Component, RetryPolicy } from '#design';
import { failureCauses, lawOf, oneWayMs } from '#design';
import { meanOfSpec } from '#engine';
import { instancesOf } from '../instances-of';
import { waysAlong, wiresOf, type Way } from '../ways';
import { attemptAlong, noRoute, type Attempt, type Question } from './attempt-part';
import { nothing, oneOf, scaledFlows, scaledUses, type Part } from './part';
import type { Model } from './program';

interface Share {
  readonly share: number;
  readonly attempt: Attempt;
}

/** The ends that a call may come to, each with the share of calls it gets: by weights of wires, else by instances. */
export function sharesOf(model: Model, caller: Component, question: Question): readonly Share[] {
  const all = wiresOf(model.stage, caller.id, question.target).flatMap((wire) =>
    waysAlong(model, wire, question.target).map((way) => ({ way, weight: weightOf(model, way) })),
  );
  const ways = asTold(model, caller, all);
  const total = ways.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0)) return [];
  return ways.map(({ way, weight }) => ({
    share: weight / total,
    attempt: attemptAlong(model, caller, way, question),
  }));
}

interface Weighed {
  readonly way: Way;
  readonly weight: number;
}

/** A name service tells one of the targets unless it goes by their weights: the heaviest, or the nearest; of equals the first. */
function asTold({ planOf, stage }: Model, caller: Component, ways: readonly Weighed[]): readonly Weighed[] {
  const plan = planOf(caller.id);
  const policy = plan?.type === 'router' ? (plan.router.names?.policy ?? 'weighted') : 'weighted';
  if (policy === 'weighted' || ways.length === 0) return ways;
  const worth = ({ way: { wire }, weight }: Weighed): number =>
    policy === 'failover' ? weight : -oneWayMs(stage, wire, false);
  return [ways.reduce((best, each) => (worth(each) > worth(best) ? each : best))];
}

function weightOf({ planOf }: Model, { wire, component }: Way): number {
  const plan = planOf(component.id);
  // Of the nodes of a store, its primary counts.
  const instances = plan?.type === 'store' ? 1 : instancesOf(plan);
  return wire.weight === null ? instances : instances > 0 ? wire.weight : 0;
}

/** One call, retries included. */
export function callPart(model: Model, caller: Component, question: Question): Part {
  const shares = sharesOf(model, caller, question);
  const first = shares[0];
  if (!first) return { ...nothing, success: 0, failed: noRoute };
  const { retry } = first.attempt.wire.policy;
  const part = blended(shares);
  return retry ? retried(part, retry, triedAgain(shares)) : part;
}

/** An attempt at whichever end is chosen. */
function blended(shares: readonly Share[]): Part {
  const only = shares[0];
  if (only && shares.length === 1) return partOf(only.attempt);
  return oneOf(shares.map(({ share, attempt }) => ({ share, part: partOf(attempt) })));
}

const partOf = ({ success, failed, ms, uses, flows, rows }: Attempt): Part => ({
  success,
  answered: 0,
  replied: 0,
  failed,
  ms,
  waitMs: ms,
  uses,
  flows,
  rows,
});

/** Part of an attempt's failures, by cause, after which its wire tries again. */
function triedAgain(shares: readonly Share[]): readonly number[] {
  return failureCauses.map((cause, number) =>
    shares.reduce((sum, { share, attempt: { failed, wire } }) => {
      const isRetried = wire.policy.retry?.on.includes(cause) ?? false;
      return isRetried ? sum + share * (failed[number] ?? 0) : sum;
    }, 0),
  );
}

const mostAttempts = 1000;

/** Attempts follow each other until one succeeds, fails for good, or none is left. `again`: failures after which there is another, by cause. */
function retried(part: Part, retry: RetryPolicy, again: readonly number[]): Part {
  const wanted = again.reduce((sum, each) => sum + each, 0);
  if (wanted === 0) return part;
  const most = Math.min(mostAttempts, retry.attempts ?? mostAttempts);
  const granted = grantedShare(retry, wanted, most);
  const follows = wanted * granted;
  const attempts = repeated(follows, most);
  const lastShare = powerOf(follows, most - 1);
  const ms = attempts * part.ms + pausesMs(retry, follows, most);
  return {
    ...part,
    success: attempts * part.success,
    failed: part.failed.map((each, cause) => {
      const retriable = again[cause] ?? 0;
      const forGood = each - retriable + retriable * (1 - granted);
      return attempts * forGood + lastShare * retriable * granted;
    }),
    ms,
    waitMs: ms,
    uses: scaledUses(part.uses, attempts),
    flows: scaledFlows(part.flows, attempts),
  };
}

function powerOf(base: number, exponent: number): number {
  let power = 1;
  for (let round = 0; round < exponent && power > 0; round++) power *= base;
  return power;
}

/** Attempts in all when another one follows with this probability: 1 + r + r^2 + ... */
function repeated(follows: number, most: number): number {
  return follows < 1 ? (1 - powerOf(follows, most)) / (1 - follows) : most;
}

/** Share of the wanted retries for which a budget has a token: in the long run it grants so many for each first attempt. */
function grantedShare({ budget }: RetryPolicy, wanted: number, most: number): number {
  if (!budget || repeated(wanted, most) - 1 <= budget.ratio) return 1;
  let low = 0;
  let high = 1;
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (repeated(wanted * middle, most) - 1 < budget.ratio) low = middle;
    else high = middle;
  }
  return low;
}

/** Mean pauses before further attempts, ms. */
export function pausesMs({ backoff }: RetryPolicy, follows: number, most: number): number {
  const { baseMs, factor, capMs, jitter } = backoff;
  let pauses = 0;
  let reach = follows;
  let pause = meanOfSpec(lawOf(baseMs));
  for (let again = 1; again < most && reach > 1e-12; again++) {
    pauses += reach * Math.min(pause, capMs ?? Number.POSITIVE_INFINITY);
    reach *= follows;
    pause = Math.min(pause * factor, 1e12);
  }
  return jitter === 'full' ? pauses / 2 : pauses;
}

/** A user who asks again does so by the same rules. */
export function userRetried(part: Part, retry: RetryPolicy | null): Part {
  if (!retry) return part;
  return retried(
    part,
    retry,
    part.failed.map((each, number) => (retry.on.includes(failureCauses[number]!) ? each : 0)),
  );
}
