import { brokerPlan } from '../broker-plan';
import { managedStation, reader, type KindBehavior } from '../behavior';

const atOnce = { type: 'constant', value: 0 } as const;

/** Takes telemetry into a queue of limited room, and brings it on in batches, over each of its wires by a queue of its own. */
export const behavior: KindBehavior = {
  meters: ['requests', 'instance-hours', 'cpu-hours', 'published-messages', 'delivered-messages'],
  plan({ configuration }) {
    const read = reader(configuration);
    const plan = brokerPlan(atOnce, {
      sharing: 'each',
      capacity: read.limit('queueItems'),
      isDurable: read.isOn('durable'),
      visibilityMs: read.number('retryMs'),
      maxAgeMs: read.limit('giveUpMs'),
      intake: {
        whenFull: read.choice('whenFull'),
        keptShare: read.number('keptShare'),
        slowMs: read.limit('slowMs'),
      },
      exports: {
        batchSize: read.number('batchItems'),
        batchWaitMs: read.number('batchWaitMs'),
        senders: read.number('senders'),
      },
    });
    return {
      ...plan,
      station: { ...managedStation, vcpus: read.number('vcpus') },
      verbs: {
        request: {
          steps: [{ type: 'compute', timeMs: read.distribution('itemCpuMs') }, { type: 'accept' }],
          meter: null,
        },
      },
    };
  },
};
