/** The plan of a broker: a store that takes messages in and hands them on. */
import type { Distribution } from '#design';
import type { Persistence } from '#engine';
import { managedStation, plainBroker, type BrokerPlan, type StorePlan } from './behavior';

/** What a broker takes in; null or absent = anything. */
interface Admitted {
  readonly payloadKiB?: number | null;
  readonly quotaPerSecond?: number | null;
}

/** Messages come in after their latency, which is that of the acknowledgment; larger ones not at all. */
export function brokerPlan(
  latencyMs: Distribution,
  broker: Partial<BrokerPlan> & Pick<BrokerPlan, 'sharing'>,
  { payloadKiB = null, quotaPerSecond = null }: Admitted = {},
): StorePlan {
  const payload = payloadKiB === null ? [] : [{ type: 'payload', bytes: payloadKiB * 1024 } as const];
  const quota =
    quotaPerSecond === null
      ? []
      : [{ type: 'quota', ratePerSecond: quotaPerSecond, burst: Math.max(1, quotaPerSecond) } as const];
  return {
    type: 'store',
    station: managedStation,
    verbs: {
      send: { steps: [...payload, ...quota, { type: 'delay', timeMs: latencyMs }, { type: 'accept' }], meter: null },
    },
    commitMs: null,
    maxConnections: null,
    io: null,
    memory: null,
    replication: null,
    broker: { ...plainBroker, ...broker },
  };
}

const longestPauseMs = 900_000;

/** Goes to its targets by itself, and again after drawn pauses that double up to a quarter of an hour. */
export function persistenceOf(retryMs: number, leadMs = 0): Persistence {
  const pauses = { baseMs: retryMs, factor: 2, capMs: longestPauseMs, fullJitter: true };
  return { leadMs, failed: pauses, turnedAway: pauses, countsTurnedAway: true };
}
