/** What a workflow takes besides its steps, as expected values. */
import type { ExecutionsPlan } from '#catalog';
import type { Step } from '#design';
import { meanOfSpec } from '#engine';
import { nothing, sequence, timed, type Part, type Use } from './part';
import type { Place } from './step-part';

function executionsAt({ component, model }: Place): ExecutionsPlan | null {
  const plan = model.planOf(component.id);
  return (plan?.type === 'host' && plan.executions) || null;
}

const one = ({ component }: Place, what: string): readonly Use[] => [{ place: component.id, what, amount: 1 }];

/** What entering a step takes where steps are states. */
export function statePart(place: Place, { type }: Step): readonly Part[] {
  const plan = executionsAt(place);
  if (!plan || type === 'reply') return [];
  return [timed(meanOfSpec(plan.transitionMs), one(place, 'quota:states'))];
}

/** What comes before the first step of an operation: a workflow has to be started, and may answer at that. */
export function startPart(place: Place): Part {
  const plan = executionsAt(place);
  if (!plan || !place.replies) return nothing;
  const started = timed(0, one(place, 'quota:starts'));
  return plan.answers === 'at-start' ? sequence([started, replyPart(place)]) : started;
}

/** The caller goes on; within branches, rounds and calls inside the process nobody waits for it. */
export const replyPart = ({ replies }: Place): Part =>
  replies ? { ...nothing, success: 0, answered: 1, replied: 1 } : nothing;
