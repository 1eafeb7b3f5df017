/** The test of an exercise before it is given away: its own designs and random edits of its start under the judge, and what is wrong with it then. */
import { declarations } from '#catalog';
import type { Document } from '#design';
import type { Goal, NamedSolution, PlayableExercise } from '#exercises';
import type { Trial, TrialOrder } from '#simulation';
import type { Judgement } from '../judge';
import { judgedBy, SharedRuns, type SharedPlan } from '../shared-runs';
import { isOfRequests, unitOf } from '../../verdicts';
import { randomEdits } from './random-edits';

export interface TestedDesign extends SharedPlan {
  readonly name: string;
  /** What the judge must say of it; null = an edit by chance, of which nothing is asked. */
  readonly passes: boolean | null;
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
  const chance = randomEdits(exercise.start, { ...exercise, kinds: declarations, many: edits });
  const runs = new SharedRuns();
  const tested = (solution: Omit<NamedSolution, 'passes'>, passes: boolean | null): TestedDesign => ({
    name: solution.name,
    passes,
    ...runs.plan({ exercise, solution, reference }),
  });
  // What is edited by chance is the first stage: those of later eras are the reference's.
  const later = exercise.eras ? reference.document.stages.slice(1) : [];
  const grown = (document: Document): Document => ({ ...document, stages: [...document.stages, ...later] });
  const designs = [
    ...solutions.map((each) => tested(each, each.passes)),
    ...chance.map((document, at) =>
      tested({ name: `edit-${at + 1}`, document: grown(document), answers: reference.answers }, null),
    ),
  ];
  return { played, designs, orders: runs.orders };
}

export const testedRows = (plan: ExerciseTestPlan, made: ReadonlyMap<number, Trial | null>): readonly TestedRow[] =>
  plan.designs.map((design) => ({ design, judgement: judgedBy(design, made) }));

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
