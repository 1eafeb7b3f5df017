/** Runs in which nothing happens but what a trial does to them: the mean load of every class, warmed up, and watched for so long from then on. */
import { atFlatLoad, type Document, type Problem, type Result } from '#design';
import { createRun } from '../create-run';
import { replicationSeed, type ReplicationOrder } from '../replicate';
import type { Run } from '../run';

export const warmUpMs = 10_000;
/** Events between two words on how far a run is. */
export const eventsAtOnce = 5000;

/** The same order for the document of such runs. */
export function calmly(order: ReplicationOrder, watchedMs: number): ReplicationOrder {
  const level = atFlatLoad(order.document, []);
  const document: Document = {
    ...level,
    scenario: { ...level.scenario, warmUpMs, durationMs: warmUpMs + watchedMs },
  };
  return { ...order, document };
}

/** One of them, at the end of its warm-up. */
export function warmRun({ document, stage, seed, replication }: ReplicationOrder): Result<Run, Problem> {
  const made = createRun(document, stage, replicationSeed(seed, replication));
  if (!made.ok) return made;
  made.value.recorder.isUnseen = true;
  made.value.advance(warmUpMs, Number.POSITIVE_INFINITY);
  return made;
}
