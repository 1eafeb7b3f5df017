import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coarseGrid, Histogram } from './histogram';
import { RecentValues } from './recent-values';

const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 20 });

describe('values of the last seconds', () => {
  it('are those of each of them together, whatever came before', () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 12 }), (seconds) => {
        const recent = new RecentValues(3);
        for (const second of seconds) recent.close(histogramOf(second));
        const expected = histogramOf(seconds.slice(-3).flat());
        expect(recent.all.used().indices).toEqual(expected.used().indices);
        expect(recent.all.used().counts).toEqual(expected.used().counts);
        expect([recent.all.count, recent.all.min, recent.all.max]).toEqual([
          expected.count,
          expected.min,
          expected.max,
        ]);
        expect(recent.all.sum).toBeCloseTo(expected.sum, 3);
        compared += expected.count;
      }),
    );
    expect(compared).toBeGreaterThan(100);
  });
});

function histogramOf(list: readonly number[]): Histogram {
  const made = new Histogram(coarseGrid);
  for (const value of list) made.add(value);
  return made;
}
