import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { BuildNames, buildDocument, buildStep, constant, type BuildStage } from '#design';
import type { NamedSolution } from '#exercises';
import { madeTrial, type Trial, type TrialOrder } from '#simulation';
import { judge, judgePlan } from '..';
import { syntheticExercise } from '../testing/synthetic-exercise';

const names = new BuildNames();

const stage = (workMs: number, instances: number): BuildStage => ({
  modules: { shop: { operations: { buy: [buildStep.pause(constant(workMs))] } } },
  components: {
    Users: { kind: 'users', classes: ['Users'] },
    Shop: { kind: 'server', modules: ['shop'], values: { instances, vcpus: 2, memoryMiB: 4096 } },
  },
  wires: ['Users -> Shop'],
});

const start = buildDocument(
  {
    classes: { Users: { ratePerSecond: 10, mix: { 'shop.buy': 1 }, userRetries: null } },
    scenario: { durationMs: 3000, warmUpMs: 0 },
    requirements: {
      quick: { metric: 'p95', comparator: 'at-most', target: 100 },
      cheap: { metric: 'monthly-cost', comparator: 'at-most', target: 100 },
      answered: { metric: 'availability', comparator: 'at-least', target: 0.99 },
    },
    stages: { Slow: stage(500, 1), Dear: stage(10, 10), Right: stage(10, 1) },
  },
  declarations,
  names,
);

const exercise = syntheticExercise({
  letters: [
    {
      stages: start.stages.map(({ id }) => id),
      requirements: start.requirements.map(({ id }) => id),
    },
  ],
  goals: [
    { id: 'pick', type: 'picks', named: 1, atLeast: 1 },
    { id: 'line', type: 'deciding-limits', named: 1, atLeast: 1 },
  ],
  start,
});

const made = new Map<string, Trial | null>();

function trialOf(order: TrialOrder): Trial | null {
  const key = JSON.stringify([order.stage, order.part, order.seed]);
  if (!made.has(key)) {
    made.set(key, madeTrial(order));
  }
  return made.get(key)!;
}

function verdicts(pick: string, line: string): readonly string[] {
  const answers = { 'pick 1': names.id('stage', pick), 'line 1': names.id('requirement', line) };
  const solution: NamedSolution = { name: 'reference', passes: true, document: start, answers };
  const input = { exercise, solution, reference: solution };
  const trials = judgePlan(input).map((each) => ({ ...each, trial: trialOf(each.order) }));
  const judgement = judge(input, trials);
  expect(judgement.seeds).toBe(4);
  return judgement.goals.map(({ verdict }) => verdict);
}

describe('a letter', () => {
  it('is answered by the design that meets all its lines, in time and in money', () => {
    expect(verdicts('Right', 'quick')).toEqual(['met', 'met']);
    expect(verdicts('Slow', 'cheap')).toEqual(['missed', 'met']);
    expect(verdicts('Dear', 'cheap')).toEqual(['missed', 'met']);
  });

  it('is not decided by a line that every design meets', () => {
    expect(verdicts('Right', 'answered')).toEqual(['met', 'missed']);
  });
});
