import { buildStart, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, required, things } = buildStart(written);

export const exercise: Exercise = {
  id: 'survive-the-region',
  version: 2,
  palette: ['server', 'load-balancer', 'dns', 'cdn', 'object-store'],
  locked: things('Members', 'Players', 'Store', 'api', 'video'),
  lockedFields: [speedOfAll],
  seeds: [191, 192, 193, 194, 195],
  hasOpenMix: false,
  prediction: { type: 'number', unit: '%' },
  goals: [
    ...required('east', 'west', 'eu', 'video'),
    { id: 'regions', type: 'drawn', figure: { name: 'hosts-never-lost' }, atMost: 0 },
    { id: 'cost', type: 'monthly-cost', atMost: { of: 'start', times: 1.6 } },
  ],
  teaches: ['S2', 'DU3', 'P3', 'F3'],
  start: document,
};
