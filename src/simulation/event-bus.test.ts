/** Events that a bus brings to its targets, each trace worked out by hand. */
import { buildStep, defaultDelivery } from '#design';
import { describe, expect, it } from 'vitest';
import { runMessages, type MessageDesign } from './testing/message-design';

const second = 1000;

/** Pauses are drawn between 0 and 8 s at most, unless said. */
const run = (given: Partial<MessageDesign>) =>
  runMessages({ kind: 'event-bus', ...given, values: { deliveryMs: 0, retryMs: 8 * second, ...given.values } });

describe('an event bus', () => {
  it('lets its sender go on, and calls the target some time after that', () => {
    const { ends, report } = run({ values: { deliveryMs: 138 } });
    expect(report.flows[0]!.responses.meanMs).toBeCloseTo(0, 9);
    expect(ends).toMatchObject([{ sentMs: 0, endedMs: 238, receives: 1, end: 'consumed' }]);
  });

  it('brings what failed again after a pause that is drawn', () => {
    const { ends } = run({ steps: [buildStep.pause(100), buildStep.failingFirst(1)] });
    expect(ends).toMatchObject([{ receives: 2, end: 'consumed' }]);
    expect(ends[0]!.endedMs).toBeGreaterThan(200);
    expect(ends[0]!.endedMs).toBeLessThan(200 + 8 * second);
  });

  it('counts a target that is full as an attempt, and gives up after so many', () => {
    const { ends, subscriptions } = run({
      instants: [0, 0],
      keys: [1, 2],
      consumer: { workers: 1, backlog: 0 },
      steps: [buildStep.pause(60 * second)],
      values: { maxReceives: 3, retryMs: 100, deliveryTimeoutMs: 100 * second },
    });
    expect(ends.map(({ end, receives }) => [end, receives])).toEqual([
      ['dead', 3],
      ['consumed', 1],
    ]);
    expect(subscriptions[0]).toMatchObject({ deadLettered: 1, consumed: 1 });
  });

  it('takes a target that answers too late for one that failed, and has the work done twice', () => {
    const { ends, subscriptions } = run({
      steps: [buildStep.pause(2 * second)],
      values: { deliveryTimeoutMs: second, retryMs: 10 },
      durationMs: 10 * second,
    });
    // The first answer comes after two deliveries, and still counts.
    expect(ends).toMatchObject([{ endedMs: 2 * second, receives: 2, end: 'consumed' }]);
    expect(subscriptions[0]).toMatchObject({ duplicates: 1 });
  });

  it('brings to each target what its rule lets pass', () => {
    const filter = { operations: [], attributes: ['paid'] };
    const { subscriptions } = run({
      instants: [0, 1],
      keys: [1, 2],
      sending: { attribute: 'shipped' },
      delivery: { ...defaultDelivery, filter },
      others: [{}],
    });
    expect(subscriptions.map(({ sent, consumed }) => [sent, consumed])).toEqual([
      [0, 0],
      [2, 2],
    ]);
  });

  it('hands an event to the queue of a function, which sees to it from there', () => {
    const { ends } = run({
      consumerKind: 'function',
      steps: [buildStep.failingFirst(1), buildStep.pause(100)],
      consumer: { eventRetryMs: 5 * second },
    });
    // The bus is done with it when the function has it; the function tries twice.
    expect(ends.map(({ end, receives }) => [end, receives])).toEqual([
      ['consumed', 1],
      ['consumed', 2],
    ]);
  });
});
