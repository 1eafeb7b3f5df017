import { buildStart } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, names } = buildStart(written);

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
  seeds: [201, 202, 203, 204, 205],
  hasOpenMix: false,
  prediction: { type: 'number', unit: '$' },
  goals: [
    { id: 'cost', type: 'monthly-cost', atMost: { of: 'start', times: 0.7 } },
    { id: 'p95', type: 'requirement', requirement: names.id('requirement', 'p95') },
    { id: 'availability', type: 'requirement', requirement: names.id('requirement', 'availability') },
    { id: 'maintenance', type: 'figure', figure: { name: 'crashes' }, comparator: 'at-most', target: 0 },
    {
      id: 'files',
      type: 'figure',
      figure: { name: 'executions', module: names.id('module', 'pages') },
      comparator: 'at-most',
      target: 0,
    },
  ],
  teaches: ['SP1', 'SP2', 'SU4', 'A3', 'A3a', 'A3b', 'D6'],
  start: document,
};
