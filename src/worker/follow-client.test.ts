import { describe, expect, it } from 'vitest';
import { gallery } from '#gallery';
import { createRun, type FollowOrder } from '#simulation';
import { createFollowClient } from './follow-client';
import { followEvents } from './follow-events';
import { handMoved } from './testing/hand-moved';

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

function started() {
  const { options, ...seen } = handMoved(followEvents);
  return { client: createFollowClient(options), ...seen };
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
