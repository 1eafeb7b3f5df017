import { beforeEach, describe, expect, it } from 'vitest';
import type { DistributionSpec } from './distribution-spec';
import { compileDistribution, meanOf, resetDistributions, sampleKeyed } from './distributions';
import { hash } from './random';
import { meanOfSpec, tailOfSpec } from './spec-figures';

const specs: readonly DistributionSpec[] = [
  { type: 'constant', value: 3 },
  { type: 'exponential', mean: 2 },
  { type: 'uniform', low: 1, high: 6 },
  { type: 'erlang', mean: 4, stages: 3 },
  { type: 'hyperexponential', mean: 3, cv: 2 },
  { type: 'lognormal', median: 2, p99: 9 },
  { type: 'pareto', mean: 3, alpha: 2.5, bound: null },
  { type: 'pareto', mean: 3, alpha: 1.5, bound: 20 },
  {
    type: 'mixture',
    parts: [
      { weight: 3, distribution: { type: 'constant', value: 1 } },
      { weight: 1, distribution: { type: 'exponential', mean: 8 } },
    ],
  },
  {
    type: 'empirical',
    quantiles: [
      { at: 0.1, value: 1 },
      { at: 0.5, value: 2 },
      { at: 1, value: 7 },
    ],
  },
  { type: 'sequence', values: [1, 1, 2, 5] },
];

describe.each(specs.map((spec) => [JSON.stringify(spec), spec] as const))('%s', (_text, spec) => {
  beforeEach(resetDistributions);

  it('has the mean of its compiled row', () => {
    expect(meanOfSpec(spec)).toBeCloseTo(meanOf(compileDistribution(spec)), 12);
  });

  it('reaches values as often as its draws do', () => {
    const row = compileDistribution(spec);
    const draws = Array.from({ length: 20_000 }, (_, at) => sampleKeyed(row, hash(at, 1), hash(at, 2), at));
    for (const value of [0, 1, 2, 3.5, 5, 12]) {
      const share = draws.filter((draw) => draw >= value).length / draws.length;
      // Four standard deviations of a share of so many draws.
      expect(Math.abs(tailOfSpec(spec, value) - share), `at ${value}`).toBeLessThan(0.0142);
    }
  });
});
