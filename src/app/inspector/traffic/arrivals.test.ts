import { describe, expect, it } from 'vitest';
import { arrivalKinds, asArrivals } from './arrivals';

describe('asArrivals', () => {
  it('keeps the rate from one sort to another and back', () => {
    for (const { value } of arrivalKinds.filter(({ value }) => !['renewal', 'batches', 'connects'].includes(value))) {
      const there = asArrivals(value, { type: 'poisson', ratePerSecond: 40 });
      expect(asArrivals('poisson', there), value).toEqual({ type: 'poisson', ratePerSecond: 40 });
    }
  });

  it('sends as many requests in batches as one by one', () => {
    expect(asArrivals('batches', { type: 'poisson', ratePerSecond: 40 })).toMatchObject({
      ratePerSecond: 4,
      batchSize: { value: 10 },
    });
  });

  it('has a user at least where users are counted, and keeps what was recorded', () => {
    expect(asArrivals('closed', { type: 'poisson', ratePerSecond: 0 })).toMatchObject({ population: 1 });
    const trace = { type: 'trace', instants: [{ atMs: 5, operation: null, key: null, bytes: null }] } as const;
    expect(asArrivals('trace', trace)).toBe(trace);
  });
});

describe('the ways in which requests arrive', () => {
  it('have words that are read whole in their field', () => {
    expect(arrivalKinds).toHaveLength(8);
    for (const { label } of arrivalKinds) expect(label.length, label).toBeLessThanOrEqual(19);
  });
});
