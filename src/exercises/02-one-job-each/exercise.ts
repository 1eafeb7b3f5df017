import { buildStart, figureAtMost, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, names, required, things } = buildStart(written);

export const exercise: Exercise = {
  id: 'one-job-each',
  version: 1,
  palette: ['server', 'relational-database'],
  locked: things('Users'),
  lockedFields: [speedOfAll],
  seeds: [21, 22, 23, 24, 25],
  hasOpenMix: false,
  prediction: { type: 'choice', choices: 3 },
  goals: [
    { id: 'modules', type: 'modules', atLeast: 4, atMost: 6 },
    { id: 'tasks', type: 'drawn', figure: { name: 'concerns-in-a-module' }, atMost: 1 },
    { id: 'repeated', type: 'drawn', figure: { name: 'repeated-concerns' }, atMost: 0 },
    {
      id: 'tax',
      type: 'drawn',
      figure: { name: 'modules-touched', changes: [names.id('change', 'tax')], among: 'all' },
      atMost: 1,
    },
    {
      id: 'password',
      type: 'drawn',
      figure: { name: 'modules-touched', changes: [names.id('change', 'password')], among: 'all' },
      atMost: 1,
    },
    { id: 'complete', type: 'drawn', figure: { name: 'work-left-out' }, atMost: 0 },
    figureAtMost('p95', { name: 'p95' }, { of: 'start', times: 1.05 }),
    ...required('availability'),
  ],
  teaches: ['P1', 'W2', 'W4', 'N3', 'N4', 'B2', 'I3'],
  start: document,
};
