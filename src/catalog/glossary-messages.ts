/** Terms of messages: what waits at a broker, who has it, what became of it. */
import type { Term } from './glossary-term';

const now = 'this instant';
const second = 'the last simulated second';
const start = 'the run so far';

export const messageTerms = {
  messagesWaiting: {
    name: 'Messages waiting',
    definition:
      'Messages that a consumer could receive now, of all subscriptions. Those that failed and may be received again are among them.',
    unit: 'messages',
    formula: 'sent − consumed − dead letters − lost − held',
    window: now,
  },
  messagesHeld: {
    name: 'Messages held',
    definition:
      'Messages that a consumer has received and not yet acknowledged, those that failed and are hidden until their visibility timeout included.',
    unit: 'messages',
    formula: null,
    window: now,
  },
  eldestMessageMs: {
    name: 'Message lag',
    definition: 'Age of the eldest message that is not over, of the subscription that is furthest behind.',
    unit: 'ms',
    formula: 'now − sent',
    window: now,
  },
  receiveRate: {
    name: 'Receives',
    definition: 'Messages that consumers received, again or for the first time.',
    unit: '1/s',
    formula: null,
    window: second,
  },
  consumedRate: {
    name: 'Consumed',
    definition:
      'Messages whose work came to a good end that the broker heard of. They are deleted, or the offset has passed them.',
    unit: '1/s',
    formula: null,
    window: second,
  },
  deadLetters: {
    name: 'Dead letters',
    definition: 'Messages that were received too often or got too old, and are put aside for people to look at.',
    unit: 'messages',
    formula: null,
    window: start,
  },
  duplicates: {
    name: 'Duplicates',
    definition:
      'Good ends beyond the first of a message: work that outlasted its visibility timeout, an acknowledgment that was lost, a message that was sent twice.',
    unit: 'messages',
    formula: null,
    window: start,
  },
  messagesDropped: {
    name: 'Dropped',
    definition: 'Telemetry that came while the queue was full, and was dropped without telling whoever sent it.',
    unit: 'messages',
    formula: null,
    window: start,
  },
  messagesSampledOut: {
    name: 'Sampled out',
    definition: 'Telemetry of requests that are not among the sample and were not slow: taken, and not sent on.',
    unit: 'messages',
    formula: null,
    window: start,
  },
  runsLeftOut: {
    name: 'Runs left out',
    definition:
      'Runs of a schedule that came due and did not begin: the one before was not over, or the schedule was down and does not make good for them.',
    unit: 'runs',
    formula: null,
    window: start,
  },
} as const satisfies Readonly<Record<string, Term>>;
