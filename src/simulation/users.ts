/** What users do about the answers they get: how long they wait, when they ask again, and what they ask next. Drawn by the request's own key. */
import {
  failureCauses,
  lawOf,
  type RetryPolicy,
  type Backoff,
  type FollowUp,
  type MixEntry,
  type TrafficClass,
} from '#design';
import {
  chance,
  compileDistribution,
  derivedKey,
  deriveKey,
  draw,
  frames,
  now,
  purposes,
  siteOf,
  TokenBucket,
  turnOf,
  type RequestIdentity,
} from '#engine';

/** Pause before the attempt that is counted next, ms: min(cap, base x factor^(k - 1)), with full jitter uniform from 0 to that. */
export function userPause(request: number, classId: number, { baseMs, factor, capMs, jitter }: Backoff): number {
  const attempt = frames.attempts[request]!;
  let pause = draw(request, siteOf(classId, purposes.pause), attempt, compileDistribution(lawOf(baseMs)));
  for (let again = 1; again < attempt; again++) pause = Math.min(pause * factor, 1e9);
  pause = Math.min(pause, capMs ?? Number.POSITIVE_INFINITY);
  return jitter === 'full' ? pause * chance(request, siteOf(classId, purposes.backoff), attempt) : pause;
}

interface Next {
  readonly operation: string;
  readonly delayMs: number;
  readonly identity: RequestIdentity;
}

/** What the user asks next: the same client about the same key, told by the request that it follows from. */
export function followUpsOf(
  request: number,
  classId: number,
  asked: string | undefined,
  followUps: readonly FollowUp[],
): readonly Next[] {
  const site = siteOf(classId, purposes.followUp);
  return followUps.flatMap(({ after, operation, probability, delayMs }, at) => {
    if (asked !== after || chance(request, site, 2 * at) >= probability) return [];
    const delay = draw(request, site, 2 * at + 1, compileDistribution(delayMs));
    deriveKey(frames.keyHigh[request]!, frames.keyLow[request]!, site, turnOf(at, 1));
    const identity = {
      classId,
      ordinal: frames.ordinals[request]!,
      entity: frames.entities[request]!,
      client: frames.clients[request]!,
      bytes: null,
      cause: { high: derivedKey[0]!, low: derivedKey[1]! },
    };
    return [{ operation, delayMs: delay, identity }];
  });
}

/** Whether a failed request is one that users try again: the cause is named, and an attempt is left. */
export function asksAgain(request: number, outcome: number, { on, attempts }: RetryPolicy): boolean {
  const cause = failureCauses[outcome - 1];
  const attempt = frames.attempts[request]! + 1;
  return cause !== undefined && on.includes(cause) && (attempts === null || attempt < attempts);
}

/** Of the entry, else of its class; Infinity = without end. */
export function patienceOf(entry: MixEntry, ofClass: number | null): number {
  return entry.patienceMs ?? ofClass ?? Number.POSITIVE_INFINITY;
}

/** What the users of a class may ask again, all together; null = as their attempts allow. One that stays as it was keeps its tokens. */
export function budgetOf(
  { userRetries }: TrafficClass,
  before: { readonly trafficClass: TrafficClass; readonly budget: TokenBucket | null } | null,
): TokenBucket | null {
  const given = userRetries?.budget ?? null;
  if (before && (before.trafficClass.userRetries?.budget ?? null) === given) return before.budget;
  return given && new TokenBucket(0, given.burst, given.initialTokens, now());
}
