import { describe, expect, it } from 'vitest';
import { defaultConfiguration, type Component, type ComponentId, type Configuration } from '#design';
import { makeBill, priceBook } from '#pricing';
import { kind } from '.';
import { noPeak, type MeterName } from '../kind';

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
function bill(values: Configuration, totals: Partial<Record<MeterName, number>>): number {
  const usage = {
    totals: new Map(Object.entries(totals) as [MeterName, number][]),
    peak: noPeak,
    stored: { initialGiB: 0, growthGiB: 0 },
  };
  const options = { overrides: {}, freeTier: false, requestsPerMonth: 0, levels: [], uses: new Map() };
  return makeBill(kind.pricing.lines(component(values), usage), priceBook, options).totalUsd;
}

describe('the plan of a load balancer', () => {
  it('chooses as configured and checks the health of what is behind it', () => {
    const plan = kind.behavior.plan(component({ policy: 'round-robin', healthIntervalMs: 2000, unhealthyAfter: 3 }));
    expect(plan.type === 'router' && plan.router).toMatchObject({
      balancing: { policy: 'round-robin' },
      health: { intervalMs: 2000, unhealthyAfter: 3 },
    });
  });
});

describe('the bill of a load balancer', () => {
  it('is its hours, capacity units by the GiB passed on, and what leaves to the internet', () => {
    // 730 h x 0.0225 $ + 100 GiB x 0.008 $ + 50 GiB x 0.09 $ = 16.425 + 0.8 + 4.5 = 21.725 $
    const totals = { 'instance-hours': 730, 'processed-gib': 100, 'internet-out-gib': 50 };
    expect(bill({}, totals)).toBeCloseTo(21.725, 8);
  });
});
