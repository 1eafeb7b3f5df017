/** The law of exercises: reference and alternative pass, the start and every wrong solution fail, on all judged seeds, and each goal is missed by something. */
import { availableParallelism } from 'node:os';
import { exerciseEntry, type Exercise, type ExerciseEntry } from '#exercises';
import type { Judgement } from '#judging';
import { hireCrew, serveCrew, type Crew } from './crew';
import { gradeOne, type Graded } from './grade-one';

/** Data by which a thread of this program knows that it judges solutions. */
export const lawMark = 'grade law';

interface Job {
  readonly exercise: string;
  readonly solution: string;
}

async function judged({ exercise: id, solution: name }: Job): Promise<Graded> {
  const entry = exerciseEntry(id);
  const [exercise, known] = [await entry?.load(), (await entry?.loadSolutions()) ?? []];
  const solution = known.find((each) => each.name === name);
  if (!exercise || !solution) throw new Error(`${id} has no solution "${name}"`);
  return gradeOne({ exercise, solution, known, classCode: '' });
}

export const serveLaw = (): void => serveCrew(judged);

/** Prints a line for each solution of these exercises; whether all of them are judged as they should be. */
export async function holdsLaw(wanted: readonly ExerciseEntry[]): Promise<boolean> {
  const crew = hireCrew<Job, Graded>(lawMark, availableParallelism());
  try {
    const faults = await Promise.all(wanted.map((entry) => faultsOf(entry, crew)));
    return faults.every((count) => count === 0) && wanted.length > 0;
  } finally {
    await crew.dismiss();
  }
}

async function faultsOf(entry: ExerciseEntry, crew: Crew<Job, Graded>): Promise<number> {
  const [exercise, known] = [await entry.load(), await entry.loadSolutions()];
  let faults = 0;
  let seconds = 0;
  const judgements = await Promise.all(
    known.map(async ({ name, passes }) => {
      const { judgement, milliseconds } = await crew.does({ exercise: entry.id, solution: name });
      const isRight = judgement.passed === passes && judgement.seeds > 0;
      const verdict = `${judgement.passed ? 'passed' : 'not passed'}${isRight ? '' : ', which is WRONG'}`;
      console.log(`${entry.id} ${name}: ${verdict}, ${judgement.seeds} seeds, ${(milliseconds / 1000).toFixed(1)} s`);
      faults += isRight ? 0 : 1;
      seconds += milliseconds / 1000;
      return judgement;
    }),
  );
  console.log(`${entry.id}: ${seconds.toFixed(1)} s in all`);
  for (const goal of neverMissed(exercise, judgements)) {
    console.log(`${entry.id}: nothing misses the goal "${goal}"`);
    faults++;
  }
  return faults;
}

/** A goal that nothing misses asks for nothing. That a drawing can run is asked so that the page can say so. */
function neverMissed({ goals }: Exercise, judgements: readonly Judgement[]): readonly string[] {
  const isMissed = (id: string) =>
    judgements.some((each) => each.goals.some(({ goal, verdict }) => goal.id === id && verdict !== 'met'));
  return goals.filter(({ id, type }) => type !== 'no-problems' && !isMissed(id)).map(({ id }) => id);
}
