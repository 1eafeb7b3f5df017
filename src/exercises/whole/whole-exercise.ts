/**
 * An exercise that travels by itself: a brief, and one design whose stages are what it is played and judged with. They share workload, scenario, limits and
 * ids, and a file holds those after the first as differences.
 */
import type { ComponentId, Document, KindId, ModuleId, Stage, StageId } from '#design';
import type { Era, Exercise, ExerciseId, Goal, LockedFields, NamedSolution, Prediction } from '../exercise';
import type { ExerciseText } from '../text';

/** What a stage is there for. */
export const stageRoles = ['start', 'reference', 'alternative', 'wrong'] as const;
export type StageRole = (typeof stageRoles)[number];

/** Goals that are about the learner's own limits or test plans, which a shared workload has no room for, or about letters. */
type GoalOfCourse = Extract<
  Goal,
  { readonly type: 'variants' | 'limits' | 'owners' | 'replays' | 'picks' | 'deciding-limits' }
>;
export type BriefGoal = Exclude<Goal, GoalOfCourse>;

/** Everything of an exercise but its designs. */
export interface ExerciseBrief {
  /** Letters and digits, 12 of them; those of the course have hyphens. */
  readonly id: ExerciseId;
  /** Grows whenever it was changed since it was last given away. */
  readonly version: number;
  /** About how long it takes. */
  readonly minutes: number;
  /** Kinds that the palette offers; null = all of them. */
  readonly palette: readonly KindId[] | null;
  /** Parts of the start and modules that stay as they are. */
  readonly locked: readonly (ComponentId | ModuleId)[];
  /** Absent = none. */
  readonly lockedFields?: readonly LockedFields[];
  /** Seeds that are shown. */
  readonly seeds: readonly number[];
  /** Absent = it has none. Where it has, each design but the start is as many stages as there are eras, one after the other. */
  readonly eras?: readonly Era[];
  readonly prediction: Prediction;
  readonly goals: readonly BriefGoal[];
  readonly text: ExerciseText;
  /** Of each stage: one start, one reference (of each era). */
  readonly roles: readonly { readonly stage: StageId; readonly role: StageRole }[];
  /** What a right solution answers, by goal (`answerKeys`). */
  readonly answers: Readonly<Record<string, string>>;
}

export interface WholeExercise {
  readonly brief: ExerciseBrief;
  readonly design: Document;
}

/** One that a page can open and a judge can judge. */
export interface PlayableExercise {
  readonly exercise: Exercise;
  readonly text: ExerciseText;
  readonly minutes: number;
  readonly solutions: readonly NamedSolution[];
}

const stagesOf = ({ brief, design }: WholeExercise, role: StageRole): readonly Stage[] =>
  design.stages.filter(({ id }) => brief.roles.some((each) => each.stage === id && each.role === role));

/** How many stages of a role are one design. */
export const stagesOfOne = ({ eras }: Pick<ExerciseBrief, 'eras'>, role: StageRole): number =>
  role === 'start' ? 1 : (eras?.length ?? 1);

/** The designs of a role, each with its stages. */
function designsOf(whole: WholeExercise, role: StageRole): readonly (readonly Stage[])[] {
  const [stages, size] = [stagesOf(whole, role), stagesOfOne(whole.brief, role)];
  return Array.from({ length: Math.floor(stages.length / size) }, (_, at) => stages.slice(at * size, (at + 1) * size));
}

/** Throws where there is no start: what was read has one. */
export function playable(whole: WholeExercise): PlayableExercise {
  const { brief, design } = whole;
  const { id, version, palette, locked, lockedFields = [], seeds, eras, prediction, goals, text, minutes } = brief;
  const [start] = stagesOf(whole, 'start');
  if (!start) throw new Error(`exercise ${id} has no start`);
  const alone = (stages: readonly Stage[]): Document => ({ ...design, title: text.title, stages, scenes: [] });
  const exercise: Exercise = {
    id,
    version,
    palette,
    locked,
    lockedFields,
    seeds,
    hasOpenMix: false,
    ...(eras && { eras }),
    prediction,
    goals,
    teaches: [],
    start: alone([start]),
  };
  const solutions = stageRoles.flatMap((role) =>
    designsOf(whole, role).map((stages, at): NamedSolution => {
      const passes = role === 'reference' || role === 'alternative';
      const name = at === 0 ? role : `${role}-${at + 1}`;
      return { name, passes, document: alone(stages), answers: passes || role === 'wrong' ? brief.answers : {} };
    }),
  );
  return { exercise, text, minutes, solutions };
}
