/** Judges one solution, all its runs one after the other. */
import { createHash } from 'node:crypto';
import type { Document } from '#design';
import type { Exercise, NamedSolution, Solution } from '#exercises';
import { judge, judgePlan, type Judgement } from '#judging';
import { madeTrial, type Trial, type TrialOrder, type TrialPart } from '#simulation';

export interface Grading {
  readonly exercise: Exercise;
  readonly solution: Solution;
  /** Those that come with the exercise. */
  readonly known: readonly NamedSolution[];
  readonly classCode: string;
}

export interface Graded {
  readonly judgement: Judgement;
  readonly milliseconds: number;
}

/** Trials by what they are made of: solutions are compared with the same start and reference, and some differ in their limits alone. */
const made = new Map<string, Trial | null>();

function trialOf(order: TrialOrder): Trial | null {
  const key = keyOf(order);
  const known = made.get(key);
  if (known !== undefined) return known;
  const trial = madeTrial(order);
  made.set(key, trial);
  return trial;
}

function keyOf({ document, ...order }: TrialOrder): string {
  const seen = { ...document, nextId: 0, requirements: limitsSeen(document, order.part) };
  return createHash('sha256')
    .update(JSON.stringify([order, seen]))
    .digest('base64');
}

/** Experiments are called off by limits; otherwise a run measures what they ask about and not how much they ask for, and all else sees none of them. */
function limitsSeen({ requirements, scenario }: Document, part: TrialPart): readonly unknown[] {
  if (scenario.timeline.some(({ action }) => action.type === 'experiment')) return requirements;
  return part === 'run' ? requirements.map(({ id, metric, scope, window }) => ({ id, metric, scope, window })) : [];
}

export function gradeOne({ exercise, solution, known, classCode }: Grading): Graded {
  const reference = known.find((each) => each.name === 'reference');
  if (!reference) throw new Error(`exercise ${exercise.id} has no reference`);
  const input = { exercise, solution, reference, classCode };
  const began = performance.now();
  const trials = judgePlan(input).map((each) => ({ ...each, trial: trialOf(each.order) }));
  return { judgement: judge(input, trials), milliseconds: performance.now() - began };
}
