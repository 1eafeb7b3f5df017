import { buildStart } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, names } = buildStart(written);

export const exercise: Exercise = {
  id: 'the-storm-after-the-storm',
  version: 1,
  palette: ['server'],
  seeds: [161, 162, 163, 164, 165],
  hasOpenMix: false,
  prediction: { type: 'choice', choices: 4 },
  goals: [
    { id: 'after', type: 'requirement', requirement: names.id('requirement', 'after') },
    { id: 'before', type: 'requirement', requirement: names.id('requirement', 'before') },
    {
      id: 'calls',
      type: 'figure',
      figure: { name: 'calls-per-request', component: names.id('component', 'Database') },
      comparator: 'at-most',
      target: 1.3,
    },
  ],
  teaches: ['DC1'],
  start: document,
};
