import { buildStart, figureAtMost, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { steps, written } from './written';

const { document, required, things } = buildStart(written);

export const exercise: Exercise = {
  id: 'in-one-process',
  version: 1,
  palette: ['server', 'load-balancer'],
  locked: things('Brokers'),
  lockedFields: [speedOfAll],
  seeds: [91, 92, 93, 94, 95],
  hasOpenMix: false,
  prediction: { type: 'number', unit: '%' },
  goals: [
    figureAtMost('mean', { name: 'mean' }, { of: 'start', times: 0.75 }),
    figureAtMost('cpu', { name: 'cpu-per-request' }, { of: 'start', times: 0.85 }),
    ...required('availability'),
    { id: 'cost', type: 'monthly-cost', atMost: { of: 'start', times: 0.9 } },
    { id: 'modules', type: 'modules', atLeast: steps.length, atMost: steps.length },
  ],
  teaches: ['MP3', 'MU3', 'A1'],
  start: document,
};
