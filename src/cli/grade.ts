/** `grade EXERCISE SOLUTION... [--class CODE] [--answers GOAL=PART,...] [--json]`: judges files, or solutions that come with the exercise by their names (`all` = each of them). */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { declarations } from '#catalog';
import { parseDocument, type Document } from '#design';
import { exerciseEntry, exercises, type Exercise, type NamedSolution, type Solution } from '#exercises';
import { judge, judgePlan, type Judgement } from '#judging';
import { makeTrial } from '#simulation';
import { judgementText } from './judgement-text';

class BadInput extends Error {}

interface Graded {
  readonly solution: string;
  readonly judgement: Judgement;
  readonly milliseconds: number;
}

export async function grade(words: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parse(words);
    const [id, ...names] = positionals;
    const entry = id === undefined ? undefined : exerciseEntry(id);
    if (!entry || names.length === 0)
      throw new BadInput(
        `Usage: grade EXERCISE SOLUTION... [--class CODE] [--answers GOAL=PART,...] [--json]\nExercises: ${exercises.map((each) => each.id).join(', ')}`,
      );
    const [exercise, known] = [await entry.load(), await entry.loadSolutions()];
    const answers = answersIn(values.answers, exercise.start);
    const wanted = names.flatMap((name) => (name === 'all' ? known.map((each) => each.name) : [name]));
    const graded = wanted.map((name) => {
      const solution = known.find((each) => each.name === name) ?? fromFile(name, answers);
      return gradeOne(name, { exercise, solution, known, classCode: values.class ?? '' });
    });
    print(graded, values.json ?? false, exercise);
    return graded.every(({ judgement }) => judgement.passed) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    console.error(error.message);
    return 2;
  }
}

function parse(words: readonly string[]) {
  const option = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { class: option, answers: option, json: { type: 'boolean' } },
    });
  } catch (error) {
    throw new BadInput(error instanceof Error ? error.message : String(error));
  }
}

interface Grading {
  readonly exercise: Exercise;
  readonly solution: Solution;
  readonly known: readonly NamedSolution[];
  readonly classCode: string;
}

function gradeOne(name: string, { exercise, solution, known, classCode }: Grading): Graded {
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
  return { solution: name, judgement: judge(input, trials), milliseconds: performance.now() - began };
}

function fromFile(name: string, answers: Readonly<Record<string, string>>): Solution {
  let text: string;
  try {
    text = readFileSync(name, 'utf8');
  } catch {
    throw new BadInput(`${name} is neither a file nor a solution that comes with the exercise.`);
  }
  const read = parseDocument(text, declarations);
  if (!read.ok) throw new BadInput(`${name}: ${read.problems.map((each) => each.text).join(' ')}`);
  return { document: read.value.document, answers };
}

/** Parts are told by their names. */
function answersIn(text: string | undefined, { stages: [stage] }: Document): Readonly<Record<string, string>> {
  if (text === undefined) return {};
  const pairs = text.split(',').map((pair) => {
    const [goal = '', name = ''] = pair.split('=');
    const part = stage?.components.find((each) => each.name === name);
    if (!part) throw new BadInput(`--answers: the start has no part "${name}".`);
    return [goal, part.id] as const;
  });
  return Object.fromEntries(pairs);
}

function print(graded: readonly Graded[], asJson: boolean, exercise: Exercise): void {
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
