import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('the plan of a CDN', () => {
  it('remembers answers from their fill on, of what it is told to', () => {
    const plan = kind.behavior.plan(
      component({ caches: 'safe', ttlMs: 5000, staleIfErrorMs: 900, capacityMiB: 10, coalescing: false }),
    );
    expect(plan.type === 'router' && plan.router.answers).toMatchObject({
      of: 'safe',
      memory: { ttlMs: 5000, staleIfErrorMs: 900, ttlFrom: 'fill', capacityMiB: 10, coalescing: false },
    });
  });
});

describe('the bill of a CDN', () => {
  it('is requests by the ten thousand and what goes to users', () => {
    // 10 M requests at 0.01 $ for 10,000, and 200 GB at 0.085 $.
    expect(bill({}, { requests: 10e6, 'internet-out-gib': 200 })).toBeCloseTo(10 + 17, 8);
  });
});
