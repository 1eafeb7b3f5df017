import { buildStart, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { phases, written } from './written';

const { document, required, things, fieldsOf } = buildStart(written);

export const exercise: Exercise = {
  id: 'blast-walls',
  version: 1,
  palette: ['server', 'load-balancer', 'cache'],
  locked: things('Shoppers', 'recommendations', 'reviews', 'ads', 'catalog'),
  lockedFields: [speedOfAll, fieldsOf('Recommendations', 'restartDelayMs', 'restartDelayFactor')],
  seeds: [151, 152, 153, 154, 155],
  hasOpenMix: false,
  prediction: { type: 'number', unit: 's' },
  goals: [
    ...required('home', 'checkout', ...phases),
    { id: 'cost', type: 'monthly-cost', atMost: { of: 'reference', times: 1.1 } },
  ],
  teaches: ['DP3', 'P3', 'B4'],
  start: document,
};
