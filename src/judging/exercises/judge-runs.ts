/** Goals about the run on each seed: a requirement of the start, or a figure against a number or against another design. */
import type { Goal } from '#exercises';
import { measuredIn } from '../required';
import { unitOf, verdictOf, type Verdict } from '../verdicts';
import { blank, met, runsOf, together, worstOf, type GoalResult, type Judged } from './goal-result';
import { documentOf, type Subject } from './plan';
import { figureOfRun, figureUnit } from './run-figures';

export function judgeRequirement(goal: Extract<Goal, { readonly type: 'requirement' }>, judged: Judged): GoalResult {
  const requirement = judged.exercise.start.requirements.find(({ id }) => id === goal.requirement);
  if (!requirement) throw new Error(`exercise ${judged.exercise.id} has no requirement ${goal.requirement}`);
  const perSeed = runsOf(judged, 'solution').map(({ seed, run }) => ({
    seed,
    measured: run && measuredIn(run.figures, requirement),
  }));
  const verdicts = perSeed.map(({ measured }) => verdictOf(requirement, measured ?? Number.NaN));
  const { comparator, target, metric } = requirement;
  const base = { ...blank, goal, unit: unitOf(metric), comparator, target, perSeed };
  return { ...base, measured: worstOf(perSeed, comparator), verdict: together(verdicts) };
}

export function judgeFigure(goal: Extract<Goal, { readonly type: 'figure' }>, judged: Judged): GoalResult {
  const { figure, comparator } = goal;
  const { relations } = judged.exercise.start.rules;
  const measure = (whose: Subject, run: RunOf): number | null =>
    run && figureOfRun(figure, { ...run, relations, stage: documentOf(whose, judged).stages[0]! });
  const perSeed = runsOf(judged, 'solution').map(({ seed, run }) => ({ seed, measured: measure('solution', run) }));
  const target = targetOf(goal, judged, measure);
  const verdicts = perSeed.map(({ measured }): Verdict => {
    if (measured === null || target === null) return 'unmeasured';
    return met(comparator === 'at-most' ? measured <= target : measured >= target);
  });
  const base = { ...blank, goal, unit: figureUnit(figure), comparator, target, perSeed };
  return { ...base, measured: worstOf(perSeed, comparator), verdict: together(verdicts) };
}

type RunOf = ReturnType<typeof runsOf>[number]['run'];

function targetOf(
  { target }: Extract<Goal, { readonly type: 'figure' }>,
  judged: Judged,
  measure: (whose: Subject, run: RunOf) => number | null,
): number | null {
  if (typeof target === 'number') return target;
  const [other] = runsOf(judged, target.of);
  const measured = other ? measure(target.of, other.run) : null;
  return measured === null ? null : measured * target.times;
}
