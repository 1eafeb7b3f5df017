import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

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
