import { buildStart, figureAtMost, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { pool, written } from './written';

const { document, names, required, things, fieldsOf } = buildStart(written);

const second = 1000;
const minute = 60 * second;
const encodings = names.id('operation', 'api.submit encoding');
const previews = names.id('operation', 'api.ask for preview');
const vcpusOfApi = 2;

export const exercise: Exercise = {
  id: 'who-goes-first',
  version: 1,
  palette: ['server', 'queue'],
  locked: things('Studio', 'Editors', 'encoder', 'previewer'),
  lockedFields: [speedOfAll, fieldsOf('Workers', 'vcpus', 'workers')],
  seeds: [251, 252, 253, 254, 255],
  hasOpenMix: false,
  prediction: { type: 'number', unit: 'min' },
  goals: [
    figureAtMost('previews', { name: 'message-p95', operation: previews }, 15 * second),
    // 2,500 x 60 s and 900 x 5 s are 51.5 min of fifty workers: who is done by then has kept them busy for nine tenths of the time.
    figureAtMost('bulk', { name: 'messages-done', operation: encodings }, 57 * minute),
    figureAtMost('together', { name: 'messages-overlapping', operation: encodings }, 0),
    ...required('taken'),
    { id: 'vcpus', type: 'vcpus', atMost: pool + vcpusOfApi },
  ],
  teaches: ['S3', 'D9', 'A3b'],
  start: document,
};
