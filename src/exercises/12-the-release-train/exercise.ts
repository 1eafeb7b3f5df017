import { buildStart, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, required, things } = buildStart(written);

export const exercise: Exercise = {
  id: 'the-release-train',
  version: 1,
  palette: ['server', 'load-balancer'],
  locked: things('Users', 'catalog', 'search', 'cart', 'orders', 'users', 'mail', 'reports', 'invoices'),
  lockedFields: [speedOfAll],
  seeds: [121, 122, 123, 124, 125],
  hasOpenMix: false,
  prediction: { type: 'number', unit: 'h' },
  goals: [
    { id: 'lead-time', type: 'pipeline', figure: 'lead-time', atMost: 4 },
    { id: 'damage', type: 'pipeline', figure: 'change-damage', atMost: 0.001 },
    { id: 'effort', type: 'drawn', figure: { name: 'effort' }, atMost: 60 },
    { id: 'owners', type: 'drawn', figure: { name: 'changes-across', what: 'owners' }, atMost: 0.1 },
    ...required('availability'),
  ],
  teaches: ['MC2', 'DP1', 'DP2', 'A2-o1', 'A2-o2', 'A2-o3', 'I5', 'C5'],
  start: document,
};
