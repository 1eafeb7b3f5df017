/** A stream: an ordered log in partitions, read by groups at their own pace; model.md, "Messages". */
import { effort } from '../effort';
import { durability, maxReceives, retention, sendLatency } from '../broker-parameters';
import { count, documented, duration, rate, recalled, reported } from '../parameters';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';

const guide = documented('Amazon Kinesis Data Streams developer guide, service sizes and limits', '2022-08-31');

export const spec: KindSpec = {
  ...plainSpec,
  id: 'stream',
  version: 1,
  title: 'Stream',
  category: 'messaging',
  summary: 'An ordered log in partitions',
  effort: effort.set,
  parameters: [
    count({
      name: 'partitions',
      label: 'Partitions',
      section: 'Partitions',
      unit: 'partitions',
      help: 'A message goes to the partition of its key, and stays in order there. In a group each partition has one reader, so more readers than partitions are of no use.',
      min: 1,
      max: 1_000,
      default: 4,
    }),
    rate({
      name: 'partitionMessagesPerSecond',
      label: 'Messages in',
      section: 'Partitions',
      help: 'What one partition takes in a second. Beyond it, whoever sends is throttled, however idle the other partitions are.',
      min: 0.001,
      max: 10_000_000,
      none: 'unlimited',
      default: 1_000,
      source: guide,
    }),
    rate({
      name: 'partitionBytesPerSecond',
      label: 'Bytes in',
      section: 'Partitions',
      help: 'The same in bytes: 1 MB a second at first.',
      min: 1,
      max: 1e12,
      none: 'unlimited',
      default: 1_000_000,
      source: guide,
    }),
    maxReceives(null),
    duration({
      name: 'retryPauseMs',
      label: 'Pause after a failure',
      section: 'Delivery',
      help: 'A batch that failed is read again after this pause. Until it succeeds, is too old or was read too often, nothing behind it is read.',
      min: 1,
      max: 3_600_000,
      default: 1_000,
      source: recalled('Readers wait about a second between attempts; every client library has a default of its own.'),
    }),
    duration({
      name: 'sessionMs',
      label: 'Session timeout',
      section: 'Delivery',
      help: 'A reader that is gone for so long is given up, and another one of its group reads on from the last offset.',
      min: 1,
      max: 3_600_000,
      default: 45_000,
      source: recalled('The default of Kafka consumers since version 3.0.'),
    }),
    sendLatency(
      { type: 'lognormal', median: 49.4, p99: 109 },
      reported('Messaging latency benchmarks of bitesizedserverless.com, stream with enhanced fan-out', '2022-09-05'),
    ),
    retention(86_400_000, 31_536_000_000, guide),
    durability,
  ],
  offers: [{ protocol: 'stream', verbs: ['send'] }],
  emits: ['event'],
  face: {
    beam: null,
    foot: [
      { measure: 'arrivalRate', label: 'in' },
      { measure: 'messagesWaiting', label: 'behind' },
      { measure: 'eldestMessageMs', label: 'lag' },
    ],
    subtitle: ({ configuration }) => {
      const partitions = Number(configuration['partitions']);
      return `${partitions} ${partitions === 1 ? 'partition' : 'partitions'}`;
    },
  },
  presets: [],
  standsFor: { aws: 'Kinesis Data Streams, MSK', azure: 'Event Hubs', googleCloud: 'Managed Kafka' },
  aliases: ['kafka', 'kinesis', 'event hub', 'log', 'partition', 'shard', 'offset', 'msk'],
};
