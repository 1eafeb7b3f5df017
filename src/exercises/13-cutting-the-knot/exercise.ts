import { buildStart, figureAtMost, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, required, things } = buildStart(written);

export const exercise: Exercise = {
  id: 'cutting-the-knot',
  version: 1,
  palette: ['server', 'relational-database'],
  locked: things('Users'),
  lockedFields: [speedOfAll],
  seeds: [131, 132, 133, 134, 135],
  hasOpenMix: false,
  prediction: { type: 'choice', choices: 3 },
  goals: [
    { id: 'shared', type: 'drawn', figure: { name: 'shared-data' }, atMost: 0 },
    { id: 'units', type: 'drawn', figure: { name: 'units' }, atMost: 4 },
    { id: 'across', type: 'drawn', figure: { name: 'changes-across', what: 'units' }, atMost: 0.1 },
    { id: 'complete', type: 'drawn', figure: { name: 'work-left-out' }, atMost: 0 },
    figureAtMost('remote', { name: 'remote-calls' }, 2),
    figureAtMost('p95', { name: 'p95' }, { of: 'start', times: 1.15 }),
    ...required('availability'),
  ],
  teaches: ['MC3', 'C1', 'N3', 'B2', 'W2', 'DP1'],
  start: document,
};
