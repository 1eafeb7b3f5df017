/** The plan of a broker: a store that takes messages in and hands them on. */
import type { Distribution } from '#design';
import { managedStation, plainBroker, type BrokerPlan, type ComponentPlan } from './behavior';

/** Messages come in after their latency, which is that of the acknowledgment. */
export function brokerPlan(
  latencyMs: Distribution,
  broker: Partial<BrokerPlan> & Pick<BrokerPlan, 'sharing'>,
): ComponentPlan {
  return {
    type: 'store',
    station: managedStation,
    verbs: { send: { steps: [{ type: 'delay', timeMs: latencyMs }, { type: 'accept' }], meter: null } },
    commitMs: null,
    maxConnections: null,
    io: null,
    memory: null,
    replication: null,
    broker: { ...plainBroker, ...broker },
  };
}
