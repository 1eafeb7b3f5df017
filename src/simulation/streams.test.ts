/** Streams, each trace worked out by hand. Keys are chosen by the partition that they fall to. */
import { buildStep } from '#design';
import { describe, expect, it } from 'vitest';
import { runMessages, type MessageDesign } from './testing/message-design';
import { faultAt, type RunOptions } from './testing/run-design';

const run = (given: Partial<MessageDesign>, at: RunOptions = {}) => {
  const { report, ends, subscriptions } = runMessages({ kind: 'stream', ...given }, at);
  return {
    report,
    subscriptions,
    ends: ends.map(({ number, end, endedMs, receives }) => [number, end, endedMs, receives]),
  };
};

describe('a partition', () => {
  it('is read by one reader, one batch after the other, however many workers there are', () => {
    const given = { instants: [0, 0, 0], keys: [1, 2, 3], values: { partitions: 1 } };
    expect(run(given).ends.map(([, , endedMs]) => endedMs)).toEqual([100, 200, 300]);
    const batches = run({ ...given, delivery: { batchSize: 2 } });
    // The first alone, the other two together.
    expect(batches.ends.map(([, , endedMs]) => endedMs)).toEqual([100, 200, 200]);
  });

  it('is blocked by a batch that fails, until that succeeds', () => {
    const { ends } = run({
      instants: [0, 10],
      keys: [1, 2],
      values: { partitions: 1, retryPauseMs: 1000 },
      steps: [buildStep.pause(100), buildStep.failingFirst(1)],
    });
    // 1 fails at 100, is read again at 1,100 and done at 1,200; 2 fails at 1,300 and is done at 2,400.
    expect(ends).toEqual([
      [1, 'consumed', 1200, 2],
      [2, 'consumed', 2400, 2],
    ]);
  });

  it('goes on behind a batch that was read too often, or is too old', () => {
    const given = {
      instants: [0, 10],
      keys: [1, 2],
      steps: [buildStep.pause(100), buildStep.failing(1)],
      values: { partitions: 1, retryPauseMs: 1000, maxReceives: 2 },
    };
    expect(run(given).ends).toEqual([
      [1, 'dead', 1200, 2],
      [2, 'dead', 2400, 2],
    ]);
    // Both are too old when the first is to be read again.
    const aged = run({ ...given, values: { ...given.values, retentionMs: 500 } });
    expect(aged.ends.map(([number, end]) => [number, end])).toEqual([
      [1, 'dead'],
      [2, 'dead'],
    ]);
  });

  it('moves its offset up to the first that failed where each is told of', () => {
    // 1 comes alone; 2, which failed before, and 3 come together, and 3 fails by itself.
    const { ends } = run({
      instants: [0, 1250],
      keys: [1, 2],
      values: { partitions: 1, retryPauseMs: 1200 },
      steps: [buildStep.pause(100), buildStep.failingFirst(1)],
      delivery: { batchSize: 2, partialResults: true },
    });
    // 1 fails at 100 and is read again at 1,300 with 2. 1 is done at 1,400, 2 is read again at 2,600.
    expect(ends).toEqual([
      [1, 'consumed', 1400, 2],
      [2, 'consumed', 2700, 2],
    ]);
  });

  it('takes so many messages and bytes in a second, and throttles beyond', () => {
    const instants = Array.from({ length: 10 }, (_each, at) => at);
    const keys = instants.map(() => 1);
    const few = run({ instants, keys, values: { partitions: 1, partitionMessagesPerSecond: 4 } });
    expect(few.report.flows[0]!.failed['throttled']).toBe(6);
    const small = run({ instants, keys, values: { partitions: 1, partitionBytesPerSecond: 3 * 1024 } });
    expect(small.report.flows[0]!.failed['throttled']).toBe(7);
  });
});

describe('a group of readers', () => {
  it('reads each message once, and every group reads all of them', () => {
    const given = { instants: [0, 0, 0, 0], keys: [1, 2, 3, 4] };
    const shared = run({ ...given, delivery: { group: 'a' }, others: [{ group: 'a' }] });
    expect(shared.subscriptions.map(({ consumed }) => consumed)).toEqual([4]);
    const apart = run({ ...given, others: [{}] });
    expect(apart.subscriptions.map(({ consumed }) => consumed)).toEqual([4, 4]);
  });

  it('reads again from the last offset when a reader dies, once its session is over', () => {
    const { ends, subscriptions } = run(
      {
        instants: [0],
        values: { partitions: 1, sessionMs: 2000 },
        consumer: { instances: 2, restartDelayMs: 60_000 },
      },
      { at: { 50: (at) => at.inject(faultAt(at.plant.document, 'Worker 1', 'crash'), null) } },
    );
    // The reader dies at 50 ms; the other one reads on from 2,050 ms.
    expect(ends).toEqual([[1, 'consumed', 2150, 2]]);
    expect(subscriptions[0]).toMatchObject({ receives: 2, duplicates: 0 });
  });

  it('waits for nobody when the reader is back before that', () => {
    const { ends } = run(
      { instants: [0], values: { partitions: 1, sessionMs: 20_000 }, consumer: { restartDelayMs: 500 } },
      { at: { 50: (at) => at.inject(faultAt(at.plant.document, 'Worker 1', 'crash'), null) } },
    );
    expect(ends).toEqual([[1, 'consumed', 650, 2]]);
  });
});
