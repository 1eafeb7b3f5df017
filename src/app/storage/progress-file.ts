/** Progress as a file: what was passed, the best solution of each, and the exercises from others that it speaks of. Read with bounds, and added to what is there. */
import * as z from 'zod/mini';
import { declarations } from '#catalog';
import { isTooDeep, readShape, refusedField, schemaPart, type Problem, type Result } from '#design';
import { parseExercise, serializeExercise, type WholeExercise } from '#exercises';
import type { Progress } from './exercise-progress';

const progressFormat = 'loadbearing-progress';
export const isProgressFile = (text: string): boolean => text.slice(0, 200).includes(`"${progressFormat}"`);

export interface CarriedProgress extends Pick<Progress, 'passed' | 'best'> {
  readonly exercises: readonly WholeExercise[];
}

const { atLeast0, list, positiveCount, table } = schemaPart;

const mostExercises = 200;
const schema = z.strictObject({
  format: z.literal(progressFormat),
  version: z.literal(1),
  passed: table(positiveCount, 1000),
  best: table(z.strictObject({ link: z.string().check(z.maxLength(25_000)), usd: z.nullable(atLeast0) }), 1000),
  exercises: list(z.unknown(), mostExercises),
});

export function serializeProgress({ passed, best, exercises }: CarriedProgress): string {
  const texts = exercises.slice(0, mostExercises).map((each) => JSON.parse(serializeExercise(each)) as unknown);
  return `${JSON.stringify({ format: progressFormat, version: 1, passed, best, exercises: texts }, null, 1)}\n`;
}

interface Shape extends Omit<CarriedProgress, 'exercises'> {
  readonly exercises: readonly unknown[];
}

export function parseProgress(text: string): Result<CarriedProgress, Problem> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  if (isTooDeep(value)) return { ok: false, problems: [refusedField('Nested too deep', 'This is no progress.')] };
  const shaped = readShape<Shape>(schema, value);
  if (!shaped.ok) return shaped;
  const read = shaped.value.exercises.map((each) => parseExercise(JSON.stringify(each), declarations));
  const problems = read.flatMap((each, at) =>
    each.ok ? [] : each.problems.map((problem) => ({ ...problem, path: `exercises[${at}].${problem.path ?? ''}` })),
  );
  if (problems.length > 0) return { ok: false, problems };
  const { passed, best } = shaped.value;
  return { ok: true, value: { passed, best, exercises: read.flatMap((each) => (each.ok ? each.value : [])) } };
}
