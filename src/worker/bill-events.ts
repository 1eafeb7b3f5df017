/** What the bill worker says of one request, in order: progress before each load level, then the bill with what it decides, or why there is none. */
import type { Document, RequirementMetric } from '#design';
import { isBilled, verdictOf } from '#judging';
import type { Bill } from '#pricing';
import { billRuns } from '#simulation';
import type { BillCommand, BillEvent, JudgedRequirement } from './protocol';

export function* billEvents({ run, document, stage }: BillCommand): Generator<BillEvent, void> {
  const runs = billRuns(document, stage);
  let step = runs.next();
  for (; !step.done; step = runs.next()) yield { type: 'progress', run, ...step.value };
  const result = step.value;
  if (result.ok) yield { type: 'bill', run, bill: result.value, judged: judge(document, result.value) };
  else yield { type: 'not-runnable', run, problems: result.problems };
}

function judge(document: Document, bill: Bill): readonly JudgedRequirement[] {
  return document.requirements
    .filter(({ metric }) => isBilled(metric))
    .map((requirement) => {
      const measured = measuredOf(requirement.metric, bill);
      return { id: requirement.id, measured, verdict: verdictOf(requirement, measured) };
    });
}

/** Where nothing is billed there is no sum to judge: an empty sheet has not kept to its budget. */
function measuredOf(metric: RequirementMetric, { lines, totalUsd, perMillionRequestsUsd }: Bill): number {
  if (lines.length === 0) return Number.NaN;
  return metric === 'monthly-cost' ? totalUsd : (perMillionRequestsUsd ?? Number.NaN);
}
