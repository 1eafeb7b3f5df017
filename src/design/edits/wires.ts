/** Edits of a wire's numbers and policies. Its ends are the business of connecting. */
import type { Document } from '../document';
import type { StageId, WireId } from '../ids';
import { defaultDelivery } from '../policy';
import type { BreakerPolicy, DeliveryPolicy, HedgePolicy, RetryPolicy, WirePolicy } from '../policy';
import { asText, clampFields, clampWhole, isDistribution } from '../ranges';
import type { Wire } from '../stage';
import { assign, assignShared, changeStage, changeWire, pick } from './change';

const longestMs = 31_536_000_000;
const time = { min: 0, max: longestMs };
/** A limit of time that is in force must leave some. */
const limit = { min: 0.001, max: longestMs, nullable: true };

/** What can be set of a wire by itself. */
export type WireValues = Partial<Omit<Wire, 'id' | 'protocol' | 'from' | 'to' | 'policy' | 'delivery'>>;

export function setWire(
  document: Document,
  given: { readonly stage: StageId; readonly wire: WireId; readonly values: WireValues },
): Document {
  const known = pick(given.values, [
    'latencyMs',
    'bandwidthBitsPerSecond',
    'lossRatio',
    'serializationMs',
    'serializationMsPerKiB',
    'keepAlive',
    'handshakeMs',
    'style',
    'reconnectJitterMs',
    'weight',
    'note',
  ]);
  const values = clampFields(known, {
    latencyMs: { ...time, nullable: true },
    bandwidthBitsPerSecond: { min: 1, max: 1e15, nullable: true },
    lossRatio: { min: 0, max: 1 },
    serializationMs: time,
    serializationMsPerKiB: time,
    handshakeMs: time,
    reconnectJitterMs: time,
    weight: { min: 0, max: 1e9, nullable: true },
  });
  const { note } = values;
  return changeStage(document, given.stage, (stage) =>
    changeWire(stage, given.wire, (wire) =>
      assign(wire, note === undefined ? values : { ...values, note: asText(note) }),
    ),
  );
}

export function setWirePolicy(
  document: Document,
  given: { readonly stage: StageId; readonly wire: WireId; readonly values: Partial<WirePolicy> },
): Document {
  const known = pick(given.values, [
    'timeoutMs',
    'retry',
    'breaker',
    'bulkhead',
    'hedge',
    'pool',
    'balancing',
    'deadlinePropagation',
    'cancellation',
    'adaptiveThrottling',
  ]);
  const values = inRange(clampFields(known, { timeoutMs: limit }));
  return changeStage(document, given.stage, (stage) =>
    changeWire(stage, given.wire, (wire) => assignShared(wire, { policy: assign(wire.policy, values) })),
  );
}

/** How the messages of a broker are handed over at the end of a wire. */
export function setWireDelivery(
  document: Document,
  given: { readonly stage: StageId; readonly wire: WireId; readonly values: Partial<DeliveryPolicy> },
): Document {
  const values = clampFields(given.values, {
    maxInFlight: { min: 0, max: 1_000_000, integer: true, nullable: true },
    batchSize: { min: 1, max: 10_000, integer: true },
    batchWaitMs: time,
    maxAttempts: { min: 1, max: 1_000, integer: true, nullable: true },
    maxAgeMs: limit,
  });
  const { group } = values;
  const named = group === undefined ? values : { ...values, group: asText(group) };
  return changeStage(document, given.stage, (stage) =>
    changeWire(stage, given.wire, (wire) =>
      assignShared(wire, { delivery: assign(wire.delivery ?? defaultDelivery, named) }),
    ),
  );
}

const places = { min: 1, max: 1_000_000, integer: true };
const share = { min: 0, max: 1 };
const tokens = { min: 0, max: 1e9 };
const waitLimitMs = { ...time, nullable: true, drawn: true };

/** A policy with a field that is no number is left as it was. */
function inRange(values: Partial<WirePolicy>): Partial<WirePolicy> {
  const { retry, breaker, bulkhead, hedge, pool, balancing } = values;
  const changed = {
    ...values,
    ...(retry && { retry: retryInRange(retry) }),
    ...(breaker && { breaker: breakerInRange(breaker) }),
    ...(bulkhead && { bulkhead: clampWhole(bulkhead, { places, waitLimitMs }) }),
    ...(hedge && { hedge: hedgeInRange(hedge) }),
    ...(pool && { pool: clampWhole(pool, { connections: places, waitLimitMs }) }),
    ...(balancing && { balancing: clampWhole(balancing, { choices: places, virtualNodes: places }) }),
  };
  return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
}

export function retryInRange(retry: RetryPolicy): RetryPolicy | undefined {
  const attempts = { min: 1, max: 100, integer: true, nullable: true };
  const whole = clampWhole(retry, { attempts });
  const backoff = clampWhole(retry.backoff, {
    baseMs: { ...time, drawn: true },
    factor: { min: 1, max: 1000 },
    capMs: { ...time, nullable: true },
  });
  const budget = retry.budget && clampWhole(retry.budget, { ratio: tokens, burst: tokens, initialTokens: tokens });
  return whole && backoff && budget !== undefined ? { ...whole, backoff, budget } : undefined;
}

function breakerInRange(breaker: BreakerPolicy): BreakerPolicy | undefined {
  const whole = clampWhole(breaker, {
    failureRatio: share,
    minimumCalls: places,
    openMs: { ...limit, nullable: false },
    probes: places,
  });
  const window =
    breaker.window.type === 'calls'
      ? clampWhole(breaker.window, { calls: places })
      : clampWhole(breaker.window, { ms: { ...limit, nullable: false } });
  return whole && window ? { ...whole, window } : undefined;
}

function hedgeInRange(hedge: HedgePolicy): HedgePolicy | undefined {
  return isDistribution(hedge.afterMs)
    ? clampWhole(hedge, { maxHedges: { min: 1, max: 100, integer: true } })
    : undefined;
}
