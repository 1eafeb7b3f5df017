import { describe, expect, it } from 'vitest';
import type { WireBalance } from '#simulation';
import { expectedText, wireTerms } from './wire-terms';

const balance: WireBalance = {
  id: 'w1' as WireBalance['id'],
  attemptsPerSecond: 20,
  failedPerSecond: 0.5,
  bytesPerSecond: 50_512,
  callMs: 51.2,
  inFlight: 1.02,
  resources: [],
};
const told = (of: WireBalance | null) =>
  Object.fromEntries(wireTerms.map((each) => [each.column, expectedText(each, of)]));

describe('what is expected of a wire', () => {
  it('is written as what is measured is', () => {
    expect(told(balance)).toEqual({
      rate: '20/s',
      errorRate: '0.5/s',
      retryRate: '',
      meanLatencyMs: '51.2 ms',
      inFlight: '1.02',
      lasting: '',
      bytesPerSecond: '49.3 KiB/s',
      hitShare: '',
      breakerOpen: '',
    });
  });

  it('is nothing where nobody calls or nothing is known', () => {
    expect(told({ ...balance, callMs: null })['meanLatencyMs']).toBe('');
    expect(new Set(Object.values(told(null)))).toEqual(new Set(['']));
  });
});
