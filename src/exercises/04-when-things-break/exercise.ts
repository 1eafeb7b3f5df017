import { buildStart, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, required, things } = buildStart(written);

export const exercise: Exercise = {
  id: 'when-things-break',
  version: 1,
  palette: ['server', 'load-balancer', 'relational-database'],
  locked: things('Users', 'Payment provider'),
  lockedFields: [speedOfAll],
  seeds: [41, 42, 43, 44, 45],
  hasOpenMix: false,
  prediction: { type: 'choice', choices: 3 },
  goals: [
    ...required('availability', 'browse'),
    { id: 'cost', type: 'monthly-cost', atMost: { of: 'reference', times: 1.25 } },
  ],
  teaches: ['P3', 'B4', 'R4', 'DC1'],
  start: document,
};
