/** Functions that work on messages, each trace worked out by hand. */
import { constant } from '#design';
import { describe, expect, it } from 'vitest';
import { runMessages, type MessageDesign } from './testing/message-design';

const run = (given: Partial<MessageDesign>) =>
  runMessages({
    kind: 'queue',
    consumerKind: 'function',
    ...given,
    consumer: { environmentMs: constant(500), memoryMiB: 1769, ...given.consumer },
  });

describe('a function behind a broker', () => {
  it('starts an instance for a message and uses it again for the next', () => {
    const { ends, report } = run({ instants: [0, 1000], keys: [1, 2] });
    const [first = 0, second = 0] = ends.map(({ endedMs, sentMs }) => endedMs - sentMs);
    expect(first).toBeGreaterThan(550);
    expect(second).toBeCloseTo(100, 3);
    expect(report.components.find(({ onDemand }) => onDemand !== null)?.onDemand?.coldStarts).toBe(1);
  });

  it('works on no more messages at once than it may have instances, and leaves the others in the queue', () => {
    const { ends, subscriptions } = run({ instants: [0, 0, 0], keys: [1, 2, 3], consumer: { concurrencyLimit: 1 } });
    expect(ends.map(({ receives }) => receives)).toEqual([1, 1, 1]);
    const times = ends.map(({ endedMs }) => endedMs);
    expect(times[1]! - times[0]!).toBeCloseTo(100, 3);
    expect(subscriptions[0]).toMatchObject({ consumed: 3, mostWaiting: 2 });
  });

  it('reads each partition of a stream with an instance of its own', () => {
    const { ends, report } = run({
      kind: 'stream',
      instants: [0, 0, 0, 0],
      keys: [1, 2, 3, 4],
      values: { partitions: 2 },
    });
    expect(ends).toHaveLength(4);
    expect(report.components.find(({ onDemand }) => onDemand !== null)?.onDemand?.coldStarts).toBe(2);
  });
});
