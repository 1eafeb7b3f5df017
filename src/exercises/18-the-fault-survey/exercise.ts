import { buildStart, figureAtMost, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, required, things } = buildStart(written);

export const exercise: Exercise = {
  id: 'the-fault-survey',
  version: 1,
  palette: null,
  locked: things('Platforms', 'Chat', 'Viewers', 'Discord', 'Lights cloud'),
  lockedFields: [speedOfAll],
  seeds: [181, 182, 183, 184, 185],
  hasOpenMix: false,
  prediction: { type: 'part' },
  goals: [
    { id: 'worst', type: 'worst-parts', named: 3, atLeast: 2 },
    { id: 'unharmed', type: 'unharmed', atLeast: 0.9 },
    figureAtMost('lost', { name: 'messages-lost' }, 0),
    ...required('availability'),
    { id: 'cost', type: 'monthly-cost', atMost: { of: 'start', times: 1.3 } },
  ],
  teaches: ['DC2', 'I4', 'C1', 'D1'],
  start: document,
};
