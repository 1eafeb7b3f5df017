/** The monthly bill of a document's first stage. */
import type { Document } from '#design';
import { toTheEnd, billRuns } from '#simulation';

export function monthlyUsd(document: Document): number {
  const bill = toTheEnd(billRuns(document, document.stages[0]!.id));
  if (!bill.ok) throw new Error(bill.problems.map(({ text }) => text).join('\n'));
  return bill.value.totalUsd;
}
