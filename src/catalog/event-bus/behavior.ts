import { brokerPlan } from '../broker-plan';
import { reader, type KindBehavior } from '../behavior';

const longestPauseMs = 900_000;
/** An event counts as one for each so many bytes. */
const unitBytes = 65_536;

/** A copy of each event for each rule that lets it pass, brought to its target until that has taken it. */
export const behavior: KindBehavior = {
  meters: ['requests', 'put-units', 'delivered-messages'],
  plan({ configuration }) {
    const read = reader(configuration);
    const pauses = { baseMs: read.number('retryMs'), factor: 2, capMs: longestPauseMs, fullJitter: true };
    return brokerPlan(
      read.distribution('sendMs'),
      {
        sharing: 'each',
        visibilityMs: read.number('deliveryTimeoutMs'),
        maxReceives: read.limit('maxReceives'),
        maxAgeMs: read.limit('retentionMs'),
        unitBytes,
        persistence: {
          leadMs: read.number('deliveryMs'),
          failed: pauses,
          turnedAway: pauses,
          countsTurnedAway: true,
        },
      },
      { payloadKiB: read.limit('payloadKiB'), quotaPerSecond: read.limit('eventsPerSecond') },
    );
  },
};
