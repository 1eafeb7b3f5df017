/** What the bill worker says of one request, in order: progress before each load level, then the bill with what it and other trials decide, or why there is none. */
import { declarations } from '#catalog';
import { stageOf, type Document, type Requirement, type StageId } from '#design';
import { isOfRun, measuredOn, partsWanted, verdictOf } from '#judging';
import { billFigures, billRuns, makeTrial, type Trial } from '#simulation';
import type { BillCommand, BillEvent, JudgedRequirement } from './protocol';

export function* billEvents({ run, document, stage }: BillCommand): Generator<BillEvent, void> {
  const runs = billRuns(document, stage);
  let step = runs.next();
  for (; !step.done; step = runs.next()) yield { type: 'progress', run, ...step.value };
  const result = step.value;
  if (!result.ok) {
    yield { type: 'not-runnable', run, problems: result.problems };
    return;
  }
  const bill: Trial = { part: 'bill', stage, replication: 0, ...billFigures(result.value) };
  const judged = judge(document, stage, bill);
  yield { type: 'bill', run, bill: result.value, judged };
}

/** Whatever the run on the sheet does not tell. */
function judge(document: Document, stageId: StageId, bill: Trial): readonly JudgedRequirement[] {
  const stage = stageOf(document, stageId);
  const asked = document.requirements.filter(({ metric }) => !isOfRun(metric));
  if (!stage) return [];
  const trials = [bill, ...othersWanted(document, stageId, asked)];
  return asked.map((requirement) => {
    const measured = measuredOn(requirement, { document, stage, kinds: declarations, trials });
    return { id: requirement.id, measured, verdict: verdictOf(requirement, measured) };
  });
}

function othersWanted(document: Document, stage: StageId, asked: readonly Requirement[]): readonly Trial[] {
  return partsWanted(asked).flatMap((part) => {
    if (part === 'bill') return [];
    const making = makeTrial({ document, stage, seed: document.scenario.seed, replication: 0, part });
    let step = making.next();
    while (!step.done) step = making.next();
    return step.value.ok ? [step.value.value] : [];
  });
}
