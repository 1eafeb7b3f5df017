/** From a written-out start and its solutions to an exercise: all of them call the same things by the same ids, so that a solution is judged under the start's workload. */
import { declarations } from '#catalog';
import { buildDocument, BuildNames, type BuildDesign, type BuildStage, type Document } from '#design';
import type { NamedSolution } from './exercise';

export interface WrittenExercise {
  /** Everything but the stages: workload, scenario, requirements. */
  readonly design: Omit<BuildDesign, 'stages'>;
  readonly start: BuildStage;
}

export interface WrittenSolution {
  readonly stage: BuildStage;
  /** What else it says otherwise than the start. */
  readonly design?: Partial<WrittenExercise['design']>;
  readonly passes: boolean;
  /** Names of components, or numbers, by the goal that asks for one. */
  readonly answers?: Readonly<Record<string, string | number>>;
}

const startName = 'Start';

/** The start, and the names by which its solutions are built. */
export function buildStart({ design, start }: WrittenExercise): {
  readonly document: Document;
  readonly names: BuildNames;
} {
  const names = new BuildNames();
  return { document: buildDocument({ ...design, stages: { [startName]: start } }, declarations, names), names };
}

/** Every solution with the document in which it is the only stage. */
export function buildSolutions(
  exercise: WrittenExercise,
  solutions: Readonly<Record<string, WrittenSolution>>,
): readonly NamedSolution[] {
  const { names } = buildStart(exercise);
  return Object.entries(solutions).map(([name, { stage, design, passes, answers = {} }]) => ({
    name,
    passes,
    document: buildDocument({ ...exercise.design, ...design, stages: { [startName]: stage } }, declarations, names),
    answers: Object.fromEntries(
      Object.entries(answers).map(([goal, answer]) => [
        goal,
        typeof answer === 'number' ? String(answer) : names.id('component', answer),
      ]),
    ),
  }));
}
