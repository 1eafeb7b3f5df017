import { buildStart, figureAtMost, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, names, required, things } = buildStart(written);

export const exercise: Exercise = {
  id: 'nothing-to-run-at-night',
  version: 1,
  palette: [
    'container',
    'server',
    'load-balancer',
    'api-gateway',
    'function',
    'key-value-store',
    'object-store',
    'cdn',
  ],
  locked: things('Users'),
  lockedFields: [speedOfAll],
  seeds: [201, 202, 203, 204, 205],
  hasOpenMix: false,
  prediction: { type: 'number', unit: '$' },
  goals: [
    { id: 'cost', type: 'monthly-cost', atMost: { of: 'start', times: 0.7 } },
    ...required('p95', 'availability'),
    figureAtMost('maintenance', { name: 'crashes' }, 0),
    figureAtMost('files', { name: 'executions', module: names.id('module', 'pages') }, 0),
  ],
  teaches: ['SP1', 'SP2', 'SU4', 'A3', 'A3a', 'A3b', 'D6'],
  start: document,
};
