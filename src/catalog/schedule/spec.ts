/** A schedule: runs at even times, whoever asks for anything; model.md, "Messages". */
import { effort } from '../effort';
import { deliveryTimeout, maxReceives, retention, retryPause } from '../broker-parameters';
import { choice, count, duration, recalled, reported } from '../parameters';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';
import { subtitle } from './subtitle';

const day = 86_400_000;
const minute = 60_000;
const scheduler = recalled(
  'A schedule of a cloud goes off within a minute of its time; 24 h and 185 attempts for each invocation.',
);

export const spec: KindSpec = {
  ...plainSpec,
  id: 'schedule',
  version: 1,
  title: 'Schedule',
  category: 'traffic',
  summary: 'Starts work at set times',
  effort: effort.leftAlone,
  parameters: [
    duration({
      name: 'everyMs',
      label: 'Every',
      section: 'Times',
      help: 'From one run to the next, whatever became of the one before.',
      min: 100,
      max: 31 * day,
      default: minute,
    }),
    duration({
      name: 'firstMs',
      label: 'First run',
      section: 'Times',
      help: 'Instant of the simulated time at which the first run comes due.',
      min: 0,
      max: 31 * day,
      default: 0,
    }),
    duration({
      name: 'jitterMs',
      label: 'Jitter',
      section: 'Times',
      help: 'Each run is put off by a time drawn between 0 and this, so that schedules of the same minute do not all begin at once.',
      min: 0,
      max: day,
      default: 0,
      source: scheduler,
    }),
    count({
      name: 'events',
      label: 'Events of a run',
      section: 'Times',
      unit: 'events',
      help: 'Sent at once to each target, about entity 0, 1, 2 and so on: one for each customer, file or shard that the run is for.',
      min: 1,
      max: 10_000,
      default: 1,
    }),
    choice({
      name: 'overlap',
      label: 'While one still runs',
      section: 'Rules',
      help: 'What becomes of a run that comes due while an event of one before is not over: it begins all the same, is left out, or waits for that.',
      options: [
        { value: 'start', label: 'start another' },
        { value: 'skip', label: 'leave it out' },
        { value: 'wait', label: 'wait' },
      ],
      default: 'start',
    }),
    choice({
      name: 'missed',
      label: 'Runs missed while down',
      section: 'Rules',
      help: 'What is done, once it is up again, about runs that came due while it was down or hung.',
      options: [
        { value: 'drop', label: 'nothing' },
        { value: 'one', label: 'one run' },
        { value: 'all', label: 'all of them' },
      ],
      default: 'drop',
    }),
    deliveryTimeout(
      900_000,
      'Time that a run may take. An event that is not answered by then is brought again, while its target may still be at it.',
    ),
    retryPause,
    maxReceives(185),
    retention(day, day, reported('EventBridge Scheduler: up to 185 retries within 24 h, cloudburn.io', '2026-03')),
  ],
  offers: [],
  emits: ['event'],
  face: {
    beam: null,
    foot: [
      { measure: 'messagesHeld', label: 'running' },
      { measure: 'consumedRate', label: 'done' },
      { measure: 'runsLeftOut', label: 'left out' },
    ],
    subtitle,
  },
  presets: [],
  standsFor: { aws: 'EventBridge Scheduler', azure: 'Logic Apps, timer triggers', googleCloud: 'Cloud Scheduler' },
  aliases: ['cron', 'timer', 'job', 'nightly', 'batch', 'periodic', 'scheduler', 'interval'],
};
