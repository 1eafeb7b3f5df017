/** How much of a design differs from the one that it began as. */
import { stageChanges } from '#design';
import type { JudgeInput } from './plan';

/** Things added, removed, moved or rewired count one each, fields that are set differently one each. */
export function changes({ exercise, solution }: Pick<JudgeInput, 'exercise' | 'solution'>): number {
  const [before, after] = [exercise.start.stages[0]!, solution.document.stages[0]!];
  return stageChanges(before, after).reduce(
    (sum, { sort, fields }) => sum + (sort === 'changed' ? fields.length : 1),
    0,
  );
}
