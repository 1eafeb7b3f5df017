/** What a worker of the pool says of one replication: how far it is, at most ten times a second, then what it came to. */
import type { Problem, Result } from '#design';
import { replicate, type Replication, type ReplicationOrder } from '#simulation';
import type { JobCommand, JobEvent } from './protocol';

const pauseMs = 100;

/** `now` tells wall time, ms. */
export function* replicationEvents(
  { job, order }: JobCommand<ReplicationOrder>,
  now: () => number,
): Generator<JobEvent<Result<Replication, Problem>>, void> {
  const { durationMs } = order.document.scenario;
  const making = replicate(order);
  let saidMs = now();
  let step = making.next();
  for (; !step.done; step = making.next()) {
    if (now() - saidMs < pauseMs) continue;
    saidMs = now();
    yield { type: 'progress', job, share: Math.min(1, step.value / durationMs) };
  }
  const made = step.value;
  yield { type: 'done', job, result: made.ok ? { ok: true, value: made.value.figures } : made };
}
