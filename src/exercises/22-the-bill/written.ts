/** A monitor of video streams as a workflow of functions, at the quota of its account; after two minutes twenty times as many streams are to be watched. */
import { monitorApart, monitorStates } from '#gallery';
import type { WrittenExercise } from '../author';

const second = 1000;
const minute = 60 * second;

/** Seconds of video a second before the launch. */
export const perSecond = 4;
/** What the account has, and it is in use: a twentieth of what is wanted. */
export const quota = perSecond * monitorStates;
export const launchMs = 2 * minute;
const growth = 20;

export const written: WrittenExercise = {
  design: {
    title: 'The bill',
    classes: {
      Streams: {
        arrivals: { type: 'constant', ratePerSecond: perSecond, firstMs: 0 },
        profile: [
          { atMs: launchMs, factor: 1, ramp: false },
          { atMs: launchMs + 15 * second, factor: growth, ramp: true },
        ],
        mix: { 'monitor.inspect': 1 },
        patienceMs: 30 * second,
        userRetries: null,
      },
    },
    scenario: { durationMs: 3.5 * minute, warmUpMs: 20 * second },
    requirements: {
      detection: { metric: 'p95', comparator: 'at-most', target: 5 * second },
      inspected: { metric: 'availability', comparator: 'at-least', target: 0.999 },
    },
  },
  start: monitorApart(quota),
};
