/** The bill worker's entry: runs the load levels one after the other and posts the bill. It is ended from outside when nobody wants the bill any more. */
import { isBilled, verdictOf } from '#judging';
import { billRuns } from '#simulation';
import type { Bill } from '#pricing';
import type { BillCommand, BillEvent, JudgedRequirement } from './protocol';

const post = (event: BillEvent): void => self.postMessage(event);

self.onmessage = ({ data: { run, document, stage } }: MessageEvent<BillCommand>) => {
  const runs = billRuns(document, stage);
  for (;;) {
    const step = runs.next();
    if (!step.done) {
      post({ type: 'progress', run, ...step.value });
      continue;
    }
    const result = step.value;
    if (result.ok) post({ type: 'bill', run, bill: result.value, judged: judge(document, result.value) });
    else post({ type: 'not-runnable', run, problems: result.problems });
    return;
  }
};

function judge(document: BillCommand['document'], bill: Bill): readonly JudgedRequirement[] {
  return document.requirements
    .filter(({ metric }) => isBilled(metric))
    .map((requirement) => {
      const measured =
        requirement.metric === 'monthly-cost' ? bill.totalUsd : (bill.perMillionRequestsUsd ?? Number.NaN);
      return { id: requirement.id, measured, verdict: verdictOf(requirement, measured) };
    });
}
