import { buildStart } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, names } = buildStart(written);

export const exercise: Exercise = {
  id: 'flash-sale',
  version: 1,
  palette: ['server', 'container', 'load-balancer', 'api-gateway', 'function', 'relational-database', 'cache'],
  seeds: [211, 212, 213, 214, 215],
  hasOpenMix: false,
  prediction: { type: 'number', unit: '%' },
  goals: [
    { id: 'noon', type: 'requirement', requirement: names.id('requirement', 'noon') },
    { id: 'day', type: 'requirement', requirement: names.id('requirement', 'day') },
    { id: 'connections', type: 'figure', figure: { name: 'refused-connections' }, comparator: 'at-most', target: 0 },
    { id: 'cost', type: 'monthly-cost', atMost: { of: 'start', times: 3.5 } },
  ],
  teaches: ['SP3', 'DU1', 'P2'],
  start: document,
};
