import { buildStart, figureAtMost, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, names, required, things, fieldsOf } = buildStart(written);

export const exercise: Exercise = {
  id: 'the-storm-after-the-storm',
  version: 1,
  palette: ['server'],
  locked: things('Users', 'rows'),
  lockedFields: [speedOfAll, fieldsOf('Database', 'instances', 'vcpus', 'workers')],
  seeds: [161, 162, 163, 164, 165],
  hasOpenMix: false,
  prediction: { type: 'choice', choices: 4 },
  goals: [
    ...required('after', 'before'),
    figureAtMost('calls', { name: 'calls-per-request', component: names.id('component', 'Database') }, 1.3),
  ],
  teaches: ['DC1'],
  start: document,
};
