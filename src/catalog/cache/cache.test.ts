import { describe, expect, it } from 'vitest';
import { defaultConfiguration, type Component, type ComponentId, type Configuration } from '#design';
import { makeBill, priceBook } from '#pricing';
import { kind } from '.';
import { noPeak, type MeterName, type PeakUse } from '../kind';

function component(values: Configuration = {}): Component {
  const configuration = { ...defaultConfiguration(kind.spec), ...values };
  const empty = {
    modules: [],
    trafficClasses: [],
    zones: [],
    dataSets: [],
    kindVersion: 1,
    hostPolicy: null,
    note: '',
  };
  return { id: 'c1' as ComponentId, kind: kind.spec.id, name: 'Part', configuration, ...empty };
}

/** Dollars of a month with this use. */
function bill(values: Configuration, totals: Partial<Record<MeterName, number>>, peak: PeakUse = noPeak): number {
  const usage = {
    totals: new Map(Object.entries(totals) as [MeterName, number][]),
    peak,
    stored: { initialGiB: 0, growthGiB: 0 },
  };
  const options = { overrides: {}, freeTier: false, requestsPerMonth: 0, levels: [], uses: new Map() };
  return makeBill(kind.pricing.lines(component(values), usage), priceBook, options).totalUsd;
}

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
