/** The page's end of the follow worker. A new order ends the worker of the one before: one request is followed at a time. */
import type { FollowOrder } from '#simulation';
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

export function createFollowClient(options: FollowClientOptions): FollowClient {
  let worker: Worker | null = null;
  let run = 0;

  const end = () => {
    worker?.terminate();
    worker = null;
  };
  /** What a worker posted before it was ended may still come: it is of an order that nobody waits for. */
  const cancel = () => {
    end();
    run += 1;
  };
  return {
    request(order) {
      cancel();
      const asked = run;
      worker = (options.startWorker ?? startFollowWorker)();
      worker.onmessage = ({ data }: MessageEvent<FollowEvent>) => {
        if (data.run !== run) return;
        if (data.type === 'trace') end();
        options.onEvent(data);
      };
      worker.onerror = (event) => {
        if (asked !== run) return;
        end();
        options.onEvent({
          type: 'fault-in-worker',
          run,
          text: event.message || 'The worker that follows requests could not be started.',
        });
      };
      worker.postMessage({ type: 'follow', run, order } satisfies FollowCommand);
    },
    cancel,
  };
}
