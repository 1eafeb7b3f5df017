import { buildStart, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { stakeholders, written } from './written';

const { document, things } = buildStart(written);

export const exercise: Exercise = {
  id: 'the-acceptance-test',
  version: 1,
  palette: [],
  locked: things('Shoppers', 'Balancer', 'Ticket server', 'Database', 'shop', 'staff'),
  lockedFields: [speedOfAll],
  seeds: [81, 82, 83, 84, 85],
  hasOpenMix: false,
  variants: [
    'slow-tail',
    'lost-in-a-crash',
    'one-zone',
    'night-as-day',
    'stale-data',
    'open-door',
    'more-work',
    'other-seed',
  ],
  prediction: { type: 'number', unit: 'of 6' },
  goals: [
    { id: 'bad', type: 'variants', which: 'sabotaged', atLeast: 6 },
    { id: 'good', type: 'variants', which: 'harmless', atLeast: 2 },
    { id: 'few', type: 'limits', atMost: 12 },
    { id: 'everybody', type: 'owners', names: stakeholders },
  ],
  teaches: ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9', 'I4', 'C6', 'B1', 'W3', 'W5', 'T1', 'T2', 'T3', 'T4'],
  start: document,
};
