/** An event bus: rules pick the events of each target, and each delivery is tried again until it is too old; model.md, "Messages". */
import { effort } from '../effort';
import { deliveryTimeout, maxReceives, retention, retryPause, sendLatency } from '../broker-parameters';
import { count, duration, rate, recalled, reported } from '../parameters';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';

const quotas = reported('EventBridge quotas, notes.paulswail.com', '2023');
const day = 86_400_000;

export const spec: KindSpec = {
  ...plainSpec,
  id: 'event-bus',
  version: 1,
  title: 'Event bus',
  category: 'messaging',
  summary: 'Rules lead events to their targets',
  effort: effort.leftAlone,
  parameters: [
    sendLatency(
      { type: 'lognormal', median: 10, p99: 60 },
      recalled('An event is acknowledged in some ten milliseconds, network included.'),
    ),
    duration({
      name: 'deliveryMs',
      label: 'Delivery',
      section: 'Delivery',
      help: 'From the moment at which an event is stored until its targets are called for the first time.',
      min: 0,
      max: 3_600_000,
      default: 138,
      source: reported('Producer to function start 148 ms in the middle, bitesizedserverless.com', '2023-02'),
    }),
    deliveryTimeout(
      5_000,
      'Time that a target has to answer. After it the delivery has failed, while the target may still be at it.',
      recalled('Targets over HTTP have five seconds.'),
    ),
    retryPause,
    maxReceives(185),
    retention(day, 7 * day, quotas),
    rate({
      name: 'eventsPerSecond',
      label: 'Quota',
      section: 'Limits',
      help: 'Events a second that are taken in, a second of them at once. Beyond it whoever sends is throttled.',
      min: 0.001,
      max: 10_000_000,
      none: 'unlimited',
      default: 10_000,
      source: quotas,
    }),
    count({
      name: 'payloadKiB',
      label: 'Event size limit',
      section: 'Limits',
      unit: 'KiB',
      help: 'A larger event is not taken in: its sender gets an error at once.',
      min: 1,
      max: 1_048_576,
      none: 'unlimited',
      default: 256,
      source: recalled('256 KB an event.'),
    }),
  ],
  offers: [{ protocol: 'event', verbs: ['send'] }],
  emits: ['event'],
  queuesEvents: true,
  face: {
    beam: null,
    foot: [
      { measure: 'arrivalRate', label: 'published' },
      { measure: 'messagesWaiting', label: 'waiting' },
      { measure: 'consumedRate', label: 'delivered' },
    ],
    subtitle: ({ configuration: { retentionMs } }) =>
      typeof retentionMs === 'number'
        ? `rules, retries for ${Math.round(retentionMs / 36_000) / 100} h`
        : 'rules, retries',
  },
  presets: [],
  standsFor: { aws: 'EventBridge', azure: 'Event Grid', googleCloud: 'Eventarc' },
  aliases: ['eventbridge', 'events', 'rules', 'publish', 'routing', 'integration', 'broker', 'webhook'],
};
