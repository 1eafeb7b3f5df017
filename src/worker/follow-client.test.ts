import { describe, expect, it } from 'vitest';
import { gallery } from '#gallery';
import { createRun, type FollowOrder } from '#simulation';
import { createFollowClient } from './follow-client';
import { followEvents } from './follow-events';
import type { FollowCommand, FollowEvent } from './protocol';

/** An order for the slowest request of a run of the first gallery design that stands at 20 s. */
function order(): FollowOrder {
  const { document } = gallery[0]!;
  const stage = document.stages[0]!.id;
  const made = createRun(document, stage, 7);
  if (!made.ok) throw new Error('the design cannot run');
  const run = made.value;
  run.advance(20_000, Number.POSITIVE_INFINITY);
  const until = { events: run.events, atMs: run.nowMs, ledger: run.recorder.ledgerNow() };
  const question = { fromMs: 10_000, toMs: 20_000, operation: null, cause: null, over: null };
  return { recipe: { document, stage, seed: 7, log: [], until }, question, wanted: 'slowest' };
}

/** A thread of its own, moved on by hand; what it said is delivered even after its end, as a browser may. */
class HandMoved {
  onmessage: ((event: MessageEvent<FollowEvent>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  isEnded = false;
  private events: Iterator<FollowEvent> | null = null;

  postMessage(command: FollowCommand): void {
    this.events = followEvents(structuredClone(command));
  }

  terminate(): void {
    this.isEnded = true;
  }

  next(): boolean {
    const step = this.events?.next();
    if (!step || step.done) return false;
    this.onmessage?.({ data: structuredClone(step.value) } as MessageEvent<FollowEvent>);
    return true;
  }
}

function started() {
  const workers: HandMoved[] = [];
  const heard: FollowEvent[] = [];
  const client = createFollowClient({
    onEvent: (event) => heard.push(event),
    startWorker: () => {
      const worker = new HandMoved();
      workers.push(worker);
      return worker as unknown as Worker;
    },
  });
  return { client, workers, heard };
}

describe('the client of the follow worker', () => {
  it('hears how far it is, the examples, and at last the trace, and ends the worker', () => {
    const { client, workers, heard } = started();
    client.request(order());
    while (workers[0]!.next());
    const types = heard.map(({ type }) => type).filter((type, at, all) => type !== all[at - 1]);
    expect(types).toEqual(['progress', 'examples', 'progress', 'trace']);
    const shares = heard.flatMap((event) => (event.type === 'progress' ? [event.share] : []));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    const last = heard.at(-1);
    expect(last).toMatchObject({ type: 'trace', trace: { isSame: true, request: { outcome: 'success' } } });
    expect(workers[0]!.isEnded).toBe(true);
  });

  it('hears nothing more of an order that was given up or took another place', () => {
    const { client, workers, heard } = started();
    const asked = order();
    client.request(asked);
    workers[0]!.next();
    client.request(asked);
    expect(workers[0]!.isEnded).toBe(true);
    workers[0]!.next();
    expect(heard).toHaveLength(1);
    client.cancel();
    workers[1]!.next();
    workers[1]!.onerror?.({ message: 'ended' } as ErrorEvent);
    expect(heard).toHaveLength(1);
  });
});
