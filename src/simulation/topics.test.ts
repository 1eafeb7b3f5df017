/** Topics, each trace worked out by hand. */
import { buildStep } from '#design';
import { describe, expect, it } from 'vitest';
import { runMessages, type MessageDesign } from './testing/message-design';
import { faultAt, type RunOptions } from './testing/run-design';

const run = (given: Partial<MessageDesign>, options: RunOptions = {}) =>
  runMessages({ kind: 'topic', ...given }, options);
const down = (name: string, fromMs: number): NonNullable<RunOptions['at']> => ({
  [fromMs]: (at) => at.inject(faultAt(at.plant.document, name, 'outage'), 10_000),
});

describe('a topic', () => {
  it('gives every subscription a copy', () => {
    const { accepted, subscriptions } = run({ instants: [0, 10], keys: [1, 2], others: [{}] });
    expect(accepted).toBe(2);
    expect(subscriptions.map(({ sent, consumed }) => [sent, consumed])).toEqual([
      [2, 2],
      [2, 2],
    ]);
  });

  it('gives a group one copy, whichever of its consumers takes it', () => {
    const { subscriptions } = run({
      instants: [0, 10],
      keys: [1, 2],
      delivery: { group: 'a' },
      others: [{ group: 'a' }],
    });
    expect(subscriptions.map(({ name, consumed }) => [name, consumed])).toEqual([['group a', 2]]);
  });

  it('retries and buries for each subscription by itself', () => {
    const { ends } = run({ steps: [buildStep.failing(1)], delivery: { maxAttempts: 1 }, others: [{ maxAttempts: 3 }] });
    expect(ends.map(({ end, endedMs, receives }) => [end, endedMs, receives])).toEqual([
      ['dead', 30_000, 1],
      ['dead', 90_000, 3],
    ]);
  });

  it('keeps messages for a consumer that is down, and loses them where the subscription stores nothing', () => {
    const given = { instants: [1000], delivery: {}, others: [{ stores: false }] };
    const first = run(given, { at: down('Worker 1', 500) });
    expect(first.ends.map(({ end, endedMs }) => [end, endedMs])).toEqual([
      ['consumed', 1100],
      ['consumed', 10_600],
    ]);
    const second = run(given, { at: down('Worker 2', 500) });
    expect(second.ends.map(({ end, endedMs }) => [end, endedMs])).toEqual([
      ['lost', 1000],
      ['consumed', 1100],
    ]);
  });

  it('lets a filter decide what comes to a subscription', () => {
    const filter = { operations: [], attributes: ['big'] };
    const given = { others: [{ filter }] };
    expect(run({ ...given, sending: { attribute: 'big' } }).subscriptions.map(({ sent }) => sent)).toEqual([1, 1]);
    expect(run({ ...given, sending: { attribute: 'small' } }).subscriptions.map(({ sent }) => sent)).toEqual([1, 0]);
    expect(run(given).subscriptions.map(({ sent }) => sent)).toEqual([1, 0]);
  });
});

describe('a broker', () => {
  it('takes in a poison message that nobody can work on, once it is struck', () => {
    const { ends } = run(
      {
        kind: 'queue',
        instants: [0, 100, 200],
        keys: [1, 2, 3],
        values: { maxReceives: 1, visibilityTimeoutMs: 1000 },
      },
      { at: { 50: (at) => at.inject(faultAt(at.plant.document, 'Broker', 'poison-message', 1), null) } },
    );
    expect(ends.map(({ number, end }) => [number, end])).toEqual([
      [1, 'consumed'],
      [3, 'consumed'],
      [2, 'dead'],
    ]);
  });

  const restart = (ms: number): NonNullable<RunOptions['at']> => ({
    [ms]: (at) => at.inject(faultAt(at.plant.document, 'Broker', 'crash'), null),
  });

  it('keeps what it acknowledged over a restart if it is durable', () => {
    const given = {
      kind: 'queue',
      instants: [0, 0],
      keys: [1, 2],
      consumer: { workers: 1 },
      steps: [buildStep.pause(1000)],
    } as const;
    const kept = run({ ...given }, { at: restart(500) });
    // The first is worked on and may be received again; the broker is back at 10.5 s.
    expect(kept.ends.map(({ number, end, endedMs }) => [number, end, endedMs])).toEqual([
      [1, 'consumed', 11_500],
      [2, 'consumed', 12_500],
    ]);
    expect(kept.subscriptions[0]).toMatchObject({ duplicates: 1, lost: 0 });
  });

  it('loses what waits and counts it if it is not; what is worked on is consumed all the same', () => {
    const given = {
      kind: 'queue',
      instants: [0, 0],
      keys: [1, 2],
      consumer: { workers: 1 },
      steps: [buildStep.pause(1000)],
    } as const;
    const { ends, subscriptions } = run({ ...given, values: { durable: false } }, { at: restart(500) });
    expect(ends.map(({ number, end }) => [number, end])).toEqual([
      [2, 'lost'],
      [1, 'consumed'],
    ]);
    expect(subscriptions[0]).toMatchObject({ lost: 1, consumed: 1 });
  });

  it('refuses while it is down', () => {
    const { report } = run({ instants: [600] }, { at: restart(500) });
    expect(report.flows[0]!.failed['refused']).toBe(1);
  });

  it('has a message twice whose acknowledgment its producer did not hear', () => {
    // The acknowledgment comes after 40 ms, the producer waits 30.
    const retry = {
      attempts: 2,
      on: ['timed-out'],
      backoff: { baseMs: 0, factor: 1, capMs: null, jitter: 'none' },
      budget: null,
    } as const;
    const { accepted, sentTwice, subscriptions } = run({ sendLatencyMs: 20, policy: { timeoutMs: 30, retry } });
    expect([accepted, sentTwice]).toEqual([2, 1]);
    expect(subscriptions[0]).toMatchObject({ consumed: 2, duplicates: 1 });
  });
});
