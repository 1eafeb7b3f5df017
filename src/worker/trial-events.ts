/** What a worker of the pool says of one trial: how far it is, at most ten times a second, then what it came to. */
import type { Problem, Result } from '#design';
import { makeTrial, type RunSeries, type Trial, type TrialOrder } from '#simulation';
import type { JobCommand, JobEvent } from './protocol';

const pauseMs = 100;

/** `now` tells wall time, ms. */
export function* trialEvents(
  { job, order }: JobCommand<TrialOrder>,
  now: () => number,
): Generator<JobEvent<Result<Trial, Problem>, RunSeries>, void> {
  const making = makeTrial(order);
  let saidMs = now();
  let step = making.next();
  for (; !step.done; step = making.next()) {
    if (now() - saidMs < pauseMs) continue;
    saidMs = now();
    const { share, course } = step.value;
    yield { type: 'progress', job, share, ...(course && { partial: course }) };
  }
  yield { type: 'done', job, result: step.value };
}
