/** Goals about what clients ask for: which of the designs that are ready meets it, and which line rules another one out. */
import { declarations } from '#catalog';
import { stageOf, type Requirement, type StageId } from '#design';
import { answerKeys, type Exercise, type Goal, type Letter } from '#exercises';
import type { Trial } from '#simulation';
import { measuredOn, partsWanted } from '../required';
import { verdictOf, type Verdict } from '../verdicts';
import { blank, met, together, type GoalResult, type Judged } from './goal-result';
import type { JudgeInput, JudgeOrder } from './plan';
import { judgedSeeds } from './seeds';

/** Each design on each seed; bills and pipelines on the first one. */
export function letterOrders({ exercise, solution, classCode }: JudgeInput): readonly JudgeOrder[] {
  const { start: document, letters = [] } = exercise;
  const seeds = judgedSeeds(exercise, solution, classCode);
  return letters.flatMap((letter) => {
    const parts = new Set([...partsWanted(requirementsOf(exercise, letter)), 'run' as const]);
    return letter.stages.flatMap((stage) =>
      [...parts].flatMap((part) =>
        (part === 'run' ? seeds : seeds.slice(0, 1)).map((seed): JudgeOrder => {
          return { subject: 'solution', surveyed: null, order: { document, stage, seed, replication: 0, part } };
        }),
      ),
    );
  });
}

const requirementsOf = ({ start }: Exercise, letter: Letter): readonly Requirement[] =>
  start.requirements.filter(({ id }) => letter.requirements.includes(id));

/** Of a requirement by a stage, on all seeds together. */
function verdictAt({ exercise, trials }: Judged, stage: StageId, requirement: Requirement): Verdict {
  const { start: document } = exercise;
  const own = trials.filter(({ order }) => order.stage === stage);
  const seeds = new Set(own.map(({ order }) => order.seed));
  const grounds = { document, stage: stageOf(document, stage)!, kinds: declarations };
  const of = (seed: number): readonly Trial[] =>
    own.flatMap(({ order, trial }) => (trial && (order.part !== 'run' || order.seed === seed) ? [trial] : []));
  return together(
    Array.from(seeds, (seed) => verdictOf(requirement, measuredOn(requirement, { ...grounds, trials: of(seed) }))),
  );
}

type OfLetters = Extract<Goal, { readonly type: 'picks' | 'deciding-limits' }>;

/** How many letters are answered rightly. */
function counted(goal: OfLetters, judged: Judged, isRight: (letter: Letter, answer: string) => boolean): GoalResult {
  const { letters = [] } = judged.exercise;
  const answers = answerKeys(goal).map((key) => judged.solution.answers[key] ?? '');
  const measured = letters.filter((letter, at) => isRight(letter, answers[at] ?? '')).length;
  const verdict = judged.trials.some(({ trial }) => trial === null) ? 'unmeasured' : met(measured >= goal.atLeast);
  return { ...blank, goal, unit: 'count', comparator: 'at-least', measured, target: goal.atLeast, verdict };
}

export const judgePicks = (goal: OfLetters, judged: Judged): GoalResult =>
  counted(goal, judged, (letter, answer) => {
    const stage = letter.stages.find((each) => each === answer);
    const asked = requirementsOf(judged.exercise, letter);
    return stage !== undefined && asked.every((each) => verdictAt(judged, stage, each) === 'met');
  });

export const judgeDecidingLimits = (goal: OfLetters, judged: Judged): GoalResult =>
  counted(goal, judged, (letter, answer) => {
    const named = requirementsOf(judged.exercise, letter).find(({ id }) => id === answer);
    return named !== undefined && letter.stages.some((stage) => verdictAt(judged, stage, named) === 'missed');
  });
