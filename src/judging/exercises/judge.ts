/** What the judge says of a solution: each goal with what was measured of it, on which seeds, and whether it is met on all of them. */
import { declarations } from '#catalog';
import { findProblems, stageChanges, type Component, type Requirement } from '#design';
import type { Goal } from '#exercises';
import type { Trial } from '#simulation';
import { metricUnits, verdictOf, type MetricUnit, type Verdict } from '../verdicts';
import { documentOf, type JudgeInput, type JudgeOrder, type Subject } from './plan';

/** What an order came to; null = its design cannot run. */
export interface JudgeTrial extends JudgeOrder {
  readonly trial: Trial | null;
}

export interface GoalResult {
  readonly goal: Goal;
  readonly verdict: Verdict;
  /** Of each seed, in their order; Infinity = a quantile among the failed; empty = the goal is not about a run. */
  readonly perSeed: readonly { readonly seed: number; readonly measured: number | null }[];
  /** The worst of them, or the only figure there is; null = nothing was measured. */
  readonly measured: number | null;
  /** Null = there is no limit to tell. */
  readonly target: number | null;
  readonly comparator: Requirement['comparator'];
  readonly unit: MetricUnit | 'count' | 'part';
  /** The component that was named, or that should have been; null = the goal asks for none. */
  readonly part: { readonly named: string | null; readonly right: string | null } | null;
}

export interface Judgement {
  readonly goals: readonly GoalResult[];
  /** Seeds on which it ran to the end. */
  readonly seeds: number;
  /** Every goal is met on every seed; nothing passes that was not judged. */
  readonly passed: boolean;
}

interface Judged extends JudgeInput {
  readonly trials: readonly JudgeTrial[];
}

const blank = { perSeed: [], measured: null, target: null, comparator: 'at-most', part: null } as const;

export function judge(input: JudgeInput, trials: readonly JudgeTrial[]): Judgement {
  const judged = { ...input, trials };
  const goals = input.exercise.goals.map((goal) => judgeGoal(goal, judged));
  const runs = runsOf(judged, 'solution').filter(({ run }) => run !== null);
  const wanted = trials.filter(({ subject, order }) => subject === 'solution' && order.part === 'run').length;
  const passed =
    goals.length > 0 && wanted > 0 && runs.length === wanted && goals.every(({ verdict }) => verdict === 'met');
  return { goals, seeds: runs.length, passed };
}

function judgeGoal(goal: Goal, judged: Judged): GoalResult {
  switch (goal.type) {
    case 'requirement':
      return judgeRequirement(goal, judged);
    case 'monthly-cost':
      return judgeCost(goal, judged);
    case 'busiest-part':
      return judgePart(goal, judged);
    case 'no-problems':
      return counted(goal, openProblems(judged), 0);
    case 'changes':
      return counted(goal, changes(judged), goal.atMost);
    case 'vcpus':
      return counted(goal, vcpus(judged), goal.atMost);
    case 'modules':
      return judgeModules(goal, judged);
    case 'uses':
      return { ...counted(goal, wiresTo(goal.kind, judged), 1), ...atLeast(wiresTo(goal.kind, judged), 1) };
  }
}

const met = (isMet: boolean): Verdict => (isMet ? 'met' : 'missed');

function counted(goal: Goal, measured: number, most: number): GoalResult {
  return { ...blank, goal, unit: 'count', measured, target: most, verdict: met(measured <= most) };
}

const atLeast = (measured: number, least: number): Pick<GoalResult, 'comparator' | 'verdict'> => ({
  comparator: 'at-least',
  verdict: met(measured >= least),
});

const drawn = (judged: Judged) => {
  const document = documentOf('solution', judged);
  return { document, stage: document.stages[0]! };
};

function openProblems(judged: Judged): number {
  const { document, stage } = drawn(judged);
  return findProblems(document, stage.id, declarations).filter(({ severity }) => severity === 'error').length;
}

/** Things added, removed, moved or rewired count one each, fields that are set differently one each. */
export function changes(judged: Pick<JudgeInput, 'exercise' | 'solution'>): number {
  const [before, after] = [judged.exercise.start.stages[0]!, judged.solution.document.stages[0]!];
  return stageChanges(before, after).reduce(
    (sum, { sort, fields }) => sum + (sort === 'changed' ? fields.length : 1),
    0,
  );
}

/** Where nothing limits them there is no end of them. */
function vcpus(judged: Judged): number {
  const each = ({ configuration }: Component): number => {
    const [instances, size] = [configuration['instances'] ?? 1, configuration['vcpus'] ?? Number.POSITIVE_INFINITY];
    return typeof instances === 'number' && typeof size === 'number' ? instances * size : 0;
  };
  return drawn(judged)
    .stage.components.filter(({ modules }) => modules.length > 0)
    .reduce((sum, component) => sum + each(component), 0);
}

function judgeModules(goal: Extract<Goal, { readonly type: 'modules' }>, judged: Judged): GoalResult {
  const { stage } = drawn(judged);
  const placed = stage.modules.filter(({ id }) => stage.components.some(({ modules }) => modules.includes(id))).length;
  const isLow = placed < goal.atLeast;
  const limit = isLow ? goal.atLeast : goal.atMost;
  const result = counted(goal, placed, limit);
  return isLow ? { ...result, ...atLeast(placed, limit) } : result;
}

function wiresTo(kind: string, judged: Judged): number {
  const { stage } = drawn(judged);
  const parts = new Set<string>(stage.components.filter((each) => each.kind === kind).map(({ id }) => id));
  return stage.wires.filter(({ to }) => 'component' in to && parts.has(to.component)).length;
}

function runsOf({ trials }: Judged, whose: Subject) {
  return trials
    .filter(({ subject, order }) => subject === whose && order.part === 'run')
    .map(({ order, trial }) => {
      const isWhole = trial?.part === 'run' && trial.figures.stopReason === null;
      return { seed: order.seed, run: isWhole ? trial.figures : null };
    });
}

function judgeRequirement(goal: Extract<Goal, { readonly type: 'requirement' }>, judged: Judged): GoalResult {
  const requirement = judged.exercise.start.requirements.find(({ id }) => id === goal.requirement);
  if (!requirement) throw new Error(`exercise ${judged.exercise.id} has no requirement ${goal.requirement}`);
  const perSeed = runsOf(judged, 'solution').map(({ seed, run }) => {
    const measured = run?.requirements.find(({ id }) => id === requirement.id)?.measured ?? null;
    return { seed, measured: measured === 'infinite' ? Number.POSITIVE_INFINITY : measured };
  });
  const verdicts = perSeed.map(({ measured }) => verdictOf(requirement, measured ?? Number.NaN));
  const { comparator, target, metric } = requirement;
  const base = { ...blank, goal, unit: metricUnits[metric], comparator, target, perSeed };
  return { ...base, measured: worstOf(perSeed, comparator), verdict: together(verdicts) };
}

function worstOf(perSeed: GoalResult['perSeed'], comparator: Requirement['comparator']): number | null {
  const values = perSeed.flatMap(({ measured }) => measured ?? []);
  if (values.length === 0) return null;
  return comparator === 'at-most' ? Math.max(...values) : Math.min(...values);
}

function together(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('missed')) return 'missed';
  return verdicts.length === 0 || verdicts.includes('unmeasured') ? 'unmeasured' : 'met';
}

function judgeCost(goal: Extract<Goal, { readonly type: 'monthly-cost' }>, judged: Judged): GoalResult {
  const [own, other] = [billOf(judged, 'solution'), billOf(judged, goal.atMost.of)];
  const target = other === null ? null : other * goal.atMost.times;
  const verdict = own === null || target === null ? 'unmeasured' : met(own <= target);
  return { ...blank, goal, unit: 'usd', measured: own, target, verdict };
}

function billOf({ trials }: Judged, whose: Subject): number | null {
  const found = trials.find(({ subject, order }) => subject === whose && order.part === 'bill')?.trial;
  return found?.part === 'bill' ? found.monthlyUsd : null;
}

/** The part of the start that is used most over its run, whatever of it runs out. */
function judgePart(goal: Goal, judged: Judged): GoalResult {
  const [start] = runsOf(judged, 'start');
  const parts = new Set<string>(judged.exercise.start.stages[0]!.components.map(({ id }) => id));
  const loads = (start?.run?.loads ?? []).filter(({ place }) => parts.has(place));
  const busiest = loads.toSorted((a, b) => b.utilization - a.utilization)[0]?.place ?? null;
  const named = judged.solution.answers[goal.id] ?? null;
  const verdict = busiest === null ? 'unmeasured' : met(named === busiest);
  return { ...blank, goal, unit: 'part', part: { named, right: busiest }, verdict };
}
