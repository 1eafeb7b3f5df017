/** The page's end of the bill worker. A new request ends the worker of the one before: its levels are of no use any more. */
import type { Document, StageId } from '#design';
import { createOrderClient } from './order-client';
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

export function createBillClient({ onEvent, startWorker = startBillWorker }: BillClientOptions): BillClient {
  const client = createOrderClient<Omit<BillCommand, 'run'>, BillEvent>({
    startWorker,
    onEvent,
    isLast: ({ type }) => type !== 'progress',
    failure: 'The bill worker could not be started.',
  });
  return {
    request: (document, stage) => client.order({ type: 'bill', document, stage }),
    cancel: () => client.cancel(),
  };
}
