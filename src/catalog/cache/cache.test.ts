import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('the plan of a cache', () => {
  it('remembers keys up to its capacity and time to live', () => {
    const plan = kind.behavior.plan(component({ capacityEntries: 100, ttlMs: 5000, coalescing: true }));
    expect(plan.type === 'store' && plan.memory).toMatchObject({ capacityEntries: 100, ttlMs: 5000, coalescing: true });
  });
});

describe('the bill of a cache', () => {
  it('is the cheapest node whose memory holds the capacity', () => {
    // cache.t4g.small has 1.37 GiB: 730 h x 0.032 $ = 23.36 $
    expect(bill({ capacityMiB: 1024 }, { 'instance-hours': 730 })).toBeCloseTo(23.36, 8);
    // cache.t4g.medium has 3.09 GiB: 730 h x 0.065 $ = 47.45 $
    expect(bill({ capacityMiB: 2048 }, { 'instance-hours': 730 })).toBeCloseTo(47.45, 8);
  });

  it('has room for its number of entries at their measured size, or for what they took where nothing limits them', () => {
    const hours = { 'instance-hours': 730 };
    // A million entries of the 2 KiB that 1,000 of them showed are 1.9 GiB: the medium node, not the small one.
    const peak = { vcpus: 0, memoryMiB: 1000 / 512, entries: 1000 };
    expect(bill({ capacityMiB: null, capacityEntries: 1_000_000 }, hours, peak)).toBeCloseTo(47.45, 8);
    expect(bill({ capacityMiB: null }, hours, { ...peak, memoryMiB: 2048 })).toBeCloseTo(47.45, 8);
  });
});
