import { describe, expect, it } from 'vitest';
import { nextExponential } from './exponential';
import { coarseGrid, fineGrid, Histogram } from './histogram';
import { createStream, nextUniform, resetStreams } from './random';

resetStreams();
const stream = createStream(1, 2, 3, 4);

/** Values over the whole grid, each octave alike. */
const spread = (size: number): Float64Array =>
  Float64Array.from({ length: size }, () => Math.pow(2, -10 + 34 * nextUniform(stream)));
const times = (size: number): Float64Array => Float64Array.from({ length: size }, () => 20 * nextExponential(stream));

function histogramOf(values: Iterable<number>, grid = fineGrid): Histogram {
  const histogram = new Histogram(grid);
  for (const value of values) histogram.add(value);
  return histogram;
}

const content = (histogram: Histogram): unknown => {
  const { indices, counts, min, max } = histogram.used();
  return { indices: [...indices], counts: [...counts], min, max, count: histogram.count };
};

describe('Histogram', () => {
  it.each([
    ['128 buckets an octave', fineGrid, 0.003],
    ['32 buckets an octave', coarseGrid, 0.0111],
  ])('tells every quantile within its error: %s', (_, grid, error) => {
    for (const values of [spread(50_000), times(50_000)]) {
      const histogram = histogramOf(values, grid);
      const sorted = values.toSorted();
      for (let i = 1; i <= 1000; i++) {
        const exact = sorted[50 * i - 1]!;
        if (exact < 2 ** -10) continue;
        expect(Math.abs(histogram.quantile(i / 1000) / exact - 1)).toBeLessThan(error);
      }
    }
  });

  it('tells one value within its error wherever it lies, edges of buckets and octaves included', () => {
    for (let cell = 0; cell < 4096; cell++) {
      for (const value of [1 + cell / 4096, 2 - 2 ** -52, 1024 * (1 + cell / 4096)]) {
        const histogram = histogramOf([value, 0.01, 1e6]);
        expect(Math.abs(histogram.quantile(0.5) / value - 1)).toBeLessThan(0.003);
      }
    }
  });

  it('knows count, sum, mean, smallest and largest value exactly', () => {
    const histogram = histogramOf([3, 1, 8]);
    histogram.add(0.5, 2);
    expect([histogram.count, histogram.sum, histogram.mean, histogram.min, histogram.max]).toEqual([
      5, 13, 2.6, 0.5, 8,
    ]);
  });

  it('counts a quantile as the smallest value that the share does not exceed', () => {
    const histogram = histogramOf(Array.from({ length: 100 }, (_, i) => i + 1));
    for (let i = 1; i <= 100; i++) expect(Math.abs(histogram.quantile(i / 100) / i - 1)).toBeLessThan(0.003);
    expect(histogram.quantile(0)).toBe(1);
    expect(histogram.quantile(1)).toBe(100);
  });

  it('takes requests without a good answer as infinite', () => {
    const histogram = histogramOf(Array.from({ length: 98 }, () => 10));
    expect(histogram.quantile(0.98, 2)).toBe(10);
    expect(histogram.quantile(0.99, 2)).toBe(Infinity);
    expect(new Histogram().quantile(0.5, 3)).toBe(Infinity);
    expect(new Histogram().quantile(0.5)).toBeNaN();
  });

  it('keeps zero and values beyond the grid at the ends', () => {
    const histogram = histogramOf([0, 0, 5, 1e12, 1e13]);
    expect([0.4, 0.8, 1].map((share) => histogram.quantile(share))).toEqual([0, 1e13, 1e13]);
    expect(histogram.quantile(0.6) / 5).toBeCloseTo(1, 2);
  });

  it('counts the values up to a limit', () => {
    const histogram = histogramOf([0, 1, 2, 3, 4]);
    expect([0, 1, 2.5, 4, 1e9].map((limit) => histogram.countUpTo(limit))).toEqual([1, 2, 3, 5, 5]);
  });

  it('merges to what all values together give, whole or sparse', () => {
    const [one, other] = [times(5000), spread(5000)];
    const together = histogramOf([...one, ...other]);
    const merged = histogramOf(one);
    merged.merge(histogramOf(other));
    const fromSparse = new Histogram();
    for (const part of [one, other]) fromSparse.mergeUsed(histogramOf(part).used());
    expect(content(merged)).toEqual(content(together));
    expect(content(fromSparse)).toEqual(content(together));
    expect(merged.sum / together.sum).toBeCloseTo(1, 12);
    expect(fromSparse.quantile(0.99)).toBe(together.quantile(0.99));
  });

  it('is empty after a reset, and as good as new', () => {
    const histogram = histogramOf(spread(1000));
    histogram.reset();
    expect(content(histogram)).toEqual(content(new Histogram()));
    histogram.add(7);
    expect(content(histogram)).toEqual(content(histogramOf([7])));
  });

  it('keeps nothing of empty buckets', () => {
    const { indices, counts } = histogramOf([1, 1, 1000]).used();
    expect([indices.length, ...counts]).toEqual([2, 2, 1]);
    expect(new Histogram().used().indices).toHaveLength(0);
  });

  it('refuses to mix grids, and grids it cannot make', () => {
    expect(() => new Histogram(fineGrid).merge(new Histogram(coarseGrid))).toThrow(RangeError);
    for (const bucketsPerOctave of [0, 3, 256]) {
      expect(() => new Histogram({ ...fineGrid, bucketsPerOctave })).toThrow(RangeError);
    }
    expect(() => new Histogram({ ...fineGrid, highestExponent: -10 })).toThrow(RangeError);
  });
});
