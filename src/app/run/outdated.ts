/** Whether a document is another design than the one of which figures were measured. Pure. */
import type { Document, StageId } from '#design';

/** Where parts stand is no matter of a run; documents share what an edit did not change. */
export function isOutdated(measured: Document, now: Document, stage: StageId): boolean {
  if (measured === now) return false;
  const [before, after] = [measured, now].map((document) => document.stages.find(({ id }) => id === stage));
  if (!before || !after) return true;
  return (
    measured.workload !== now.workload ||
    measured.scenario !== now.scenario ||
    measured.dataSets !== now.dataSets ||
    measured.assumptions !== now.assumptions ||
    before.components !== after.components ||
    before.modules !== after.modules ||
    before.wires !== after.wires ||
    before.zones !== after.zones
  );
}

/** The same of what was found out about the limits of a design, which are no matter of a run. */
export const isJudgedOutdated = (judged: Document, now: Document, stage: StageId): boolean =>
  judged.requirements !== now.requirements || isOutdated(judged, now, stage);
