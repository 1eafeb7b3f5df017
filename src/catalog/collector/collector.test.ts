import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('the plan of a collector', () => {
  it('works on an item before it is in the queue, and keeps a queue for each wire', () => {
    const plan = kind.behavior.plan(component({ whenFull: 'drop', senders: 3, batchItems: 20 }));
    expect(plan.type === 'store' && plan.verbs.request?.steps.map(({ type }) => type)).toEqual(['compute', 'accept']);
    expect(plan.type === 'store' && plan.broker).toMatchObject({
      sharing: 'each',
      capacity: 1000,
      isDurable: false,
      intake: { whenFull: 'drop', keptShare: 1, slowMs: null },
      exports: { batchSize: 20, batchWaitMs: 200, senders: 3 },
    });
  });
});

describe('the line under the name of a collector', () => {
  it('says how much it holds and sends', () => {
    expect(kind.spec.face.subtitle(component())).toBe('queue of 1000, batches of 100');
    expect(kind.spec.face.subtitle(component({ queueItems: null }))).toBe('batches of 100');
  });
});

describe('the bill of a collector', () => {
  it('is that of the smallest server that fits, whatever it passes on', () => {
    // A t4g.small, 2 vCPUs and 2 GiB.
    expect(bill({}, { 'instance-hours': 730, requests: 1_000_000 })).toBeCloseTo(730 * 0.0168, 8);
    expect(bill({ memoryMiB: 8192 }, { 'instance-hours': 730 })).toBeCloseTo(730 * 0.0672, 8);
  });
});
