/** Queues, each trace worked out by hand. */
import { buildStep } from '#design';
import { describe, expect, it } from 'vitest';
import { runMessages, type MessageDesign } from './testing/message-design';

function run(given: Partial<MessageDesign>) {
  const { report, ends, subscriptions } = runMessages({ kind: 'queue', ...given });
  return {
    report,
    messages: subscriptions[0]!,
    ends: ends.map(({ number, end, endedMs, receives }) => [number, end, endedMs, receives]),
  };
}

const second = 1000;

describe('a queue', () => {
  it('hands a message to a worker and deletes it when that is done', () => {
    const { ends, messages, report } = run({});
    expect(ends).toEqual([[1, 'consumed', 100, 1]]);
    expect(messages).toMatchObject({ sent: 1, consumed: 1, receives: 1, duplicates: 0 });
    expect(report.flows[0]!.success).toBe(1);
  });

  it('shows a message again when its visibility timeout, counted from the receive, is over', () => {
    // Two consumers die of it at 0 and 30 s; the third needs 5 s.
    const { ends } = run({ steps: [buildStep.failingFirst(2), buildStep.pause(5 * second)] });
    expect(ends).toEqual([[1, 'consumed', 65 * second, 3]]);
  });

  it('gives up on a message that was received too often', () => {
    const { ends, messages } = run({ steps: [buildStep.failing(1)], values: { maxReceives: 2 } });
    expect(ends).toEqual([[1, 'dead', 60 * second, 2]]);
    expect(messages).toMatchObject({ sent: 1, consumed: 0, deadLettered: 1, receives: 2 });
  });

  it('shows a message again at once where its consumer returns what failed', () => {
    const { ends } = run({
      steps: [buildStep.pause(100), buildStep.failingFirst(2)],
      delivery: { returnsFailed: true },
    });
    expect(ends).toEqual([[1, 'consumed', 300, 3]]);
  });

  it('gives what takes too long to somebody else, and counts the second effect', () => {
    // Received at 0 and, not acknowledged, at 1 s. The first is done at 1.5 s, the second has its effect at 2.5 s.
    const { ends, messages } = run({ steps: [buildStep.pause(1500)], values: { visibilityTimeoutMs: second } });
    expect(ends).toEqual([[1, 'consumed', 1500, 2]]);
    expect(messages).toMatchObject({ receives: 2, duplicates: 1 });
  });

  it('holds a worker to the end of the work, and hands out no more than there are workers', () => {
    const { ends } = run({ instants: [0, 0, 0], keys: [1, 2, 3], consumer: { workers: 2 } });
    expect(ends).toEqual([
      [1, 'consumed', 100, 1],
      [2, 'consumed', 100, 1],
      [3, 'consumed', 200, 1],
    ]);
  });

  it('hands out no more to an instance than its wire says', () => {
    const { ends } = run({ instants: [0, 0], keys: [1, 2], consumer: { workers: 2 }, delivery: { maxInFlight: 1 } });
    expect(ends.map(([, , endedMs]) => endedMs)).toEqual([100, 200]);
    const none = run({ instants: [0], delivery: { maxInFlight: 0 } });
    expect(none.messages).toMatchObject({ waiting: 1, receives: 0 });
  });

  it('hands over what waits as a batch, for one piece of work', () => {
    // The first comes alone; the three that came meanwhile go together, of at most two.
    const { ends, messages } = run({
      instants: [0, 10, 20, 30],
      keys: [1, 2, 3, 4],
      consumer: { workers: 1 },
      delivery: { batchSize: 2 },
    });
    expect(ends.map(([, , endedMs]) => endedMs)).toEqual([100, 200, 200, 300]);
    expect(messages).toMatchObject({ batches: 3, receives: 4 });
  });

  it('waits for a batch to fill, no longer than its wire says', () => {
    const delivery = { batchSize: 2, batchWaitMs: 50 };
    const { ends } = run({ instants: [0, 20, 200], keys: [1, 2, 3], delivery });
    // Full at 20 ms; the third waits in vain until 250 ms.
    expect(ends.map(([, , endedMs]) => endedMs)).toEqual([120, 120, 350]);
  });

  it('fails a batch as a whole, or only those that failed where each is told of', () => {
    // The first waits in vain for a batch until 100 ms, fails, and comes back at 1.1 s into one with the second, which fails then.
    const given: Partial<MessageDesign> = {
      instants: [0, 1090],
      keys: [1, 2],
      values: { visibilityTimeoutMs: second },
      steps: [buildStep.pause(100), buildStep.failingFirst(1)],
    };
    const delivery = { batchSize: 2, batchWaitMs: 100 };
    expect(run({ ...given, delivery }).ends).toEqual([
      [1, 'consumed', 2200, 3],
      [2, 'consumed', 2200, 2],
    ]);
    expect(run({ ...given, delivery: { ...delivery, partialResults: true } }).ends).toEqual([
      [1, 'consumed', 1200, 2],
      [2, 'consumed', 2300, 2],
    ]);
  });

  it('is full beyond its room, and refuses', () => {
    const { messages, report } = run({
      instants: [0, 1, 2, 3],
      keys: [1, 2, 3, 4],
      values: { capacityMessages: 2 },
      consumer: { workers: 1 },
    });
    expect(messages.sent).toBe(2);
    expect(report.flows[0]!.failed['refused']).toBe(2);
  });

  it('begins with the messages that it holds from the start', () => {
    const { ends } = run({ instants: [50], values: { initialMessages: 2 }, consumer: { workers: 1 } });
    expect(ends.map(([number, , endedMs]) => [number, endedMs])).toEqual([
      [1, 100],
      [2, 200],
      [3, 300],
    ]);
  });

  it('lets go of what is too old', () => {
    const { ends } = run({
      instants: [0, 10],
      keys: [1, 2],
      consumer: { workers: 1 },
      values: { retentionMs: 50 },
    });
    // The one in work is done all the same.
    expect(ends).toEqual([
      [2, 'dead', 60, 0],
      [1, 'consumed', 100, 1],
    ]);
  });
});

describe('messages of one key', () => {
  const given: Partial<MessageDesign> = {
    instants: [0, 1, 2],
    keys: [7, 7, 8],
    values: { visibilityTimeoutMs: second },
    steps: [buildStep.pause(100), buildStep.failingFirst(1)],
  };
  const order = (keyOrder: string) =>
    run({ ...given, values: { ...given.values, keyOrder } }).ends.map(([number, , endedMs]) => [number, endedMs]);

  it('are independent until the queue says otherwise', () => {
    expect(order('any')).toEqual([
      [1, 1100],
      [2, 1101],
      [3, 1102],
    ]);
  });

  it('are worked on one at a time where they are exclusive, failures or not', () => {
    // 1 fails at 0.1 s, and 2 has the key until 0.2 s; both come back a second after their receives.
    expect(order('exclusive')).toEqual([
      [1, 1100],
      [3, 1102],
      [2, 1200],
    ]);
  });

  it('wait until the one before is over where they keep their order', () => {
    // 1 is done at 1.1 s; only then 2 is received, fails, is hidden until 2.1 s and done at 2.2 s.
    expect(order('ordered')).toEqual([
      [1, 1100],
      [3, 1102],
      [2, 2200],
    ]);
  });
});

describe('what waits behind another of its key', () => {
  it('is handed over when that is done, though its claim had lapsed', () => {
    // 1 is seen again at 0.3 s and taken by the other worker until 0.8 s; the first is done with it at 0.5 s, and takes 2.
    const given: MessageDesign = {
      kind: 'queue',
      instants: [0, 10],
      keys: [7, 7],
      values: { keyOrder: 'ordered', visibilityTimeoutMs: 300 },
      steps: [buildStep.pause(500)],
      consumer: { workers: 1, instances: 2 },
      durationMs: 2 * second,
    };
    // In one piece: whoever goes on with a run looks for what may be handed over by then.
    const { ends } = runMessages(given, { slice: 1_000_000 });
    expect(ends.map(({ number, end, endedMs }) => [number, end, endedMs])).toEqual([
      [1, 'consumed', 500],
      [2, 'consumed', 1000],
    ]);
  });
});
