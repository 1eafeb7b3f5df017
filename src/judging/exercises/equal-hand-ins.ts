/** Hand-ins that are the same in what a learner decides: the drawing but for what things are called and where they stand, the limits, or answers and notes. */
import type { Document, Stage } from '#design';
import type { Exercise, Solution } from '#exercises';
import { judgedDocument } from './judged';
import type { JudgeInput } from './plan';

export type HandedIn = Pick<JudgeInput, 'exercise' | 'solution' | 'reference'>;

/** Of each, the places of the others that are equal to it for the same exercise; none for one that decides nothing. */
export function equalHandIns(handIns: readonly HandedIn[]): readonly (readonly number[])[] {
  const decided = handIns.map(decidedIn);
  return decided.map((own, at) =>
    decided.flatMap((other, place) => (own !== null && place !== at && other === own ? [place] : [])),
  );
}

/** Null = nothing, or what everybody who is right comes to. */
function decidedIn({ exercise, solution, reference }: HandedIn): string | null {
  const start = { document: exercise.start, answers: {} };
  const meaning = exercise.letters ? answered : drawn;
  const [own, before, right] = [solution, start, reference].map((each) => meaning(exercise, each));
  // Few answers can be picked: those of the reference say nothing of who gave them. A drawing as good as the reference's can be made in many ways.
  const isNobodys = own === before || (exercise.letters !== undefined && own === right);
  return isNobodys ? null : `${exercise.id} ${own}`;
}

const answered = ({ start }: Exercise, { document, answers }: Solution): string => {
  const said = new Set(notesOf(start));
  const given = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== ''));
  return written([given, notesOf(document).filter((note) => !said.has(note))]);
};

/** Whatever was written on it, of whichever stage. */
const notesOf = ({ notes, stages }: Document): readonly string[] =>
  [
    notes,
    ...stages.flatMap(({ note, layout, components, modules }) => [
      note,
      ...layout.notes.map(({ text }) => text),
      ...[...components, ...modules].map((part) => part.note),
    ]),
  ].filter((note) => note !== '');

function drawn(exercise: Exercise, solution: Solution): string {
  const { stages, workload, dataSets, changeModel, requirements } = judgedDocument(exercise, solution);
  return written([stages.map(unplaced), workload, dataSets, changeModel, requirements, solution.answers], unnamed);
}

const unplaced = ({ components, modules, wires, zones }: Stage) =>
  [components, modules, wires, zones].map((things: readonly { readonly id: string }[]) =>
    things.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
  );

const unnamed = (key: string): boolean => key === 'name' || key === 'note';

/** Whatever the order in which fields were set. */
function written(value: unknown, isLeftOut: (key: string) => boolean = () => false): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (isLeftOut(key)) return undefined;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
}
