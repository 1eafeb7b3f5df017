/** The plan of a broker: a store that takes messages in and hands them on. */
import type { Distribution } from '#design';
import { managedStation, plainBroker, type BrokerPlan, type StorePlan } from './behavior';

/** Messages come in after their latency, which is that of the acknowledgment; larger ones not at all. */
export function brokerPlan(
  latencyMs: Distribution,
  broker: Partial<BrokerPlan> & Pick<BrokerPlan, 'sharing'>,
  payloadKiB: number | null = null,
): StorePlan {
  const payload = payloadKiB === null ? [] : [{ type: 'payload', bytes: payloadKiB * 1024 } as const];
  return {
    type: 'store',
    station: managedStation,
    verbs: { send: { steps: [...payload, { type: 'delay', timeMs: latencyMs }, { type: 'accept' }], meter: null } },
    commitMs: null,
    maxConnections: null,
    io: null,
    memory: null,
    replication: null,
    broker: { ...plainBroker, ...broker },
  };
}
