import { declarations } from '#catalog';
import { buildDocument, BuildNames } from '#design';
import type { Exercise } from '../exercise';
import { clients, design, designs, letters, stageName } from './written';

export const names = new BuildNames();
const start = buildDocument(design, declarations, names);

export const exercise: Exercise = {
  id: 'the-brief',
  version: 1,
  palette: [],
  seeds: [71, 72, 73, 74, 75],
  hasOpenMix: false,
  letters: clients.map(({ name }, at) => ({
    stages: designs.map((each) => names.id('stage', stageName(name, each))),
    requirements: Object.keys(letters[at] ?? {}).map((each) => names.id('requirement', each)),
  })),
  prediction: { type: 'choice', choices: 3 },
  goals: [
    { id: 'picks', type: 'picks', named: 3, atLeast: 3 },
    { id: 'lines', type: 'deciding-limits', named: 3, atLeast: 2 },
  ],
  teaches: ['G2', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'N5', 'I1', 'C4', 'C5', 'K1', 'G4', 'A1', 'A2', 'A3'],
  start,
};
