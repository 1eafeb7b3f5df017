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

describe('users', () => {
  it('send what their traffic classes say, and cost nothing', () => {
    expect(kind.behavior.plan(component())).toEqual({ type: 'source' });
    expect(bill({}, { requests: 1_000_000 })).toBe(0);
  });
});
