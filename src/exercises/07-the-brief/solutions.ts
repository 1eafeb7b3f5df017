/** What each letter is decided by; and one taste for all of them, or lines that rule nothing out. */
import type { NamedSolution } from '../exercise';
import { exercise, names } from './exercise';
import { clients, stageName, type Design } from './written';

const solution = (name: string, picks: readonly Design[], lines: readonly string[], passes = false): NamedSolution => ({
  name,
  passes,
  document: exercise.start,
  answers: Object.fromEntries([
    ...picks.map((each, at) => [`picks ${at + 1}`, names.id('stage', stageName(clients[at]!.name, each))]),
    ...lines.map((each, at) => [`lines ${at + 1}`, names.id('requirement', each)]),
  ]) as Readonly<Record<string, string>>,
});

const right = ['monolith', 'services', 'serverless'] as const;
const deciding = ['the report is there', 'a change is out', 'results are there'];

export const solutions: readonly NamedSolution[] = [
  solution('reference', right, deciding, true),
  solution('alternative', right, ['budget of the founders', 'budget of the market', 'photos are taken'], true),
  solution('start', [], []),
  solution('wrong-one-server', ['monolith', 'monolith', 'monolith'], deciding),
  solution('wrong-nothing-to-run', ['serverless', 'serverless', 'serverless'], deciding),
  solution('wrong-lines', right, ['guests are answered', 'shoppers are answered', 'results are there']),
];
