/** Calls of a function that nobody waits for: how they are taken in, and how often they are tried. */
import type { Parameter } from '#design';
import { count, documented, duration, recalled, time } from '../parameters';

const reference = 'AWS agent toolkit, Lambda reference';
const read = '2026-08-20';

export const eventParameters: readonly Parameter[] = [
  time({
    name: 'eventAcceptMs',
    label: 'Acceptance',
    section: 'Events',
    help: 'From the arrival of an event that nobody waits for until it is in the queue of the function and its sender goes on.',
    default: { type: 'lognormal', median: 10, p99: 60 },
    source: recalled('An asynchronous call is acknowledged in some ten milliseconds, network included.'),
  }),
  count({
    name: 'eventAttempts',
    label: 'Attempts',
    section: 'Events',
    unit: 'attempts',
    help: 'Attempts at an event, the first included. One that failed as often is a dead letter. Being throttled is no attempt.',
    min: 1,
    max: 100,
    none: 'until too old',
    default: 3,
    source: recalled('Two retries after an error of the function.'),
  }),
  duration({
    name: 'eventRetryMs',
    label: 'Pause after an error',
    section: 'Events',
    help: 'Pause between the first attempt and the second; each further one is twice as long.',
    min: 0,
    max: 86_400_000,
    default: 60_000,
    source: recalled('One minute, then two.'),
  }),
  duration({
    name: 'eventThrottleMs',
    label: 'Pause after throttling',
    section: 'Events',
    help: 'Pause after an event was throttled or refused; each further one is twice as long, up to 5 minutes.',
    min: 1,
    max: 300_000,
    default: 1_000,
    source: recalled('From 1 s up to 5 minutes while the function is throttled.'),
  }),
  duration({
    name: 'eventMaxAgeMs',
    label: 'Age at most',
    section: 'Events',
    help: 'An event that is not done at this age is a dead letter.',
    min: 1_000,
    max: 86_400_000,
    default: 21_600_000,
    source: documented(`6 h. ${reference}`, read),
  }),
  count({
    name: 'eventPayloadKiB',
    label: 'Event size limit',
    section: 'Events',
    unit: 'KiB',
    help: 'A larger event is not taken in: its sender gets an error at once.',
    min: 1,
    max: 1_048_576,
    none: 'unlimited',
    default: 1_024,
    source: documented(`1 MB for a call that nobody waits for, 256 KB until late 2025. ${reference}`, read),
  }),
];
