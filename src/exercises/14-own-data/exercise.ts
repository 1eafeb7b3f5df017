import { buildStart, figureAtMost, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { relations, written } from './written';

const { document, required, things } = buildStart(written);

export const exercise: Exercise = {
  id: 'own-data',
  version: 1,
  palette: ['server', 'relational-database', 'queue'],
  locked: things('Customers', 'Payment provider'),
  lockedFields: [speedOfAll],
  seeds: [141, 142, 143, 144, 145],
  hasOpenMix: false,
  prediction: { type: 'number', unit: 'an hour' },
  goals: [
    figureAtMost('broken', { name: 'difference', relation: relations.paid }, 0),
    figureAtMost('window', { name: 'longest-violation', relation: relations.paid }, 10_000),
    figureAtMost('twice', { name: 'difference', relation: relations.once }, 0),
    ...required('availability', 'p95'),
  ],
  teaches: ['DC3', 'MP2', 'A2b', 'D5', 'R9'],
  start: document,
};
