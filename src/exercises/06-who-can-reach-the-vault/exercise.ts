import { buildStart, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, names, required, things } = buildStart(written);

export const exercise: Exercise = {
  id: 'who-can-reach-the-vault',
  version: 1,
  palette: ['server', 'load-balancer', 'api-gateway', 'queue'],
  locked: things('Customers', 'Staff'),
  lockedFields: [speedOfAll],
  seeds: [61, 62, 63, 64, 65],
  hasOpenMix: false,
  prediction: { type: 'number', unit: 'stores' },
  goals: [
    {
      id: 'stores',
      type: 'drawn',
      figure: { name: 'stores-reached', from: names.id('module', 'web') },
      atMost: 1,
    },
    {
      id: 'entries',
      type: 'drawn',
      figure: { name: 'public-entries', from: names.id('component', 'Customers') },
      atMost: 2,
    },
    { id: 'regions', type: 'drawn', figure: { name: 'misplaced-data' }, atMost: 0 },
    ...required('availability', 'p95'),
  ],
  teaches: ['C3', 'R7', 'R8', 'K4', 'B5'],
  start: document,
};
