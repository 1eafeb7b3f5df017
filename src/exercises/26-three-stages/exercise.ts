import { buildStart } from '../author';
import type { Exercise, Goal } from '../exercise';
import { erasOf, eraNames, requirements } from './eras';
import { written } from './written';

const { document, names, required } = buildStart(written);

/** Every step is to be as small as the reference's and half as much again, and to be decided by something that was measured. */
const ofEach = eraNames.flatMap((era): readonly Goal[] => [
  ...required(...Object.keys(requirements[era])).map((goal) => ({ ...goal, era })),
  { id: `${era} steps`, era, type: 'changes', atMost: { of: 'reference', times: 1.5 } },
  { id: `${era} decision`, era, type: 'decision', words: 12 },
]);

const cost = { type: 'monthly-cost', atMost: { of: 'reference', times: 1.2 } } as const;

export const exercise: Exercise = {
  id: 'three-stages',
  version: 1,
  palette: null,
  seeds: [261, 262, 263, 264, 265],
  hasOpenMix: false,
  eras: erasOf(names),
  prediction: { type: 'choice', choices: 4 },
  goals: [
    ...ofEach,
    { id: 'garage cost', era: 'garage', ...cost },
    { id: 'garage effort', era: 'garage', type: 'drawn', figure: { name: 'effort' }, atMost: 16 },
    { id: 'growth lead time', era: 'growth', type: 'pipeline', figure: 'lead-time', atMost: 8 },
    { id: 'world cost', era: 'world', ...cost },
    { id: 'world hosts', era: 'world', type: 'drawn', figure: { name: 'hosts-never-lost' }, atMost: 0 },
    { id: 'world stores', era: 'world', type: 'drawn', figure: { name: 'stores-never-lost' }, atMost: 0 },
    { id: 'stayed', type: 'stayed', atLeast: 1 },
  ],
  teaches: [
    'G1',
    'G3',
    'G5',
    'E1',
    'E2',
    'E3',
    'H1',
    'H2',
    'H3',
    'I1',
    'I2',
    'I3',
    'I4',
    'I5',
    'I6',
    'X1',
    'X2',
    'B3',
    'B6',
    'L1',
    'L2',
    'L3',
    'C6',
  ],
  start: document,
};
