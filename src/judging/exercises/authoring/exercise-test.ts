/** The test of an exercise before it is given away: its own designs and random edits of its start under the judge, and what is wrong with it then. */
import { declarations } from '#catalog';
import type { Goal, NamedSolution, PlayableExercise } from '#exercises';
import type { Trial, TrialOrder } from '#simulation';
import type { JudgeTrial } from '../goal-result';
import { judge, type Judgement } from '../judge';
import { judgePlan, type JudgeInput, type JudgeOrder } from '../plan';
import { isOfRequests, unitOf } from '../../verdicts';
import { randomEdits } from './random-edits';

export interface TestedDesign {
  readonly name: string;
  /** What the judge must say of it; null = an edit by chance, of which nothing is asked. */
  readonly passes: boolean | null;
  readonly input: JudgeInput;
  readonly plan: readonly JudgeOrder[];
  /** Place of each order of its plan among those that are made. */
  readonly at: readonly number[];
}

export interface ExerciseTestPlan {
  readonly played: PlayableExercise;
  readonly designs: readonly TestedDesign[];
  /** Each once, however many designs are compared with it. */
  readonly orders: readonly TrialOrder[];
}

export interface TestedRow {
  readonly design: TestedDesign;
  /** Null = its runs are not all made. */
  readonly judgement: Judgement | null;
}

/** Null = it has no reference. */
export function exerciseTestPlan(played: PlayableExercise, edits: number): ExerciseTestPlan | null {
  const { exercise, solutions } = played;
  const reference = solutions.find(({ name }) => name === 'reference');
  if (!reference) return null;
  const chance = randomEdits(exercise.start, { kinds: declarations, locked: exercise.locked ?? [], many: edits });
  const orders: TrialOrder[] = [];
  const places = new Map<string, number>();
  const placeOf = (order: TrialOrder): number => {
    const key = JSON.stringify(order);
    const at = places.get(key) ?? orders.length;
    if (at === orders.length) orders.push(order);
    places.set(key, at);
    return at;
  };
  const tested = (solution: Omit<NamedSolution, 'passes'>, passes: boolean | null): TestedDesign => {
    const input = { exercise, solution, reference };
    const plan = judgePlan(input);
    return { name: solution.name, passes, input, plan, at: plan.map(({ order }) => placeOf(order)) };
  };
  const designs = [
    ...solutions.map((each) => tested(each, each.passes)),
    ...chance.map(({ name, document }) => tested({ name, document, answers: reference.answers }, null)),
  ];
  return { played, designs, orders };
}

export function testedRows(plan: ExerciseTestPlan, made: ReadonlyMap<number, Trial | null>): readonly TestedRow[] {
  return plan.designs.map((design) => {
    if (!design.at.every((at) => made.has(at))) return { design, judgement: null };
    const trials = design.plan.map((order, place): JudgeTrial => ({
      ...order,
      trial: made.get(design.at[place]!) ?? null,
    }));
    return { design, judgement: judge(design.input, trials) };
  });
}

/** What is wrong with it, a sentence each; empty = nothing is. Only what was judged is spoken of. */
export function exerciseFaults({ played }: ExerciseTestPlan, rows: readonly TestedRow[]): readonly string[] {
  const { exercise, text } = played;
  const label = ({ id }: Goal): string => `“${text.goals[id] ?? id}”`;
  const judged = rows.flatMap(({ design, judgement }) => (judgement ? [{ design, judgement }] : []));
  const ofDesigns = judged.flatMap(({ design: { name, passes }, judgement }) => {
    if (passes === null || passes === judgement.passed) return [];
    if (!passes) return [`${named(name)} passes: no goal tells it from a right answer.`];
    const missed = judgement.goals.filter(({ verdict }) => verdict !== 'met').map(({ goal }) => label(goal));
    const locks = judgement.changedLocks.map((part) => `it changes ${part}, which is locked`);
    return [
      `${named(name)} does not pass: ${[...locks, missed.length > 0 ? `it misses ${missed.join(', ')}` : ''].filter(Boolean).join(' and ')}.`,
    ];
  });
  const isComplete = judged.length === rows.length && rows.length > 0;
  const idle = exercise.goals.filter(({ id, type }) => {
    const results = judged.flatMap(({ judgement }) => judgement.goals.filter(({ goal }) => goal.id === id));
    return isComplete && type !== 'no-problems' && results.every(({ verdict }) => verdict === 'met');
  });
  return [
    ...ofDesigns,
    ...idle.map((goal) => `No design misses ${label(goal)}: it asks for nothing.`),
    ...quick(played),
  ];
}

const named = (name: string): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

/** Whoever refuses what comes is quick. */
function quick({ exercise, text }: PlayableExercise): readonly string[] {
  const { goals, start } = exercise;
  const required = goals.flatMap((goal) => {
    const requirement = goal.type === 'requirement' && start.requirements.find(({ id }) => id === goal.requirement);
    return requirement ? [{ goal, metric: requirement.metric }] : [];
  });
  if (required.some(({ metric }) => metric === 'availability')) return [];
  return required
    .filter(({ metric }) => isOfRequests(metric) && unitOf(metric) === 'ms')
    .map(
      ({ goal }) =>
        `“${text.goals[goal.id] ?? goal.id}” bounds a latency, and no goal the availability: a design that refuses requests would pass.`,
    );
}
