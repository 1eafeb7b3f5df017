/** A wire's numbers as the engine takes them: unlimited is Infinity, bandwidth is ms per byte, causes are numbers. */
import {
  failureCauses,
  idNumber,
  lawOf,
  idOf,
  placementLatency,
  type PolicyTime,
  type Stage,
  type Wire,
  type WirePolicy,
} from '#design';
import { compileDistribution, purposes } from '#engine';
import type { BreakerOptions, LinkOptions, PlaceOptions, RetryOptions } from '#engine';

const unlimited = (value: number | null): number => value ?? Number.POSITIVE_INFINITY;

function retryOf(policy: WirePolicy): RetryOptions | null {
  const { retry } = policy;
  if (!retry) return null;
  return {
    attempts: unlimited(retry.attempts),
    on: failureCauses.map((cause) => retry.on.includes(cause)),
    baseRow: compileDistribution(lawOf(retry.backoff.baseMs)),
    factor: retry.backoff.factor,
    capMs: unlimited(retry.backoff.capMs),
    fullJitter: retry.backoff.jitter === 'full',
    budget: retry.budget && {
      ratio: retry.budget.ratio,
      burst: retry.budget.burst,
      initial: retry.budget.initialTokens,
    },
  };
}

function breakerOf({ breaker }: WirePolicy): BreakerOptions | null {
  if (!breaker) return null;
  return {
    windowCalls: breaker.window.type === 'calls' ? breaker.window.calls : Number.POSITIVE_INFINITY,
    windowMs: breaker.window.type === 'time' ? breaker.window.ms : Number.POSITIVE_INFINITY,
    failureRatio: breaker.failureRatio,
    minimumCalls: breaker.minimumCalls,
    openMs: breaker.openMs,
    probes: breaker.probes,
  };
}

const placesOf = (places: number, waitLimitMs: PolicyTime | null, purpose: number): PlaceOptions => ({
  places,
  waitLimitRow: waitLimitMs === null ? -1 : compileDistribution(lawOf(waitLimitMs)),
  purpose,
});

/** REST has a connection for each request, RPC one that all calls share, WebSocket one that binds as well. */
function lastingOf({ protocol, style, reconnectJitterMs }: Wire): LinkOptions['lasting'] {
  if (protocol !== 'request' || style === 'rest') return null;
  return { binds: style === 'websocket', spreadMs: reconnectJitterMs };
}

export function linkOptionsOf(wire: Wire, placementMs: number): LinkOptions {
  const { policy } = wire;
  return {
    id: idNumber(wire.id),
    latencyMs: wire.latencyMs ?? placementMs,
    msPerByte: wire.bandwidthBitsPerSecond === null ? 0 : 8000 / wire.bandwidthBitsPerSecond,
    lossRatio: wire.lossRatio,
    serializationMs: wire.serializationMs,
    serializationMsPerByte: wire.serializationMsPerKiB / 1024,
    keepAlive: wire.keepAlive,
    handshakeMs: wire.handshakeMs,
    lasting: lastingOf(wire),
    timeoutMs: unlimited(policy.timeoutMs),
    retry: retryOf(policy),
    breaker: breakerOf(policy),
    bulkhead: policy.bulkhead && placesOf(policy.bulkhead.places, policy.bulkhead.waitLimitMs, purposes.place),
    pool: policy.pool && placesOf(policy.pool.connections, policy.pool.waitLimitMs, purposes.patience),
    throttle: policy.adaptiveThrottling,
    hedge: policy.hedge && { afterRow: compileDistribution(policy.hedge.afterMs), most: policy.hedge.maxHedges },
    propagatesDeadline: policy.deadlinePropagation,
    cancels: policy.cancellation,
  };
}

/** One-way latency between two instances by the numbers of their zones; -1 = none is named. */
export function zoneLatencyMs(stage: Stage, from: number, to: number): number {
  const zones = (zone: number) => (zone < 0 ? [] : [idOf('zone', zone)]);
  return placementLatency(stage, zones(from), zones(to), false);
}
