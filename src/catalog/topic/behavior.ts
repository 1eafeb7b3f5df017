import { brokerPlan } from '../broker-plan';
import { reader, type KindBehavior } from '../behavior';

/** A copy of each message for each subscription, with retries and dead letters of its own. */
export const behavior: KindBehavior = {
  meters: ['requests', 'published-messages', 'delivered-messages'],
  plan({ configuration }) {
    const read = reader(configuration);
    return brokerPlan(read.distribution('sendMs'), {
      sharing: 'each',
      capacity: read.limit('capacityMessages'),
      isDurable: read.isOn('durable'),
      visibilityMs: read.number('visibilityTimeoutMs'),
      maxReceives: read.limit('maxReceives'),
      maxAgeMs: read.limit('retentionMs'),
    });
  },
};
