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
});
