/** The page's end of the workers that make trials of stages. A new request takes the place of the one before. */
import type { Problem, Result } from '#design';
import type { RunSeries, Trial, TrialOrder } from '#simulation';
import { Pool, workersFor } from './pool-client';
import type { TrialsEvent } from './protocol';
import { startReplicationWorker } from './replications-client';

export interface TrialsClient {
  /** Has these made; what comes of each is told by its place among them, in their order. */
  request(orders: readonly TrialOrder[]): void;
  /** Ends the workers; nothing more is heard. */
  cancel(): void;
}

export interface TrialsClientOptions {
  readonly onEvent: (event: TrialsEvent) => void;
  /** Only for tests: how many workers, and how one is made. */
  readonly workers?: number;
  readonly startWorker?: () => Worker;
}

export function createTrialsClient(options: TrialsClientOptions): TrialsClient {
  const { onEvent, startWorker = startReplicationWorker } = options;
  const pool = new Pool<TrialOrder, Result<Trial, Problem>, RunSeries>({
    startWorker,
    workers: options.workers ?? workersFor(navigator.hardwareConcurrency),
    onProgress: (share) => onEvent({ type: 'progress', share }),
    onPartial: (at, course) => onEvent({ type: 'course', at, course }),
    onOutcome: (at, outcome) => {
      if (outcome.type === 'failed') onEvent({ ...outcome, at });
      else if (outcome.result.ok) onEvent({ type: 'trial', at, trial: outcome.result.value });
      else onEvent({ type: 'not-runnable', at, problems: outcome.result.problems });
    },
    onEnd: () => onEvent({ type: 'finished' }),
    failure: 'A worker that makes trials could not be started.',
  });
  return { request: (orders) => pool.order(orders), cancel: () => pool.cancel() };
}
