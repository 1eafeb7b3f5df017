/** What a learner hands in, as it travels: a name, answers, a drawing, and the exercise itself where it is none of the course. No result: that is found out anew. */
import { readShape, refusedField, schemaPart, type Document, type Problem, type Result } from '#design';
import * as z from 'zod/mini';
import type { ExerciseId, Solution } from '../exercise';
import { readBrief } from './read-whole';
import type { ExerciseBrief, WholeExercise } from './whole-exercise';

export interface HandIn {
  /** As the learner gives it; may be empty. */
  readonly name: string;
  readonly exercise: ExerciseId;
  /** Of the exercise as it was played. */
  readonly version: number;
  /** Null = the exercise is one of the course. */
  readonly whole: WholeExercise | null;
  readonly solution: Solution;
  /** Of the class it was made in; empty = in none. */
  readonly classCode: string;
}

/** As it is packed: words, and the drawing before the exercise's own design. */
export interface PackedHandIn {
  readonly json: unknown;
  readonly designs: readonly Document[];
}

export function packHandIn({ name, exercise, version, whole, solution, classCode }: HandIn): PackedHandIn {
  const { answers, document } = solution;
  return {
    json: { name, exercise, version, answers, brief: whole?.brief ?? null, classCode },
    designs: [document, ...(whole ? [whole.design] : [])],
  };
}

const { label, table } = schemaPart;

const schema = z.strictObject({
  name: label,
  exercise: label,
  version: z.int().check(z.minimum(1)),
  answers: table(label, 400),
  brief: z.unknown(),
  // Absent in those that were handed in before there were classes.
  classCode: z.optional(label),
});

interface Words extends Omit<HandIn, 'whole' | 'solution' | 'classCode'> {
  readonly answers: Solution['answers'];
  readonly brief: unknown;
  readonly classCode?: string;
}

export function readHandIn(json: unknown, [document, design]: readonly Document[]): Result<HandIn, Problem> {
  const words = readShape<Words>(schema, json);
  if (!words.ok) return words;
  if (!document) return { ok: false, problems: [refusedField('No drawing', 'The hand-in has no drawing.')] };
  const { name, exercise, version, answers, brief, classCode = '' } = words.value;
  const handIn = { name, exercise, version, whole: null, solution: { document, answers }, classCode };
  if (!design) return { ok: true, value: handIn };
  const whole = readBrief(brief as ExerciseBrief, design);
  return whole.ok ? { ok: true, value: { ...handIn, whole: whole.value } } : whole;
}
