/** The page's end of a worker that fulfils one order at a time: a new order ends the worker of the one before, whose work is of no use any more. */

/** What such a worker posts: each event names the order that it is of. */
interface OrderEvent {
  readonly type: string;
  readonly run: number;
}

interface WorkerFault extends OrderEvent {
  readonly type: 'fault-in-worker';
  readonly text: string;
}

export interface OrderClientOptions<Event extends OrderEvent> {
  readonly startWorker: () => Worker;
  readonly onEvent: (event: Event | WorkerFault) => void;
  /** Whether nothing comes after an event. */
  readonly isLast: (event: Event) => boolean;
  /** Said when the worker fails and does not say why. */
  readonly failure: string;
}

export interface OrderClient<Command> {
  /** Events of earlier orders are not heard any more. */
  order(command: Command): void;
  cancel(): void;
}

export function createOrderClient<Command extends object, Event extends OrderEvent>(
  options: OrderClientOptions<Event>,
): OrderClient<Command> {
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
    order(command) {
      cancel();
      const asked = run;
      worker = options.startWorker();
      worker.onmessage = ({ data }: MessageEvent<Event>) => {
        if (data.run !== run) return;
        if (options.isLast(data)) end();
        options.onEvent(data);
      };
      worker.onerror = (event) => {
        if (asked !== run) return;
        end();
        options.onEvent({ type: 'fault-in-worker', run, text: event.message || options.failure });
      };
      worker.postMessage({ ...command, run });
    },
    cancel,
  };
}
