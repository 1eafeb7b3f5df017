/** The way to a run: only what passes its checks begins one. */
import { declarations } from '#catalog';
import { findProblems, stageOf, type Document, type Problem, type Result, type StageId } from '#design';
import { cannotRun } from './cannot-run';
import type { RunObserver } from './observer';
import { Run } from './run';

/** A run that stands at t = 0, or why the stage cannot run. */
export function createRun(
  document: Document,
  stageId: StageId,
  seed: number,
  observer: RunObserver = {},
): Result<Run, Problem> {
  const stage = stageOf(document, stageId);
  const problems = findProblems(document, stageId, declarations).filter(({ severity }) => severity === 'error');
  if (!stage || problems.length > 0) return { ok: false, problems };
  try {
    return { ok: true, value: new Run(document, stage, seed, observer) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, problems: [cannotRun(error.message)] };
  }
}
