/** Judges one solution, all its runs one after the other. */
import type { Exercise, NamedSolution, Solution } from '#exercises';
import { judge, judgePlan, type JudgeInput, type JudgeOrder, type Judgement } from '#judging';
import { makeTrial, type Trial, type TrialOrder } from '#simulation';

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

/** Trials of start and reference, with which every solution of an exercise is compared. */
const compared = new Map<string, Trial | null>();
const comparedNames: readonly string[] = ['start', 'reference'];

/** `name` is that of the solution, where it has one. */
function trialOf({ exercise: { id, version } }: JudgeInput, name: string, each: JudgeOrder): Trial | null {
  const { subject, surveyed, load, order } = each;
  const whose = subject === 'solution' ? name : subject;
  if (!comparedNames.includes(whose)) return madeTrial(order);
  const key = [id, version, whose, surveyed, load, order.part, order.seed].join(' ');
  const known = compared.get(key);
  if (known !== undefined) return known;
  const made = madeTrial(order);
  compared.set(key, made);
  return made;
}

function madeTrial(order: TrialOrder): Trial | null {
  const making = makeTrial(order);
  let step = making.next();
  while (!step.done) step = making.next();
  return step.value.ok ? step.value.value : null;
}

export function gradeOne({ exercise, solution, known, classCode }: Grading): Graded {
  const reference = known.find((each) => each.name === 'reference');
  if (!reference) throw new Error(`exercise ${exercise.id} has no reference`);
  const input = { exercise, solution, reference, classCode };
  const began = performance.now();
  const name = known.find((each) => each === solution)?.name ?? '';
  const trials = judgePlan(input).map((each) => ({ ...each, trial: trialOf(input, name, each) }));
  return { judgement: judge(input, trials), milliseconds: performance.now() - began };
}
