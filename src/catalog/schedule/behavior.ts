import { brokerPlan, persistenceOf } from '../broker-plan';
import { reader, type KindBehavior } from '../behavior';
import type { ClockPlan } from '../clock-plan';

const eventBytes = 1_024;

/** Makes events at even times, and brings a copy of each to each target until that has taken it. */
export const behavior: KindBehavior = {
  meters: ['published-messages', 'delivered-messages'],
  plan({ configuration }) {
    const read = reader(configuration);
    const clock: ClockPlan = {
      firstMs: read.number('firstMs'),
      everyMs: read.number('everyMs'),
      jitterMs: read.number('jitterMs'),
      events: read.number('events'),
      bytes: eventBytes,
      overlap: read.choice('overlap'),
      missed: read.choice('missed'),
    };
    const broker = brokerPlan(
      { type: 'constant', value: 0 },
      {
        sharing: 'each',
        visibilityMs: read.number('deliveryTimeoutMs'),
        maxReceives: read.limit('maxReceives'),
        maxAgeMs: read.limit('retentionMs'),
        persistence: persistenceOf(read.number('retryMs')),
        clock,
      },
    );
    return { ...broker, verbs: {} };
  },
};
