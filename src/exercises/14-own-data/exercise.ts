import { buildStart } from '../author';
import type { Exercise } from '../exercise';
import { relations, written } from './written';

const { document, names } = buildStart(written);

export const exercise: Exercise = {
  id: 'own-data',
  version: 1,
  palette: ['server', 'relational-database', 'queue'],
  seeds: [141, 142, 143, 144, 145],
  hasOpenMix: false,
  prediction: { type: 'number', unit: 'an hour' },
  goals: [
    {
      id: 'broken',
      type: 'figure',
      figure: { name: 'difference', relation: relations.paid },
      comparator: 'at-most',
      target: 0,
    },
    {
      id: 'window',
      type: 'figure',
      figure: { name: 'longest-violation', relation: relations.paid },
      comparator: 'at-most',
      target: 10_000,
    },
    {
      id: 'twice',
      type: 'figure',
      figure: { name: 'difference', relation: relations.once },
      comparator: 'at-most',
      target: 0,
    },
    { id: 'availability', type: 'requirement', requirement: names.id('requirement', 'availability') },
    { id: 'p95', type: 'requirement', requirement: names.id('requirement', 'p95') },
  ],
  teaches: ['DC3', 'MP2', 'A2b', 'D5', 'R9'],
  start: document,
};
