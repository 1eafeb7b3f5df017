/** What the follow worker says of one order, in order: how far it is, the examples it found, at last the trace. */
import { follow } from '#simulation';
import type { FollowCommand, FollowEvent } from './protocol';

export function* followEvents({ run, order }: FollowCommand): Generator<FollowEvent, void> {
  const steps = follow(order);
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield { ...step.value, run };
  yield { type: 'trace', run, trace: step.value };
}
