import { beforeEach, describe, expect, it } from 'vitest';
import type { DistributionSpec, LognormalSpec } from './distribution-spec';
import { compileDistribution, meanOf, resetDistributions, sampleKeyed, sampleStream } from './distributions';
import { createStream, derivedKey, deriveKey, resetStreams } from './random';

const SIZE = 200_000;

function draws(spec: DistributionSpec): Float64Array {
  const row = compileDistribution(spec);
  return Float64Array.from({ length: SIZE }, (_, i) => {
    deriveKey(17, 4, i, 0);
    return sampleKeyed(row, derivedKey[0]!, derivedKey[1]!, i);
  }).sort();
}

const average = (values: Float64Array, power: number, about = 0): number =>
  values.reduce((sum, value) => sum + (value - about) ** power, 0) / values.length;

interface Case {
  readonly spec: DistributionSpec;
  readonly mean: number;
  readonly variance: number;
  /** Share of values up to x. */
  readonly law: (x: number) => number;
}

const poissonTail = (stages: number, x: number): number => {
  let term = Math.exp(-x);
  let sum = term;
  for (let n = 1; n < stages; n++) sum += term *= x / n;
  return 1 - sum;
};

const lognormalTimes = { type: 'lognormal', median: 20, cv: 0.8 } as const;
const spread = Math.sqrt(Math.log(1.64));

const cases: Record<string, Case> = {
  exponential: { spec: { type: 'exponential', mean: 5 }, mean: 5, variance: 25, law: (x) => 1 - Math.exp(-x / 5) },
  uniform: { spec: { type: 'uniform', low: 2, high: 8 }, mean: 5, variance: 3, law: (x) => (x - 2) / 6 },
  'erlang of few stages': {
    spec: { type: 'erlang', mean: 6, stages: 3 },
    mean: 6,
    variance: 12,
    law: (x) => poissonTail(3, x / 2),
  },
  'erlang of many stages': {
    spec: { type: 'erlang', mean: 18, stages: 9 },
    mean: 18,
    variance: 36,
    law: (x) => poissonTail(9, x / 2),
  },
  'hyperexponential by cv': {
    spec: { type: 'hyperexponential', mean: 10, cv: 2 },
    mean: 10,
    variance: 400,
    law: (x) => {
      const p = (1 + Math.sqrt(3 / 5)) / 2;
      return 1 - p * Math.exp((-x * 2 * p) / 10) - (1 - p) * Math.exp((-x * 2 * (1 - p)) / 10);
    },
  },
  'hyperexponential by branches': {
    spec: { type: 'hyperexponential', probabilities: [0.9, 0.1], means: [1, 20] },
    mean: 2.9,
    variance: 2 * (0.9 + 40) - 2.9 * 2.9,
    law: (x) => 1 - 0.9 * Math.exp(-x) - 0.1 * Math.exp(-x / 20),
  },
  // The share below x at three points of the normal table; the moments are exact.
  lognormal: {
    spec: lognormalTimes,
    mean: 20 * Math.sqrt(1.64),
    variance: 400 * 1.64 * 0.64,
    law: (x) => normalShare(Math.log(x / 20) / spread),
  },
  pareto: {
    spec: { type: 'pareto', mean: 6, alpha: 6, bound: null },
    mean: 6,
    variance: (25 * 6) / (25 * 4),
    law: (x) => 1 - (5 / x) ** 6,
  },
  'bounded pareto': {
    spec: { type: 'pareto', mean: 3, alpha: 1.5, bound: 50 },
    mean: (3 * (1 - (1 / 50) ** 0.5)) / (1 - (1 / 50) ** 1.5),
    variance:
      (3 * (50 ** 0.5 - 1)) / (1 - (1 / 50) ** 1.5) - ((3 * (1 - (1 / 50) ** 0.5)) / (1 - (1 / 50) ** 1.5)) ** 2,
    law: (x) => (1 - x ** -1.5) / (1 - (1 / 50) ** 1.5),
  },
  mixture: {
    spec: {
      type: 'mixture',
      parts: [
        { weight: 3, distribution: { type: 'uniform', low: 0, high: 1 } },
        { weight: 1, distribution: { type: 'exponential', mean: 4 } },
      ],
    },
    mean: 1.375,
    variance: 0.75 / 3 + 0.25 * 32 - 1.375 * 1.375,
    law: (x) => 0.75 * Math.min(1, x) + 0.25 * (1 - Math.exp(-x / 4)),
  },
  empirical: {
    spec: {
      type: 'empirical',
      quantiles: [
        { at: 0, value: 0 },
        { at: 0.5, value: 2 },
        { at: 1, value: 10 },
      ],
    },
    mean: 0.5 * 1 + 0.5 * 6,
    variance: 0.5 * (4 / 3) + 0.5 * (36 + 64 / 12) - 12.25,
    law: (x) => (x < 2 ? x / 4 : 0.5 + (x - 2) / 16),
  },
};

/** Share of a standard normal variable up to z: the power series about 0 (Abramowitz and Stegun 26.2.10). */
function normalShare(z: number): number {
  let term = z;
  let sum = z;
  for (let n = 1; n < 200; n++) {
    term *= (-z * z) / (2 * n);
    sum += term / (2 * n + 1);
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}

beforeEach(() => {
  resetDistributions();
  resetStreams();
});

describe.each(Object.entries(cases))('%s', (_, { spec, mean, variance, law }) => {
  it('has the mean, the variance and the law of the book', () => {
    const values = draws(spec);
    expect(meanOf(compileDistribution(spec))).toBeCloseTo(mean, 10);
    expect(Math.abs(average(values, 1) - mean)).toBeLessThan(4.5 * Math.sqrt(variance / SIZE));
    // The error of a sample variance follows from the fourth moment about the mean.
    const fourth = average(values, 4, mean);
    expect(Math.abs(average(values, 2, mean) - variance)).toBeLessThan(
      4.5 * Math.sqrt((fourth - variance ** 2) / SIZE),
    );
    let largest = 0;
    values.forEach((value, i) => (largest = Math.max(largest, Math.abs(law(value) - (i + 0.5) / SIZE))));
    // Kolmogorov and Smirnov: exceeded once in 8,000 times.
    expect(largest * Math.sqrt(SIZE)).toBeLessThan(2.2);
  });

  it('gives the same value for the same key', () => {
    const row = compileDistribution(spec);
    const value = sampleKeyed(row, 123, 456, 0);
    sampleKeyed(row, 124, 456, 0);
    expect(sampleKeyed(row, 123, 456, 0)).toBe(value);
  });

  it('has the same mean when drawn from a stream', () => {
    const row = compileDistribution(spec);
    const stream = createStream(1, 2, 3, 4);
    let sum = 0;
    for (let i = 0; i < SIZE; i++) sum += sampleStream(row, stream);
    expect(Math.abs(sum / SIZE - mean)).toBeLessThan(4.5 * Math.sqrt(variance / SIZE));
  });
});

describe('lognormal', () => {
  const figures = { median: 20, mean: 20 * Math.exp(0.18), p99: 20 * Math.exp(0.6 * 2.3263478740408408) };
  const cv = Math.sqrt(Math.exp(0.36) - 1);
  const twoOfFour: LognormalSpec[] = [
    { type: 'lognormal', median: figures.median, mean: figures.mean },
    { type: 'lognormal', median: figures.median, p99: figures.p99 },
    { type: 'lognormal', median: figures.median, cv },
    { type: 'lognormal', mean: figures.mean, p99: figures.p99 },
    { type: 'lognormal', mean: figures.mean, cv },
    { type: 'lognormal', p99: figures.p99, cv },
  ];

  it.each(twoOfFour)('is the same law whichever two figures are given: %o', (spec) => {
    const row = compileDistribution(spec);
    const reference = compileDistribution(twoOfFour[0]!);
    expect(meanOf(row)).toBeCloseTo(figures.mean, 9);
    for (let i = 0; i < 1000; i++) {
      const expected = sampleKeyed(reference, i * 7919, i * 104729, 0);
      expect(sampleKeyed(row, i * 7919, i * 104729, 0) / expected).toBeCloseTo(1, 12);
    }
  });

  it.each<LognormalSpec>([
    { type: 'lognormal', median: 20 },
    { type: 'lognormal', median: 20, mean: 30, cv: 1 },
    { type: 'lognormal', median: 20, mean: 10 },
    { type: 'lognormal', mean: 10, p99: 200 },
    { type: 'lognormal', mean: 10, p99: 9 },
    { type: 'lognormal', median: 10, p99: 9 },
  ])('refuses figures that no such law has: %o', (spec) => {
    expect(() => compileDistribution(spec)).toThrow(RangeError);
  });
});

describe('sequence', () => {
  const sequence = { type: 'sequence', values: [3, 1, 2] } as const;

  it('goes by the ordinal of the request, whatever its key, and begins again', () => {
    const row = compileDistribution(sequence);
    expect([0, 1, 2, 3, 4].map((ordinal) => sampleKeyed(row, ordinal * 99, 7, ordinal))).toEqual([3, 1, 2, 3, 1]);
    expect(meanOf(row)).toBe(2);
  });

  it('goes by the draws of a stream, each stream from the start', () => {
    const row = compileDistribution(sequence);
    const one = createStream(1, 2, 0, 4);
    const other = createStream(1, 2, 1, 4);
    expect([one, one, other, one, one].map((stream) => sampleStream(row, stream))).toEqual([3, 1, 3, 2, 3]);
  });
});

describe('compileDistribution', () => {
  it('stores an equal distribution once', () => {
    const row = compileDistribution({ type: 'erlang', mean: 6, stages: 3 });
    expect(compileDistribution({ type: 'erlang', mean: 6, stages: 3 })).toBe(row);
    expect(compileDistribution({ type: 'erlang', mean: 6, stages: 4 })).not.toBe(row);
  });

  it('draws constants without chance', () => {
    const row = compileDistribution({ type: 'constant', value: 7.5 });
    expect([sampleKeyed(row, 1, 2, 3), meanOf(row)]).toEqual([7.5, 7.5]);
  });

  it('holds the outermost values where the quantiles do not reach the ends', () => {
    const row = compileDistribution({
      type: 'empirical',
      quantiles: [
        { at: 0.5, value: 1 },
        { at: 0.9, value: 5 },
      ],
    });
    expect(sampleKeyed(row, 0, 0, 0)).toBe(1);
    expect(sampleKeyed(row, -1, -1, 0)).toBe(5);
    expect(meanOf(row)).toBeCloseTo(0.5 * 1 + 0.4 * 3 + 0.1 * 5, 12);
  });

  it.each<DistributionSpec>([
    { type: 'exponential', mean: NaN },
    { type: 'erlang', mean: 1, stages: 0 },
    { type: 'hyperexponential', mean: 1, cv: 0.5 },
    { type: 'hyperexponential', probabilities: [0, 0], means: [1, 2] },
    { type: 'hyperexponential', probabilities: [1], means: [1, 2] },
    { type: 'pareto', mean: 1, alpha: 1, bound: null },
    { type: 'pareto', mean: 2, alpha: 2, bound: 1 },
    { type: 'mixture', parts: [] },
    { type: 'sequence', values: [] },
    { type: 'empirical', quantiles: [] },
  ])('refuses what is no distribution, and leaves the table as it was: %o', (spec) => {
    const before = compileDistribution({ type: 'constant', value: 1 });
    expect(() => compileDistribution(spec)).toThrow(RangeError);
    expect(compileDistribution({ type: 'constant', value: 2 })).toBe(before + 1);
  });
});
