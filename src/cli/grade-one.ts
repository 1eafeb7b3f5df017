/** Judges one solution, all its runs one after the other. */
import type { Exercise, NamedSolution, Solution } from '#exercises';
import { judge, judgePlan, type Judgement } from '#judging';
import { makeTrial } from '#simulation';

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

export function gradeOne({ exercise, solution, known, classCode }: Grading): Graded {
  const reference = known.find((each) => each.name === 'reference');
  if (!reference) throw new Error(`exercise ${exercise.id} has no reference`);
  const input = { exercise, solution, reference, classCode };
  const began = performance.now();
  const trials = judgePlan(input).map((each) => {
    const making = makeTrial(each.order);
    let step = making.next();
    while (!step.done) step = making.next();
    return { ...each, trial: step.value.ok ? step.value.value : null };
  });
  return { judgement: judge(input, trials), milliseconds: performance.now() - began };
}
