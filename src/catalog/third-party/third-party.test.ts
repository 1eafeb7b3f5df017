import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('the plan of a third-party API', () => {
  it('checks its quota first, takes its time, and fails in its share of cases', () => {
    const plan = kind.behavior.plan(component({ quotaPerSecond: 50, errorRatio: 0.01 }));
    expect(plan.type === 'store' && plan.verbs.request?.steps).toMatchObject([
      { type: 'quota', ratePerSecond: 50 },
      { type: 'delay' },
      { type: 'fail', ratio: 0.01, cause: 'failed' },
    ]);
  });

  it('has no quota until one is set', () => {
    const plan = kind.behavior.plan(component());
    expect(plan.type === 'store' && plan.verbs.request?.steps.map(({ type }) => type)).toEqual(['delay', 'fail']);
  });
});

describe('the bill of a third-party API', () => {
  it('is the price of a call times the calls', () => {
    // 10,000 calls x 0.03 $ = 300 $
    expect(bill({ pricePerCallUsd: 0.03 }, { requests: 10_000 })).toBeCloseTo(300, 8);
    expect(bill({}, { requests: 10_000 })).toBe(0);
  });

  it('is the price of a gigabyte times what is sent to it', () => {
    // 1,073.741824 GB x 0.50 $
    expect(bill({ pricePerGbUsd: 0.5 }, { requests: 10_000, 'received-gib': 1000 })).toBeCloseTo(536.870912, 8);
  });
});
