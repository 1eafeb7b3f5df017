/** A worker's thread in the place of a real one, moved on by hand: the worker's own events, delivered even after its end, as a browser may. */

/** What a worker makes of a command, one event after the other. */
type Events<Command, Event> = (command: Command) => Iterator<Event>;

class HandMoved<Command, Event> {
  onmessage: ((event: MessageEvent<Event>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  isEnded = false;
  private readonly eventsOf: Events<Command, Event>;
  private events: Iterator<Event> | null = null;

  constructor(eventsOf: Events<Command, Event>) {
    this.eventsOf = eventsOf;
  }

  postMessage(command: Command): void {
    this.events = this.eventsOf(structuredClone(command));
  }

  terminate(): void {
    this.isEnded = true;
  }

  /** Delivers the next event; false when there is none left. */
  next(): boolean {
    const step = this.events?.next();
    if (!step || step.done) return false;
    this.onmessage?.({ data: structuredClone(step.value) } as MessageEvent<Event>);
    return true;
  }
}

/** What a client needs, with the workers that it starts and the events that it hears. */
export function handMoved<Command, Event>(eventsOf: Events<Command, Event>) {
  const workers: HandMoved<Command, Event>[] = [];
  const heard: Event[] = [];
  const options = {
    onEvent: (event: Event) => void heard.push(event),
    startWorker: () => {
      const worker = new HandMoved(eventsOf);
      workers.push(worker);
      return worker as unknown as Worker;
    },
  };
  return { workers, heard, options };
}
