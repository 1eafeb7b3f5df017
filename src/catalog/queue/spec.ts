/** A message queue: work that waits for whoever pulls it, each message for one consumer; model.md, "Messages". */
import { effort } from '../effort';
import { capacity, durability, maxReceives, retention, sendLatency, visibilityTimeout } from '../broker-parameters';
import { choice, count, documented, recalled } from '../parameters';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';

const quotas = documented('AWS SQS developer guide, queue and message quotas pages', '2026-11');

export const spec: KindSpec = {
  ...plainSpec,
  id: 'queue',
  version: 1,
  title: 'Queue',
  category: 'messaging',
  summary: 'Work that waits for a worker',
  effort: effort.leftAlone,
  parameters: [
    visibilityTimeout(
      'Counted from the receive. A message that was not acknowledged by then can be received again, while the first consumer may still be at it.',
      quotas,
    ),
    maxReceives(5),
    choice({
      name: 'order',
      label: 'Order',
      section: 'Delivery',
      help: 'Which waiting message is handed over next. Priority and deadline are said by the step that sends.',
      options: [
        { value: 'arrival', label: 'first come, first served' },
        { value: 'priority', label: 'highest priority first' },
        { value: 'deadline', label: 'earliest deadline first' },
      ],
      default: 'arrival',
    }),
    choice({
      name: 'keyOrder',
      label: 'Messages of one key',
      section: 'Delivery',
      help: 'Exclusive: one of a key is worked on at a time. In order: the next of a key also waits until the one before is consumed or dead.',
      options: [
        { value: 'any', label: 'are independent' },
        { value: 'exclusive', label: 'exclusive' },
        { value: 'ordered', label: 'in order' },
      ],
      default: 'any',
    }),
    sendLatency(
      { type: 'lognormal', median: 6, p99: 40 },
      recalled('A send from inside the region: 6 ms in the middle, 40 ms at the 99th percentile, network included.'),
    ),
    capacity,
    retention(345_600_000, 1_209_600_000, quotas),
    durability,
    count({
      name: 'initialMessages',
      label: 'Messages at the start',
      section: 'Storage',
      unit: 'messages',
      help: 'Messages of 1 KiB and of as many keys that wait when the run begins, for the only operation of the consumer.',
      min: 0,
      max: 500_000,
      default: 0,
    }),
  ],
  offers: [{ protocol: 'queue', verbs: ['send'] }],
  emits: ['event'],
  face: {
    beam: null,
    foot: [
      { measure: 'messagesWaiting', label: 'waiting' },
      { measure: 'eldestMessageMs', label: 'eldest' },
      { measure: 'consumedRate', label: 'consumed' },
    ],
    subtitle: ({ configuration }) => {
      const { maxReceives: most, visibilityTimeoutMs } = configuration;
      const tries = typeof most === 'number' ? `${most} receives` : 'any receives';
      return `${tries}, ${Number(visibilityTimeoutMs) / 1000} s each`;
    },
  },
  presets: [],
  standsFor: { aws: 'SQS', azure: 'Service Bus queues', googleCloud: 'Cloud Tasks' },
  aliases: ['sqs', 'rabbitmq', 'message queue', 'job', 'worker', 'broker', 'service bus', 'async', 'dead letter'],
};
