/**
 * Converter and detectors in one process, with containers that are there before the launch; and what is only cheap, only large, or comes too late.
 */
import { defaultAutoscaling, noHostPolicy, type AutoscalingPolicy } from '#design';
import { monitorApart, monitorTogether } from '#gallery';
import { buildSolutions } from '../author';
import { launchMs, quota, written } from './written';

const second = 1000;

/** As many as 60 % busy ones; so many from a minute and a half before the launch. */
const scaling = (atLaunch: number | null, more: Partial<AutoscalingPolicy> = {}) => ({
  hostPolicy: {
    ...noHostPolicy,
    autoscaling: {
      ...defaultAutoscaling,
      min: 2,
      max: 100,
      target: 0.6,
      everyMs: 15 * second,
      schedule: atLaunch === null ? [] : [{ atMs: launchMs - 90 * second, min: atLaunch, max: 100 }],
      ...more,
    },
  },
});

const two = { values: { vcpus: 2, memoryMiB: 4096 } };

export const solutions = buildSolutions(written, {
  reference: { stage: monitorTogether(4, scaling(80)), passes: true, answers: { crossing: 0.23 } },
  alternative: { stage: monitorTogether(2, { ...two, ...scaling(40) }), passes: true, answers: { crossing: 0.42 } },
  start: { stage: written.start, passes: false },
  'wrong-higher-quota': { stage: monitorApart(20 * quota), passes: false, answers: { crossing: 0.23 } },
  'wrong-always-ready': { stage: monitorTogether(80), passes: false, answers: { crossing: 1 } },
  'wrong-too-late': { stage: monitorTogether(4, scaling(null)), passes: false, answers: { crossing: 0.23 } },
  'wrong-refuses': {
    stage: monitorTogether(4, { values: { workers: 2, backlog: 0 }, ...scaling(40) }),
    passes: false,
    answers: { crossing: 0.23 },
  },
  'wrong-crossing': { stage: monitorTogether(4, scaling(80)), passes: false, answers: { crossing: 4 } },
});
