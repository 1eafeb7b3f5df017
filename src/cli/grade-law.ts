/** The law of exercises: reference and alternative pass, the start and every wrong solution fail, on all judged seeds, and each goal is missed by something. */
import { exercises, type Exercise } from '#exercises';
import type { Judgement } from '#judging';
import { gradeOne } from './grade-one';

/** Prints a line for each solution; whether all of them are judged as they should be. */
export async function holdsLaw(): Promise<boolean> {
  let faults = 0;
  for (const entry of exercises) {
    const [exercise, known] = [await entry.load(), await entry.loadSolutions()];
    const judgements = known.map((solution) => {
      const { judgement, milliseconds } = gradeOne({ exercise, solution, known, classCode: '' });
      const isRight = judgement.passed === solution.passes && judgement.seeds > 0;
      const verdict = `${judgement.passed ? 'passed' : 'not passed'}${isRight ? '' : ', which is WRONG'}`;
      console.log(
        `${entry.id} ${solution.name}: ${verdict}, ${judgement.seeds} seeds, ${(milliseconds / 1000).toFixed(1)} s`,
      );
      faults += isRight ? 0 : 1;
      return judgement;
    });
    for (const goal of neverMissed(exercise, judgements)) {
      console.log(`${entry.id}: nothing misses the goal "${goal}"`);
      faults++;
    }
  }
  return faults === 0 && exercises.length > 0;
}

/** A goal that nothing misses asks for nothing. That a drawing can run is asked so that the page can say so. */
function neverMissed({ goals }: Exercise, judgements: readonly Judgement[]): readonly string[] {
  const isMissed = (id: string) =>
    judgements.some((each) => each.goals.some(({ goal, verdict }) => goal.id === id && verdict !== 'met'));
  return goals.filter(({ id, type }) => type !== 'no-problems' && !isMissed(id)).map(({ id }) => id);
}
