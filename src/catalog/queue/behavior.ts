import { brokerPlan } from '../broker-plan';
import { reader, type KindBehavior } from '../behavior';

/** Keeps messages until a consumer that pulled them acknowledges; each goes to one consumer. */
export const behavior: KindBehavior = {
  meters: ['requests', 'message-requests'],
  plan({ configuration }) {
    const read = reader(configuration);
    return brokerPlan(read.distribution('sendMs'), {
      sharing: 'one',
      capacity: read.limit('capacityMessages'),
      isDurable: read.isOn('durable'),
      visibilityMs: read.number('visibilityTimeoutMs'),
      maxReceives: read.limit('maxReceives'),
      maxAgeMs: read.limit('retentionMs'),
      order: read.choice('order'),
      keys: read.choice('keyOrder'),
      initialMessages: read.number('initialMessages'),
    });
  },
};
