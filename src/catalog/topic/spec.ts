/** A topic: every subscription gets a copy of each message; model.md, "Messages". */
import { effort } from '../effort';
import { capacity, durability, maxReceives, retention, sendLatency, visibilityTimeout } from '../broker-parameters';
import { documented, reported } from '../parameters';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';

export const spec: KindSpec = {
  ...plainSpec,
  id: 'topic',
  version: 1,
  title: 'Topic',
  category: 'messaging',
  summary: 'A copy for each subscriber',
  effort: effort.leftAlone,
  parameters: [
    visibilityTimeout(
      'Time that a subscriber has to acknowledge. A message that was not acknowledged by then is delivered again, or lost where the subscription stores nothing.',
    ),
    maxReceives(5),
    sendLatency(
      { type: 'lognormal', median: 73, p99: 225 },
      reported('Messaging latency benchmarks of bitesizedserverless.com, producer to function start', '2022-09-05'),
    ),
    capacity,
    retention(
      345_600_000,
      1_209_600_000,
      documented('AWS SQS developer guide, retention of the queues that subscribe to topics', '2026-11'),
    ),
    durability,
  ],
  offers: [{ protocol: 'topic', verbs: ['send'] }],
  emits: ['event'],
  face: {
    beam: null,
    foot: [
      { measure: 'arrivalRate', label: 'published' },
      { measure: 'messagesWaiting', label: 'waiting' },
      { measure: 'consumedRate', label: 'consumed' },
    ],
    subtitle: ({ configuration }) => {
      const { maxReceives: most } = configuration;
      return typeof most === 'number' ? `pub/sub, ${most} receives` : 'pub/sub, unlimited receives';
    },
  },
  presets: [],
  standsFor: { aws: 'SNS', azure: 'Service Bus topics', googleCloud: 'Pub/Sub' },
  aliases: ['sns', 'pubsub', 'publish', 'subscribe', 'fan-out', 'notification', 'broadcast', 'broker'],
};
