import { brokerPlan } from '../broker-plan';
import { reader, type KindBehavior } from '../behavior';

/** Messages in the order of their partition; each group of readers has an offset of its own in each. */
export const behavior: KindBehavior = {
  meters: ['requests', 'instance-hours', 'put-units'],
  plan({ configuration }) {
    const read = reader(configuration);
    return brokerPlan(read.distribution('sendMs'), {
      sharing: 'partitions',
      isDurable: read.isOn('durable'),
      maxReceives: read.limit('maxReceives'),
      maxAgeMs: read.limit('retentionMs'),
      partitions: read.number('partitions'),
      partitionMessagesPerSecond: read.limit('partitionMessagesPerSecond'),
      partitionBytesPerSecond: read.limit('partitionBytesPerSecond'),
      unitBytes: 25_600,
      retryPauseMs: read.number('retryPauseMs'),
      sessionMs: read.number('sessionMs'),
    });
  },
};
