/** The page's end of the follow worker. A new order ends the worker of the one before: one request is followed at a time. */
import type { FollowOrder } from '#simulation';
import { createOrderClient } from './order-client';
import type { FollowCommand, FollowEvent } from './protocol';

export interface FollowClient {
  /** Makes the run again and follows a request of it; events of earlier orders are not heard any more. */
  request(order: FollowOrder): void;
  cancel(): void;
}

export interface FollowClientOptions {
  readonly onEvent: (event: FollowEvent) => void;
  /** Only for tests: makes the worker. */
  readonly startWorker?: () => Worker;
}

function startFollowWorker(): Worker {
  return new Worker(new URL('./follow.worker.ts', import.meta.url), { type: 'module' });
}

export function createFollowClient({ onEvent, startWorker = startFollowWorker }: FollowClientOptions): FollowClient {
  const client = createOrderClient<Omit<FollowCommand, 'run'>, FollowEvent>({
    startWorker,
    onEvent,
    isLast: ({ type }) => type === 'trace',
    failure: 'The worker that follows requests could not be started.',
  });
  return {
    request: (order) => client.order({ type: 'follow', order }),
    cancel: () => client.cancel(),
  };
}
