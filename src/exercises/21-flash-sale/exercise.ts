import { buildStart, figureAtMost, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, required, things } = buildStart(written);

export const exercise: Exercise = {
  id: 'flash-sale',
  version: 1,
  palette: ['server', 'container', 'load-balancer', 'api-gateway', 'function', 'relational-database', 'cache'],
  locked: things('Users', 'shop'),
  lockedFields: [speedOfAll],
  seeds: [211, 212, 213, 214, 215],
  hasOpenMix: false,
  prediction: { type: 'number', unit: '%' },
  goals: [
    ...required('noon', 'day'),
    figureAtMost('connections', { name: 'refused-connections' }, 0),
    { id: 'cost', type: 'monthly-cost', atMost: { of: 'start', times: 3.5 } },
  ],
  teaches: ['SP3', 'DU1', 'P2'],
  start: document,
};
