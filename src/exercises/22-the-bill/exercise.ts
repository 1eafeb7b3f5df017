import { buildStart, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { quota, written } from './written';

const { document, required, things } = buildStart(written);

export const exercise: Exercise = {
  id: 'the-bill',
  version: 1,
  palette: ['container', 'server', 'load-balancer', 'function', 'workflow', 'object-store', 'topic'],
  locked: things('Streams', 'notifier'),
  lockedFields: [speedOfAll],
  seeds: [221, 222, 223, 224, 225],
  hasOpenMix: false,
  prediction: { type: 'choice', choices: 4 },
  goals: [
    { id: 'cost', type: 'monthly-cost', atMost: { of: 'start', times: 0.15 } },
    ...required('detection', 'inspected'),
    { id: 'quota', type: 'setting', kind: 'workflow', parameter: 'transitionsPerSecond', atMost: quota },
    { id: 'crossing', type: 'crossing', loads: [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 1], within: 0.25 },
  ],
  teaches: ['SC1', 'E1', 'X3'],
  start: document,
};
