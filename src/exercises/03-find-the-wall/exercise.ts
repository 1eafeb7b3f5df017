import { buildStart, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, required, things } = buildStart(written);

export const exercise: Exercise = {
  id: 'find-the-wall',
  version: 2,
  palette: ['server', 'load-balancer', 'relational-database', 'cache'],
  locked: things('Users', 'Payment provider'),
  lockedFields: [speedOfAll],
  seeds: [31, 32, 33, 34, 35],
  hasOpenMix: false,
  prediction: { type: 'part' },
  goals: [
    { id: 'wall', type: 'busiest-part' },
    ...required('p99', 'availability'),
    { id: 'changes', type: 'changes', atMost: 6 },
    { id: 'cost', type: 'monthly-cost', atMost: { of: 'reference', times: 1.25 } },
  ],
  teaches: ['P2', 'N2', 'R4', 'R6', 'B3', 'X3'],
  start: document,
};
