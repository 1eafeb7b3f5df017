import { buildStart, figureAtMost, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, required, things, fieldsOf } = buildStart(written);

export const exercise: Exercise = {
  id: 'everything-grows-together',
  version: 1,
  palette: ['server', 'load-balancer'],
  locked: things('Users', 'shop', 'recommendations'),
  lockedFields: [speedOfAll, fieldsOf('Database', 'maxConnections')],
  seeds: [101, 102, 103, 104, 105],
  hasOpenMix: false,
  prediction: { type: 'choice', choices: 4 },
  goals: [
    ...required('p95', 'availability'),
    figureAtMost('connections', { name: 'refused-connections' }, 0),
    { id: 'cost', type: 'monthly-cost', atMost: { of: 'reference', times: 1.15 } },
  ],
  teaches: ['MC1', 'DP4', 'C4'],
  start: document,
};
