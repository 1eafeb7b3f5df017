import { describe, expect, it } from 'vitest';
import { meanOfSpec, tailOfSpec } from '#engine';
import type { Distribution } from './distribution';
import { scaledLaw } from './scaled-law';

const laws: readonly Distribution[] = [
  { type: 'constant', value: 3 },
  { type: 'exponential', mean: 3 },
  { type: 'uniform', low: 1, high: 4 },
  { type: 'erlang', mean: 3, stages: 4 },
  { type: 'hyperexponential', mean: 3, cv: 2 },
  { type: 'hyperexponential', probabilities: [0.2, 0.8], means: [9, 2] },
  { type: 'lognormal', median: 3, p99: 20 },
  { type: 'lognormal', mean: 3, cv: 1.5 },
  { type: 'pareto', mean: 3, alpha: 2, bound: 40 },
  { type: 'pareto', mean: 3, alpha: 2, bound: null },
  {
    type: 'mixture',
    parts: [
      { weight: 1, distribution: { type: 'constant', value: 2 } },
      { weight: 3, distribution: { type: 'exponential', mean: 5 } },
    ],
  },
  {
    type: 'empirical',
    quantiles: [
      { at: 0.5, value: 2 },
      { at: 1, value: 9 },
    ],
  },
  { type: 'sequence', values: [1, 5, 9] },
];

describe('a law of so many times the values', () => {
  it.each(laws.map((law) => [law.type, law] as const))('%s is that in its mean and in its tail', (_type, law) => {
    const scaled = scaledLaw(law, 0.25);
    expect(meanOfSpec(scaled)).toBeCloseTo(meanOfSpec(law) / 4, 9);
    for (const value of [1.5, 4, 12]) expect(tailOfSpec(scaled, value / 4)).toBeCloseTo(tailOfSpec(law, value), 9);
  });
});
