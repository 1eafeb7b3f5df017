import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('the plan of a queue', () => {
  it('takes messages in after its latency, and hands each to one consumer', () => {
    const plan = kind.behavior.plan(component({ visibilityTimeoutMs: 5000, maxReceives: 3, keyOrder: 'ordered' }));
    expect(plan.type === 'store' && plan.verbs.send?.steps.map(({ type }) => type)).toEqual(['delay', 'accept']);
    expect(plan.type === 'store' && plan.broker).toMatchObject({
      sharing: 'one',
      visibilityMs: 5000,
      maxReceives: 3,
      keys: 'ordered',
      isDurable: true,
    });
  });
});

describe('the bill of a queue', () => {
  it('is that of its requests', () => {
    // 10 million at 0.40 $ a million.
    expect(bill({}, { 'message-requests': 10_000_000 })).toBeCloseTo(4, 8);
  });

  it('has the price of ordered queues where messages keep their order', () => {
    // 10 million at 0.50 $ a million.
    expect(bill({ keyOrder: 'ordered' }, { 'message-requests': 10_000_000 })).toBeCloseTo(5, 8);
  });
});
