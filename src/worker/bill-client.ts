/** The page's end of the bill worker. A new request ends the worker of the one before: its levels are of no use any more. */
import type { Document, StageId } from '#design';
import type { BillCommand, BillEvent } from './protocol';

export interface BillClient {
  /** Computes the monthly bill of a stage; events of earlier requests are not heard any more. */
  request(document: Document, stage: StageId): void;
  cancel(): void;
}

export interface BillClientOptions {
  readonly onEvent: (event: BillEvent) => void;
  /** Only for tests: makes the worker. */
  readonly startWorker?: () => Worker;
}

function startBillWorker(): Worker {
  return new Worker(new URL('./bill.worker.ts', import.meta.url), { type: 'module' });
}

export function createBillClient(options: BillClientOptions): BillClient {
  let worker: Worker | null = null;
  let run = 0;

  const end = () => {
    worker?.terminate();
    worker = null;
  };
  /** What a worker posted before it was ended may still come: it is of a run that nobody waits for. */
  const cancel = () => {
    end();
    run += 1;
  };
  return {
    request(document, stage) {
      cancel();
      worker = (options.startWorker ?? startBillWorker)();
      worker.onmessage = ({ data }: MessageEvent<BillEvent>) => {
        if (data.run !== run) return;
        if (data.type !== 'progress') end();
        options.onEvent(data);
      };
      const asked = run;
      worker.onerror = (event) => {
        if (asked !== run) return;
        end();
        options.onEvent({
          type: 'fault-in-worker',
          run,
          text: event.message || 'The bill worker could not be started.',
        });
      };
      worker.postMessage({ type: 'bill', run, document, stage } satisfies BillCommand);
    },
    cancel,
  };
}
