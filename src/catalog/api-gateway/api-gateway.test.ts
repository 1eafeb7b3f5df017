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

describe('the plan of an API gateway', () => {
  it('asks nobody, each, or each once in a while', () => {
    const gate = (authentication: string) => {
      const plan = kind.behavior.plan(component({ authentication, authenticationCacheMs: 60_000 }));
      return plan.type === 'router' ? plan.router.gate : null;
    };
    expect(gate('none')).toMatchObject({ authenticationMs: null });
    expect(gate('each')).toMatchObject({ authenticationMs: { type: 'constant', value: 20 }, knownForMs: 0 });
    expect(gate('cached')).toMatchObject({
      knownForMs: 60_000,
      payloadBytes: 10_485_760,
      integrationTimeoutMs: 29_000,
    });
  });
});

describe('the bill of an API gateway', () => {
  it('is its calls by the million, more for the full edition', () => {
    // 2 million calls at 1 $ or 3.50 $, 10 GiB to the internet at 0.09 $.
    const totals = { requests: 2_000_000, 'internet-out-gib': 10 };
    expect(bill({}, totals)).toBeCloseTo(2.9, 8);
    expect(bill({ edition: 'full' }, totals)).toBeCloseTo(7.9, 8);
  });
});
