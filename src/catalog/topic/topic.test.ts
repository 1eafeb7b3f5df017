import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('the plan of a topic', () => {
  it('has a copy for each subscription', () => {
    const plan = kind.behavior.plan(component({ maxReceives: null, durable: false }));
    expect(plan.type === 'store' && plan.broker).toMatchObject({
      sharing: 'each',
      maxReceives: null,
      isDurable: false,
    });
  });
});

describe('the bill of a topic', () => {
  it('is that of what is published and of what is delivered', () => {
    // 2 million at 0.50 $, and 6 million deliveries at 0.60 $.
    const totals = { 'published-messages': 2_000_000, 'delivered-messages': 6_000_000 };
    expect(bill({}, totals)).toBeCloseTo(1 + 3.6, 8);
  });
});
