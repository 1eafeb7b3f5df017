import { buildStart, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, required, things } = buildStart(written);

export const exercise: Exercise = {
  id: 'the-noisy-neighbor',
  version: 1,
  palette: ['server', 'load-balancer'],
  locked: things('Shoppers', 'Office', 'shop', 'reports'),
  lockedFields: [speedOfAll],
  seeds: [111, 112, 113, 114, 115],
  hasOpenMix: false,
  prediction: { type: 'number', unit: 'ms' },
  goals: [...required('browse', 'reports', 'shoppers', 'office'), { id: 'vcpus', type: 'vcpus', atMost: 8 }],
  teaches: ['MC1', 'DP3', 'A2a', 'D4', 'E2'],
  start: document,
};
