/** What a router remembers of an operation. */
import type { AnswersPlan } from '#catalog';
import { isFile, isSafe, type Operation, type Stage } from '#design';

export function isRemembered(stage: Stage, operation: Operation, answers: AnswersPlan): boolean {
  if (answers.of === 'all') return true;
  return answers.of === 'files' ? isFile(operation) : isSafe(stage, operation);
}
