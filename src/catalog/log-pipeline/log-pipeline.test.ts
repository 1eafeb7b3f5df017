import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('the plan of a log pipeline', () => {
  it('takes in within its limits, and shows it some time later', () => {
    const plan = kind.behavior.plan(component({ quotaPerSecond: 0.5 }));
    expect(plan.type === 'store' && plan.verbs.request?.steps).toMatchObject([
      { type: 'payload', bytes: 1_048_576 },
      { type: 'quota', ratePerSecond: 0.5, burst: 1 },
      { type: 'delay' },
    ]);
    expect(plan.type === 'store' && plan.copies).toMatchObject({ isAllThatIsRead: true, isOfOneSort: true });
  });

  it('reads for as long as a query spans', () => {
    const plan = kind.behavior.plan(component({ scannedMiB: 2000, scanMiBPerSecond: 500, queries: 4 }));
    expect(plan.type === 'store' && plan.io).toEqual({
      timeMs: { type: 'constant', value: 4000 },
      concurrency: 4,
      operationsPerSecond: null,
    });
  });

  it('has no limits where none are set', () => {
    const plan = kind.behavior.plan(component({ quotaPerSecond: null, payloadKiB: null }));
    expect(plan.type === 'store' && plan.verbs.request?.steps.map(({ type }) => type)).toEqual(['delay']);
  });
});

describe('the line under the name of a log pipeline', () => {
  it('says for how long it keeps', () => {
    expect(kind.spec.face.subtitle(component({ retentionDays: 7 }))).toBe('kept for 7 days');
  });
});

describe('the bill of a log pipeline', () => {
  it('is what comes, what is kept of it, and what is read', () => {
    // 107.374 GB at 0.50 $; 15 % of it for two months at 0.03 $; a thousand queries of 1.074 GB at 0.005 $.
    const gb = 100 * 1.073741824;
    const kept = (gb * 0.15 * 60) / (730 / 24);
    const usd = gb * 0.5 + kept * 0.03 + 1000 * 1.073741824 * 0.005;
    expect(bill({ retentionDays: 60 }, { 'written-gib': 100, reads: 1000 })).toBeCloseTo(usd, 8);
  });
});
