import { buildStart, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, required, things } = buildStart(written);

export const exercise: Exercise = {
  id: 'hello-traffic',
  version: 1,
  palette: ['users', 'server', 'relational-database'],
  locked: things('Users'),
  lockedFields: [speedOfAll],
  seeds: [11, 12, 13, 14, 15],
  hasOpenMix: true,
  prediction: { type: 'number', unit: '%' },
  goals: [
    { id: 'problems', type: 'no-problems' },
    { id: 'database', type: 'uses', kind: 'relational-database' },
    ...required('goodput', 'availability', 'p95'),
    { id: 'cost', type: 'monthly-cost', atMost: { of: 'reference', times: 1.25 } },
  ],
  teaches: ['G1', 'W1', 'A1', 'D3', 'MU1', 'MU2', 'MP1', 'N1', 'R1', 'R2', 'R3', 'I2'],
  start: document,
};
