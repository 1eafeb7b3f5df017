/** From a written-out start and its solutions to an exercise: all of them call the same things by the same ids, so that a solution is judged under the start's workload. */
import { declarations } from '#catalog';
import {
  buildDocument,
  BuildNames,
  type BuildDesign,
  type BuildStage,
  type ComponentId,
  type Document,
  type ModuleId,
} from '#design';
import type { Goal, LockedFields, NamedSolution, RunFigure } from './exercise';

export interface WrittenExercise {
  /** Everything but the stages: workload, scenario, requirements. */
  readonly design: Omit<BuildDesign, 'stages'>;
  readonly start: BuildStage;
  /** What its stage is called; absent = that it is the start. */
  readonly startName?: string;
}

interface WrittenAnswer {
  /** What else it says otherwise than the start. */
  readonly design?: Partial<WrittenExercise['design']>;
  readonly passes: boolean;
  /** Names of components, or numbers, by the goal that asks for one. */
  readonly answers?: Readonly<Record<string, string | number>>;
}

/** One stage, or one for each era by its name. */
type Drawn = { readonly stage: BuildStage } | { readonly stages: Readonly<Record<string, BuildStage>> };

export type WrittenSolution = WrittenAnswer & Drawn;

const usualName = 'Start';

interface BuiltStart {
  readonly document: Document;
  /** By which its solutions are built. */
  readonly names: BuildNames;
  /** Requirements of the start as goals, by the names of both. */
  readonly required: (...requirements: readonly string[]) => readonly Goal[];
  /** Parts and modules of the start by their names. */
  readonly things: (...names: readonly string[]) => readonly (ComponentId | ModuleId)[];
  /** Parameters of a part of the start. */
  readonly fieldsOf: (name: string, ...parameters: readonly string[]) => LockedFields;
}

export function buildStart({ design, start, startName = usualName }: WrittenExercise): BuiltStart {
  const names = new BuildNames();
  const document = buildDocument({ ...design, stages: { [startName]: start } }, declarations, names);
  const required = (...ids: readonly string[]): readonly Goal[] =>
    ids.map((id) => ({ id, type: 'requirement', requirement: names.id('requirement', id) }));
  const { components, modules } = document.stages[0]!;
  const things = (...wanted: readonly string[]) =>
    wanted.map((name) => idNamed<ComponentId | ModuleId>([...components, ...modules], name));
  const fieldsOf = (name: string, ...parameters: readonly string[]) => ({
    component: idNamed(components, name),
    parameters,
  });
  return { document, names, required, things, fieldsOf };
}

function idNamed<Id>(things: readonly { readonly id: Id; readonly name: string }[], name: string): Id {
  const found = things.find((each) => each.name === name);
  if (!found) throw new Error(`the start has no ${name}`);
  return found.id;
}

/** What no design decides: a vCPU is as fast as it is, whoever pays for it. */
export const speedOfAll: LockedFields = { component: null, parameters: ['speed'] };

/** The goal that a figure is at most so much on each seed. */
export const figureAtMost = (
  id: string,
  figure: RunFigure,
  target: Extract<Goal, { readonly type: 'figure' }>['target'],
): Goal => ({ id, type: 'figure', figure, comparator: 'at-most', target });

/** Every solution with the document in which it is the only stage. */
export function buildSolutions(
  exercise: WrittenExercise,
  solutions: Readonly<Record<string, WrittenSolution>>,
): readonly NamedSolution[] {
  const { names } = buildStart(exercise);
  return Object.entries(solutions).map(([name, { design, passes, answers = {}, ...drawn }]) => ({
    name,
    passes,
    document: buildDocument({ ...exercise.design, ...design, stages: stagesOf(exercise, drawn) }, declarations, names),
    answers: Object.fromEntries(
      Object.entries(answers).map(([goal, answer]) => [
        goal,
        typeof answer === 'number' ? String(answer) : names.id('component', answer),
      ]),
    ),
  }));
}

const stagesOf = ({ startName = usualName }: WrittenExercise, drawn: Drawn): Readonly<Record<string, BuildStage>> =>
  'stages' in drawn ? drawn.stages : { [startName]: drawn.stage };
