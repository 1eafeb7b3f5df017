/** What the judge says of a solution: each goal with what was measured of it, on which seeds, and whether it is met on all of them. */
import { declarations } from '#catalog';
import { findProblems, type Component } from '#design';
import type { Exercise, Goal, GoalType, Solution } from '#exercises';
import { drawnFigure, unitOfDrawn } from './drawn';
import { changes } from './changes';
import { judgeCrossing } from './crossing';
import { inputsOfEras } from './eras';
import { blank, met, runsOf, type Judged, type GoalResult, type JudgeTrial } from './goal-result';
import { judgeDecision } from './judge-decision';
import { judgeDecidingLimits, judgePicks } from './judge-letters';
import { judgeLimits, judgeOwners, judgeVariants } from './judge-limits';
import { judgePipeline } from './judge-pipeline';
import { judgeReplays } from './judge-replays';
import { judgeFigure, judgeRequirement } from './judge-runs';
import { judgeStayed } from './judge-stayed';
import { judgeUnharmed, judgeWorstParts } from './judge-survey';
import { judgeBillShare, judgeCompleteTraces, judgeSlowestPart } from './judge-telemetry';
import { changedLocks } from './locks';
import { documentOf, type JudgeInput, type Subject } from './plan';

export interface Judgement {
  readonly goals: readonly GoalResult[];
  /** Seeds on which it ran to the end. */
  readonly seeds: number;
  /** Names of locked parts that it has otherwise than the start. */
  readonly changedLocks: readonly string[];
  /** Every goal is met on every seed; nothing passes that was not judged. */
  readonly passed: boolean;
}

export function judge(input: JudgeInput, trials: readonly JudgeTrial[]): Judgement {
  return input.exercise.eras ? judgeEras(input, trials) : judgeAlone(input, trials);
}

/** Each stage under its era; a goal whose stage is not drawn yet is not met. */
function judgeEras(input: JudgeInput, trials: readonly JudgeTrial[]): Judgement {
  const parts = inputsOfEras(input).map(({ era, own }) =>
    own
      ? judgeAlone(
          own,
          trials.filter((each) => each.era === era),
        )
      : nothingDrawn,
  );
  const of = (goal: Goal): GoalResult => {
    if (goal.type === 'stayed') return judgeStayed(goal, input);
    const found = parts.flatMap(({ goals }) => goals).find((each) => each.goal.id === goal.id);
    return found ? { ...found, goal } : { ...blank, goal, unit: 'count', verdict: 'unmeasured' };
  };
  const goals = input.exercise.goals.map(of);
  return {
    goals,
    seeds: Math.max(0, ...parts.map(({ seeds }) => seeds)),
    changedLocks: [...new Set(parts.flatMap(({ changedLocks: names }) => names))],
    passed: parts.every(({ passed }) => passed) && goals.every(({ verdict }) => verdict === 'met'),
  };
}

const nothingDrawn: Judgement = { goals: [], seeds: 0, changedLocks: [], passed: false };

function judgeAlone(input: JudgeInput, trials: readonly JudgeTrial[]): Judgement {
  const judged = { ...input, trials };
  const goals = input.exercise.goals.map((goal) => judgeGoal(goal, judged));
  const runs = runsOf(judged, 'solution').filter(({ run }) => run !== null);
  const wanted = runsOf(judged, 'solution').length;
  const changed = changedLocks(input.exercise, input.solution);
  const isJudged = goals.length > 0 && wanted > 0 && runs.length === wanted;
  const passed = isJudged && changed.length === 0 && goals.every(({ verdict }) => verdict === 'met');
  // Of several designs each runs on every seed.
  const seeds = new Set(runs.map(({ seed }) => seed)).size;
  return { goals, seeds, changedLocks: changed, passed };
}

/** What the drawing alone decides. */
const needNoRun: readonly GoalType[] = [
  'drawn',
  'no-problems',
  'changes',
  'vcpus',
  'setting',
  'modules',
  'uses',
  'limits',
  'owners',
  'stayed',
];

/** Goals that the drawing alone decides, as they stand at this moment. */
export function judgeDrawing(exercise: Exercise, solution: Solution): readonly GoalResult[] {
  const input = { exercise, solution, reference: { ...solution, name: 'reference', passes: true } };
  const wanted = exercise.goals.filter(needsNoRun);
  const parts = exercise.eras ? inputsOfEras(input).flatMap(({ own }) => own ?? []) : [input];
  return [
    ...parts.flatMap((own) =>
      own.exercise.goals
        .filter(({ id }) => wanted.some((each) => each.id === id))
        .map((goal) => judgeGoal(goal, { ...own, trials: [] })),
    ),
    ...wanted.flatMap((goal) => (goal.type === 'stayed' ? judgeStayed(goal, input) : [])),
  ];
}

/** A limit that is told by the reference waits for that. */
const needsNoRun = (goal: Goal): boolean =>
  needNoRun.includes(goal.type) && (goal.type !== 'changes' || typeof goal.atMost === 'number');

function judgeGoal(goal: Goal, judged: Judged): GoalResult {
  switch (goal.type) {
    case 'requirement':
      return judgeRequirement(goal, judged);
    case 'figure':
      return judgeFigure(goal, judged);
    case 'drawn':
      return judgeDrawn(goal, judged);
    case 'variants':
      return judgeVariants(goal, judged);
    case 'limits':
      return judgeLimits(goal, judged);
    case 'owners':
      return judgeOwners(goal, judged);
    case 'pipeline':
      return judgePipeline(goal, judged);
    case 'monthly-cost':
      return judgeCost(goal, judged);
    case 'busiest-part':
      return judgePart(goal, judged);
    case 'unharmed':
      return judgeUnharmed(goal, judged);
    case 'worst-parts':
      return judgeWorstParts(goal, judged);
    case 'slowest-part':
      return judgeSlowestPart(goal, judged);
    case 'complete-traces':
      return judgeCompleteTraces(goal, judged);
    case 'bill-share':
      return judgeBillShare(goal, judged);
    case 'replays':
      return judgeReplays(goal, judged);
    case 'picks':
      return judgePicks(goal, judged);
    case 'deciding-limits':
      return judgeDecidingLimits(goal, judged);
    case 'decision':
      return judgeDecision(goal, judged);
    case 'stayed':
      return judgeStayed(goal, judged);
    case 'crossing':
      return judgeCrossing(goal, judged);
    case 'no-problems':
      return counted(goal, openProblems(judged), 0);
    case 'changes':
      return counted(goal, changes(judged), mostChanges(goal, judged));
    case 'vcpus':
      return counted(goal, vcpus(judged), goal.atMost);
    case 'setting':
      return counted(goal, highest(goal, judged), goal.atMost);
    case 'modules':
      return judgeModules(goal, judged);
    case 'uses':
      return { ...counted(goal, wiresTo(goal.kind, judged), 1), ...atLeast(wiresTo(goal.kind, judged), 1) };
  }
}

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

function mostChanges({ atMost }: Extract<Goal, { readonly type: 'changes' }>, { exercise, reference }: Judged): number {
  if (typeof atMost === 'number') return atMost;
  return Math.floor(atMost.times * changes({ exercise, solution: reference }));
}

function judgeDrawn(goal: Extract<Goal, { readonly type: 'drawn' }>, judged: Judged): GoalResult {
  const { start } = judged.exercise;
  const measured = drawnFigure({ ...drawn(judged), start }, goal.figure);
  const verdict = measured === null ? 'unmeasured' : met(measured <= goal.atMost);
  return { ...blank, goal, unit: unitOfDrawn(goal.figure), measured, target: goal.atMost, verdict };
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

/** Of a parameter among the parts of a kind; 0 = there are none. */
function highest({ kind, parameter }: Extract<Goal, { readonly type: 'setting' }>, judged: Judged): number {
  const parts = drawn(judged).stage.components.filter((each) => each.kind === kind);
  const values = parts.map(({ configuration }) => configuration[parameter]);
  return Math.max(0, ...values.map((value) => (typeof value === 'number' ? value : Number.POSITIVE_INFINITY)));
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

function judgeCost(goal: Extract<Goal, { readonly type: 'monthly-cost' }>, judged: Judged): GoalResult {
  const [own, other] = [billOf(judged, 'solution'), billOf(judged, goal.atMost.of)];
  const target = other === null ? null : other * goal.atMost.times;
  const verdict = own === null || target === null ? 'unmeasured' : met(own <= target);
  return { ...blank, goal, unit: 'usd', measured: own, target, verdict };
}

function billOf({ trials }: Judged, whose: Subject): number | null {
  const found = trials.find(
    ({ subject, order, load }) => subject === whose && order.part === 'bill' && load === undefined,
  )?.trial;
  return found?.part === 'bill' ? found.monthlyUsd : null;
}

/** The part of the start that is used most over its run, whatever of it runs out. */
function judgePart(goal: Goal, judged: Judged): GoalResult {
  const [start] = runsOf(judged, 'start');
  const parts = new Set<string>(judged.exercise.start.stages[0]!.components.map(({ id }) => id));
  const loads = (start?.run?.figures.loads ?? []).filter(({ place }) => parts.has(place));
  const busiest = loads.toSorted((a, b) => b.utilization - a.utilization)[0]?.place ?? null;
  const named = judged.solution.answers[goal.id] ?? null;
  const verdict = busiest === null ? 'unmeasured' : met(named === busiest);
  return { ...blank, goal, unit: 'part', part: { named, right: busiest }, verdict };
}
