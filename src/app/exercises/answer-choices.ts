/** What a learner chooses from where a goal asks for something by its name: a part of the start, or a design or a limit of a letter. */
import type { Exercise, Goal } from '#exercises';

export interface AnswerChoice {
  readonly id: string;
  readonly name: string;
}

/** `at` counts the answers of a goal that asks for several. */
export function answerChoices(goal: Goal, at: number, { start, letters = [] }: Exercise): readonly AnswerChoice[] {
  const letter = letters[at];
  if (goal.type === 'picks') return start.stages.filter(({ id }) => letter?.stages.includes(id));
  if (goal.type === 'deciding-limits') return start.requirements.filter(({ id }) => letter?.requirements.includes(id));
  return start.stages[0]?.components ?? [];
}

export const askedFor = ({ type }: Goal): string =>
  type === 'picks' ? 'pick a design' : type === 'deciding-limits' ? 'pick a line' : 'pick a part';
