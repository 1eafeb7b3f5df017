import { brokerPlan, persistenceOf } from '../broker-plan';
import { reader, type KindBehavior } from '../behavior';

/** An event counts as one for each so many bytes. */
const unitBytes = 65_536;

/** A copy of each event for each rule that lets it pass, brought to its target until that has taken it. */
export const behavior: KindBehavior = {
  meters: ['requests', 'put-units', 'delivered-messages'],
  plan({ configuration }) {
    const read = reader(configuration);
    return brokerPlan(
      read.distribution('sendMs'),
      {
        sharing: 'each',
        visibilityMs: read.number('deliveryTimeoutMs'),
        maxReceives: read.limit('maxReceives'),
        maxAgeMs: read.limit('retentionMs'),
        unitBytes,
        persistence: persistenceOf(read.number('retryMs'), read.number('deliveryMs')),
      },
      { payloadKiB: read.limit('payloadKiB'), quotaPerSecond: read.limit('eventsPerSecond') },
    );
  },
};
