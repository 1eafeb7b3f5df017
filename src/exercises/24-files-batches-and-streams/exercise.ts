import { buildStart, figureAtMost, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { longestFunctionMs, written } from './written';

const { document, names, required, things } = buildStart(written);

const minute = 60_000;
const uploads = names.id('operation', 'upload.take');
const nights = names.id('operation', 'night.begin');
const readings = names.id('operation', 'meter.report');

export const exercise: Exercise = {
  id: 'files-batches-and-streams',
  version: 1,
  palette: ['server', 'function', 'queue', 'topic', 'stream'],
  locked: things('Photographers', 'Warehouse', 'Machines'),
  lockedFields: [speedOfAll],
  seeds: [241, 242, 243, 244, 245],
  hasOpenMix: false,
  prediction: { type: 'number', unit: 'min' },
  goals: [
    ...required('uploads'),
    figureAtMost('files', { name: 'messages-done', operation: uploads }, 3 * minute),
    figureAtMost('once', { name: 'difference', relation: names.id('relation', 'one picture') }, 0),
    figureAtMost('export', { name: 'messages-done', operation: nights }, 30 * minute),
    { id: 'limit', type: 'setting', kind: 'function', parameter: 'timeLimitMs', atMost: longestFunctionMs },
    figureAtMost('age', { name: 'message-p99', operation: readings }, minute),
    figureAtMost('dead', { name: 'dead-letters', operation: readings }, 4),
    figureAtMost('lost', { name: 'messages-lost' }, 0),
    { id: 'cost', type: 'monthly-cost', atMost: { of: 'reference', times: 1.25 } },
  ],
  teaches: ['SU1', 'SU2', 'SU3'],
  start: document,
};
