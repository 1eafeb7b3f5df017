/** The page's end of the workers that make replications of a stage. A new request takes the place of the one before. */
import type { Document, Problem, Result, StageId } from '#design';
import type { Replication, ReplicationOrder } from '#simulation';
import { Pool, workersFor, type Outcome } from './pool-client';
import type { ReplicationsEvent } from './protocol';

export interface ReplicationsClient {
  /** Makes so many replications of the document's own scenario, with seeds derived from its seed. */
  request(document: Document, stage: StageId, count: number): void;
  /** Ends the workers; nothing more is heard. */
  cancel(): void;
}

export interface ReplicationsClientOptions {
  readonly onEvent: (event: ReplicationsEvent) => void;
  /** Only for tests: how many workers, and how one is made. */
  readonly workers?: number;
  readonly startWorker?: () => Worker;
}

export function startReplicationWorker(): Worker {
  return new Worker(new URL('./replication.worker.ts', import.meta.url), { type: 'module' });
}

export function createReplicationsClient(options: ReplicationsClientOptions): ReplicationsClient {
  const { onEvent, startWorker = startReplicationWorker } = options;
  const pool = new Pool<ReplicationOrder, Result<Replication, Problem>>({
    startWorker,
    workers: options.workers ?? workersFor(navigator.hardwareConcurrency),
    onProgress: (share) => onEvent({ type: 'progress', share }),
    onOutcome: (replication, outcome) => tell(replication, outcome),
    onEnd: () => onEvent({ type: 'finished' }),
    failure: 'A worker that makes replications could not be started.',
  });
  const tell = (replication: number, outcome: Outcome<Result<Replication, Problem>>) => {
    if (outcome.type === 'failed') onEvent({ ...outcome, replication });
    else if (outcome.result.ok) onEvent({ type: 'replication', replication: outcome.result.value });
    else {
      pool.cancel();
      onEvent({ type: 'not-runnable', problems: outcome.result.problems });
    }
  };
  return {
    request: (document, stage, count) => {
      const { seed } = document.scenario;
      pool.order(Array.from({ length: count }, (_, replication) => ({ document, stage, seed, replication })));
    },
    cancel: () => pool.cancel(),
  };
}
