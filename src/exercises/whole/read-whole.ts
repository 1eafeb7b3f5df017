/** The gate for exercises that come by file or link: a brief and a design that fit together, or the reasons why not, each with its field. */
import {
  isRecord,
  isTooDeep,
  maxDocumentCharacters,
  readDocument,
  readShape,
  refusedField,
  serializeDocument,
  type Document,
  type Kinds,
  type Problem,
  type Result,
} from '#design';
import { brokenBrief } from './broken-brief';
import { briefSchema } from './brief-schema';
import type { ExerciseBrief, WholeExercise } from './whole-exercise';

const exerciseFormat = 'loadbearing-exercise';
const exerciseVersion = 1;

type Read = Result<WholeExercise, Problem>;

const refuse = (...problems: Problem[]): Read => ({ ok: false, problems });

export function serializeExercise({ brief, design }: WholeExercise): string {
  const file = {
    format: exerciseFormat,
    version: exerciseVersion,
    brief,
    design: JSON.parse(serializeDocument(design)) as unknown,
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

export function parseExercise(text: string, kinds: Kinds): Read {
  if (text.length > maxDocumentCharacters) return refuse(refusedField('Too large', 'An exercise has at most 4 MiB.'));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse(refusedField('Not an exercise', 'This is not a file of Loadbearing: it cannot be read as JSON.'));
  }
  if (isTooDeep(value)) return refuse(refusedField('Nested too deep', 'Steps may stand within steps at most 8 deep.'));
  if (!isRecord(value) || value['format'] !== exerciseFormat)
    return refuse(refusedField('Not an exercise', `"format" is not "${exerciseFormat}".`, 'format'));
  if (value['version'] !== exerciseVersion)
    return refuse(
      refusedField('Unknown version', `This page reads version ${exerciseVersion} of exercises.`, 'version'),
    );
  const design = readDocument(value['design'], kinds);
  if (!design.ok) return { ok: false, problems: design.problems.map((each) => within('design', each)) };
  return readBrief(value['brief'], design.value.document);
}

/** A brief for a design that was read already. */
export function readBrief(value: unknown, design: Document): Read {
  const brief = readShape<ExerciseBrief>(briefSchema, value);
  if (!brief.ok) return { ok: false, problems: brief.problems.map((each) => within('brief', each)) };
  const whole = { brief: brief.value, design };
  const broken = brokenBrief(whole);
  if (broken.length === 0) return { ok: true, value: whole };
  return refuse(...broken.map(({ path, text }) => within('brief', refusedField('Broken reference', `${text}.`, path))));
}

const within = (place: string, problem: Problem): Problem => ({
  ...problem,
  path: problem.path === null ? place : `${place}.${problem.path}`,
});
