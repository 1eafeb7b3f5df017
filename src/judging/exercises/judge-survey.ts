/** Goals about the fault survey of a design: how much of it single faults leave unharmed, and which parts they harm most through. */
import type { ComponentId } from '#design';
import { answerKeys, type Goal } from '#exercises';
import type { Trial } from '#simulation';
import { lostOf, surveyOf, type Survey } from '../survey/survey';
import { blank, met, type GoalResult, type Judged } from './goal-result';
import { surveyPlanOf, type Subject } from './plan';

export function judgeUnharmed(goal: Extract<Goal, { readonly type: 'unharmed' }>, judged: Judged): GoalResult {
  const harmed = surveyMade('solution', judged)?.harmedShare ?? null;
  const measured = harmed === null ? null : 1 - harmed;
  const verdict = measured === null ? 'unmeasured' : met(measured >= goal.atLeast);
  return { ...blank, goal, unit: 'ratio', measured, target: goal.atLeast, comparator: 'at-least', verdict };
}

/** How many of the parts named are among as many of the worst. */
export function judgeWorstParts(goal: Extract<Goal, { readonly type: 'worst-parts' }>, judged: Judged): GoalResult {
  const survey = surveyMade('start', judged);
  const worst = survey && worstParts(survey).slice(0, goal.named);
  const named = new Set(answerKeys(goal).flatMap((key) => judged.solution.answers[key] ?? []));
  const measured = worst && worst.filter((part) => named.has(part)).length;
  const verdict = measured === null ? 'unmeasured' : met(measured >= goal.atLeast);
  return { ...blank, goal, unit: 'count', measured, target: goal.atLeast, comparator: 'at-least', verdict };
}

/** Null = a trial of it is missing. */
function surveyMade(whose: Subject, judged: Judged): Survey | null {
  const trials = new Map<number, Trial>();
  for (const { subject, surveyed, trial } of judged.trials)
    if (subject === whose && surveyed !== null && trial) trials.set(surveyed, trial);
  const plan = surveyPlanOf(whose, judged);
  return trials.size === plan.orders.length ? surveyOf(plan, trials) : null;
}

/** Parts by what all operations together lose through their faults, worst first. */
function worstParts({ rows }: Survey): readonly ComponentId[] {
  const losses = new Map<ComponentId, number>();
  for (const row of rows) {
    const { thing } = row.surveyed;
    if (thing.type !== 'component' && thing.type !== 'third-party') continue;
    losses.set(thing.component, (losses.get(thing.component) ?? 0) + lostOf(row));
  }
  return [...losses].toSorted(([, one], [, other]) => other - one).map(([component]) => component);
}
