import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('the plan of a stream', () => {
  it('limits what each partition takes, and says when a reader is given up', () => {
    const plan = kind.behavior.plan(component({ partitions: 12, sessionMs: 10_000 }));
    expect(plan.type === 'store' && plan.broker).toMatchObject({
      sharing: 'partitions',
      partitions: 12,
      partitionMessagesPerSecond: 1000,
      sessionMs: 10_000,
    });
  });
});

describe('the bill of a stream', () => {
  it('is that of its partitions by the hour, and of units of what is written', () => {
    // 4 partitions for 730 hours at 0.015 $, and 100 million units at 0.014 $ a million.
    expect(bill({}, { 'instance-hours': 730, 'put-units': 100_000_000 })).toBeCloseTo(43.8 + 1.4, 8);
  });
});
