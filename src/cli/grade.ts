/** `grade EXERCISE SOLUTION... (an exercise of the course, or the file of one) [--class CODE] [--answers GOAL=PART|NUMBER,...] [--json]`: judges files, or solutions that come with the exercise by their names (`all` = each of them). `grade --law [EXERCISE...]`: every solution of these exercises, or of all, is judged as it should be. */
import { readFileSync } from 'node:fs';
import { declarations } from '#catalog';
import { parseDocument, type Document } from '#design';
import {
  exerciseEntry,
  exercises,
  parseExercise,
  playable,
  type Exercise,
  type ExerciseEntry,
  type NamedSolution,
  type Solution,
} from '#exercises';
import { holdsLaw } from './grade-law';
import { gradeOne, type Graded } from './grade-one';
import { judgementText } from './judgement-text';
import { BadInput, parseWords } from './words';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const accepted = { class: text, answers: text, json: flag, law: flag } as const;

interface Named extends Graded {
  readonly solution: string;
}

export async function grade(words: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseWords(words, accepted);
    if (values.law === true) return (await holdsLaw(lawfully(positionals))) ? 0 : 1;
    const [id, ...names] = positionals;
    if (id === undefined || names.length === 0) throw new BadInput(usage());
    const { exercise, known } = await readExercise(id);
    const answers = answersIn(values.answers, exercise.start);
    const wanted = names.flatMap((name) => (name === 'all' ? known.map((each) => each.name) : [name]));
    const graded = wanted.map((name) => {
      const solution = known.find((each) => each.name === name) ?? fromFile(name, answers);
      return { solution: name, ...gradeOne({ exercise, solution, known, classCode: values.class ?? '' }) };
    });
    print(graded, values.json ?? false, exercise);
    return graded.every(({ judgement }) => judgement.passed) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    console.error(error.message);
    return 2;
  }
}

interface Read {
  readonly exercise: Exercise;
  readonly known: readonly NamedSolution[];
}

async function readExercise(id: string): Promise<Read> {
  const entry = exerciseEntry(id);
  if (entry) return { exercise: await entry.load(), known: await entry.loadSolutions() };
  if (!id.endsWith('.json')) throw new BadInput(usage());
  const read = parseExercise(textOf(id, 'an exercise of the course'), declarations);
  if (!read.ok)
    throw new BadInput(read.problems.map(({ path, text: why }) => `${id}: ${path ?? ''} ${why}`).join('\n'));
  const { exercise, solutions } = playable(read.value);
  return { exercise, known: solutions };
}

function textOf(name: string, otherwise: string): string {
  try {
    return readFileSync(name, 'utf8');
  } catch {
    throw new BadInput(`${name} is neither a file nor ${otherwise}.`);
  }
}

const usage = (): string =>
  `Usage: grade EXERCISE SOLUTION... [--class CODE] [--answers GOAL=PART|NUMBER,...] [--json], or grade --law [EXERCISE...]\nExercises: ${exercises.map((each) => each.id).join(', ')}`;

function lawfully(ids: readonly string[]): readonly ExerciseEntry[] {
  if (ids.length === 0) return exercises;
  return ids.map((id) => {
    const entry = exerciseEntry(id);
    if (!entry) throw new BadInput(usage());
    return entry;
  });
}

function fromFile(name: string, answers: Readonly<Record<string, string>>): Solution {
  const read = parseDocument(textOf(name, 'a solution that comes with the exercise'), declarations);
  if (!read.ok) throw new BadInput(`${name}: ${read.problems.map((each) => each.text).join(' ')}`);
  return { document: read.value.document, answers };
}

/** Parts are told by their names; what begins as a number is one. */
function answersIn(text: string | undefined, { stages: [stage] }: Document): Readonly<Record<string, string>> {
  if (text === undefined) return {};
  const pairs = text.split(',').map((pair) => {
    const [goal = '', name = ''] = pair.split('=');
    if (Number.isFinite(Number.parseFloat(name))) return [goal, name] as const;
    const part = stage?.components.find((each) => each.name === name);
    if (!part) throw new BadInput(`--answers: the start has no part "${name}".`);
    return [goal, part.id] as const;
  });
  return Object.fromEntries(pairs);
}

function print(graded: readonly Named[], asJson: boolean, exercise: Exercise): void {
  if (asJson) {
    process.stdout.write(`${JSON.stringify(graded, null, 2)}\n`);
    return;
  }
  for (const { solution, judgement, milliseconds } of graded) {
    const verdict = judgement.passed ? 'passed' : 'not passed';
    console.log(`${solution}: ${verdict}, ${judgement.seeds} seeds, ${(milliseconds / 1000).toFixed(1)} s`);
    for (const line of judgementText(judgement, exercise)) console.log(`  ${line}`);
  }
}
