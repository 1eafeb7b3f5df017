/** Goals about the limits that a learner writes: what they let through of the variants of the start, how many there are, and whose they are. */
import { declarations } from '#catalog';
import type { Goal } from '#exercises';
import { variantsPlan, variantsTable, type VariantsPlan } from '../variants/variants';
import { blank, lacking, met, type GoalResult, type Judged } from './goal-result';
import { judgedDocument } from './judged';
import type { JudgeInput, JudgeOrder } from './plan';
import { judgedSeeds } from './seeds';

/** The variants of an exercise with the learner's limits, on every seed that is judged. */
function limitsPlan({ exercise, solution, classCode }: JudgeInput): VariantsPlan {
  const document = judgedDocument(exercise, solution);
  const seeds = judgedSeeds(exercise, solution, classCode).map((seed) => ({ seed, replication: 0 }));
  const only = exercise.variants ?? [];
  return variantsPlan({ document, stage: document.stages[0]!.id, kinds: declarations, only, seeds });
}

/** The start with these limits is what is handed in, its variants are what it is tried on. */
export function limitsOrders(input: JudgeInput): readonly JudgeOrder[] {
  const { orders, rowOf } = limitsPlan(input);
  return orders.map((order, at) => ({ subject: rowOf[at] === 0 ? 'solution' : 'variant', order, surveyed: null }));
}

export function judgeVariants(goal: Extract<Goal, { readonly type: 'variants' }>, judged: Judged): GoalResult {
  const made = new Map(judged.trials.map(({ trial }, at) => [at, trial]));
  const { rows } = variantsTable(limitsPlan(judged), made);
  const own = rows.filter(({ variant }) => variant !== null && variant.isSound === (goal.which === 'harmless'));
  const right = own.filter(({ word }) => word === (goal.which === 'harmless' ? 'accepted' : 'caught'));
  const names = own.filter((row) => !right.includes(row)).map(({ variant }) => variant?.name ?? '');
  const isOpen = own.length === 0 || own.some(({ word }) => word === 'open');
  const verdict = isOpen ? 'unmeasured' : met(right.length >= goal.atLeast);
  const measured = isOpen ? null : right.length;
  return { ...blank, goal, unit: 'count', comparator: 'at-least', measured, target: goal.atLeast, verdict, names };
}

export function judgeLimits(goal: Extract<Goal, { readonly type: 'limits' }>, judged: Judged): GoalResult {
  const measured = judgedDocument(judged.exercise, judged.solution).requirements.length;
  return { ...blank, goal, unit: 'count', measured, target: goal.atMost, verdict: met(measured <= goal.atMost) };
}

export function judgeOwners(goal: Extract<Goal, { readonly type: 'owners' }>, judged: Judged): GoalResult {
  const { requirements } = judgedDocument(judged.exercise, judged.solution);
  const owners = new Set(requirements.map(({ owner }) => owner.trim().toLowerCase()));
  const names = goal.names.filter((name) => !owners.has(name));
  return lacking(goal, names, goal.names.length);
}
