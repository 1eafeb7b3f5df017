/** The monthly bill of a document's first stage. */
import type { Document } from '#design';
import { billRuns } from '#simulation';

export function monthlyUsd(document: Document): number {
  const runs = billRuns(document, document.stages[0]!.id);
  for (;;) {
    const step = runs.next();
    if (!step.done) continue;
    if (!step.value.ok) throw new Error(step.value.problems.map(({ text }) => text).join('\n'));
    return step.value.value.totalUsd;
  }
}
