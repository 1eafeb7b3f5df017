import { buildStart, figureAtMost, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { leaves, written } from './written';

const { document, names, required, things } = buildStart(written);

const component = names.id('component', 'Leaves');
const extraCalls = 1.05;

export const exercise: Exercise = {
  id: 'the-long-tail',
  version: 1,
  palette: ['server', 'cache'],
  locked: things('Searchers', 'Leaves', 'leaf'),
  lockedFields: [speedOfAll],
  seeds: [171, 172, 173, 174, 175],
  hasOpenMix: false,
  prediction: { type: 'number', unit: '%' },
  goals: [
    ...required('p99', 'p50', 'availability'),
    figureAtMost('calls', { name: 'calls-per-request', component }, leaves * extraCalls),
    {
      id: 'complete',
      type: 'figure',
      figure: { name: 'completeness', component, of: leaves },
      comparator: 'at-least',
      target: 0.985,
    },
  ],
  teaches: ['DC1', 'S4', 'D10'],
  start: document,
};
