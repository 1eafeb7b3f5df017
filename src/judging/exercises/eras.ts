/** A solution of several stages, taken apart: each stage by itself under its era, with the one before as the design that it started from. */
import type { Stage } from '#design';
import { eraView, type EraId, type Exercise, type NamedSolution, type Solution } from '#exercises';
import { changes } from './changes';
import type { JudgeInput } from './plan';

export interface InputOfEra {
  readonly era: EraId;
  /** Null = the stage is not drawn yet. */
  readonly own: JudgeInput | null;
}

export function inputsOfEras(input: JudgeInput): readonly InputOfEra[] {
  const { exercise, solution, reference } = input;
  return (exercise.eras ?? []).map(({ id }, at) => {
    const [stage, good] = [solution, reference].map((each) => stageAt(exercise, each, at));
    if (!stage) return { era: id, own: null };
    const own = exerciseAt(exercise, before(exercise, solution, at), at);
    const counted = { exercise: exerciseAt(exercise, before(exercise, reference, at), at), solution: good ?? stage };
    return {
      era: id,
      own: {
        ...input,
        exercise: withChangesOf(own, changes(counted)),
        solution: stage,
        reference: { ...reference, ...(good ?? stage) },
      },
    };
  });
}

type Designed = Pick<NamedSolution, 'document' | 'answers'>;

function stageAt(exercise: Exercise, { document, answers }: Designed, at: number): Solution | null {
  const stage = document.stages[at];
  return stage ? { document: eraView(exercise)({ ...document, stages: [stage] }, at), answers } : null;
}

/** What the stage began as. */
const before = ({ start }: Exercise, { document }: Designed, at: number): Stage =>
  (at === 0 ? undefined : document.stages[at - 1]) ?? start.stages[0]!;

function exerciseAt({ eras = [], ...exercise }: Exercise, stage: Stage, at: number): Exercise {
  const era = eras[at]!.id;
  const start = eraView({ eras, goals: exercise.goals })({ ...exercise.start, stages: [stage] }, at);
  return { ...exercise, goals: exercise.goals.filter((goal) => goal.era === era), start };
}

/** The reference began elsewhere than the solution did: what it changed is counted against its own beginning. */
function withChangesOf(exercise: Exercise, count: number): Exercise {
  const goals = exercise.goals.map((goal) =>
    goal.type === 'changes' && typeof goal.atMost !== 'number'
      ? { ...goal, atMost: Math.floor(goal.atMost.times * count) }
      : goal,
  );
  return { ...exercise, goals };
}
