/** Operations that change nothing: asked once or a hundred times, the world is the same. */
import type { OperationId } from './ids';
import { operationOf } from './lookups';
import { isWriting } from './protocol';
import type { Operation, Stage } from './stage';
import { allSteps } from './step-tree';
import type { Step } from './steps';

/** Whether an operation writes, sends and counts nothing, itself or by what it calls. What third parties do is not known, so asking one is no safe thing. */
export function isSafe(stage: Stage, operation: Operation, asked: ReadonlySet<OperationId> = new Set()): boolean {
  if (asked.has(operation.id)) return true;
  const path = new Set([...asked, operation.id]);
  return allSteps([operation]).every((step) => isSafeStep(stage, step, path));
}

function isSafeStep(stage: Stage, step: Step, path: ReadonlySet<OperationId>): boolean {
  if (step.type === 'send' || step.type === 'count') return false;
  if (step.type !== 'call') return true;
  const { target } = step;
  if (target.type === 'verb') return target.verb !== 'request' && !isWriting(target.verb);
  const called = operationOf(stage, target.operation)?.operation;
  return called === undefined || isSafe(stage, called, path);
}
