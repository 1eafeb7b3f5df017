import { buildStart } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, names } = buildStart(written);

export const exercise: Exercise = {
  id: 'cutting-the-knot',
  version: 1,
  palette: ['server', 'relational-database'],
  seeds: [131, 132, 133, 134, 135],
  hasOpenMix: false,
  prediction: { type: 'choice', choices: 3 },
  goals: [
    { id: 'shared', type: 'drawn', figure: { name: 'shared-data' }, atMost: 0 },
    { id: 'units', type: 'drawn', figure: { name: 'units' }, atMost: 4 },
    { id: 'across', type: 'drawn', figure: { name: 'changes-across', what: 'units' }, atMost: 0.1 },
    { id: 'complete', type: 'drawn', figure: { name: 'work-left-out' }, atMost: 0 },
    { id: 'remote', type: 'figure', figure: { name: 'remote-calls' }, comparator: 'at-most', target: 2 },
    {
      id: 'p95',
      type: 'figure',
      figure: { name: 'p95' },
      comparator: 'at-most',
      target: { of: 'start', times: 1.15 },
    },
    { id: 'availability', type: 'requirement', requirement: names.id('requirement', 'availability') },
  ],
  teaches: ['MC3', 'C1', 'N3', 'B2', 'W2', 'DP1'],
  start: document,
};
