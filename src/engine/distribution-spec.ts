/** What a random quantity can be, and the conversions between the ways of saying it. */
import { exp, log, pow } from './math';
import { inverseNormal } from './normal';

/** A random quantity; all values in one unit, that of the caller. */
export type DistributionSpec =
  | { readonly type: 'constant'; readonly value: number }
  | { readonly type: 'exponential'; readonly mean: number }
  | { readonly type: 'uniform'; readonly low: number; readonly high: number }
  /** Sum of `stages` (1 or more) equal exponential parts; `mean` is that of the sum. */
  | { readonly type: 'erlang'; readonly mean: number; readonly stages: number }
  | HyperexponentialSpec
  | LognormalSpec
  /** Smallest value mean x (alpha - 1) / alpha, alpha above 1; values above `bound` are drawn again; null = unbounded. */
  | { readonly type: 'pareto'; readonly mean: number; readonly alpha: number; readonly bound: number | null }
  | { readonly type: 'mixture'; readonly parts: readonly MixtureSpecPart[] }
  /** Linear between the given quantiles; `at` ascends within 0..1, `value` does not descend. Beyond the outermost their values stand. */
  | { readonly type: 'empirical'; readonly quantiles: readonly { readonly at: number; readonly value: number }[] }
  /** The k-th draw is the k-th value; after the last one the list begins again. */
  | { readonly type: 'sequence'; readonly values: readonly number[] };

/** Either mean and coefficient of variation (1 or more; two branches of balanced means), or probabilities and means. */
export type HyperexponentialSpec =
  | { readonly type: 'hyperexponential'; readonly mean: number; readonly cv: number }
  | { readonly type: 'hyperexponential'; readonly probabilities: readonly number[]; readonly means: readonly number[] };

/** Exactly two of the four; cv = standard deviation / mean. */
export interface LognormalSpec {
  readonly type: 'lognormal';
  readonly median?: number;
  readonly mean?: number;
  readonly p99?: number;
  readonly cv?: number;
}

export interface MixtureSpecPart {
  /** Relative weight, 0 or more, not all 0. */
  readonly weight: number;
  readonly distribution: DistributionSpec;
}

/** Refuses what the document should have refused before. */
export function assertThat(claim: boolean, message: string): asserts claim {
  if (!claim) throw new RangeError(message);
}

/** Branches of a hyperexponential. Balanced means (p1 m1 = p2 m2): H. C. Tijms, A First Course in Stochastic Models, app. B. */
export function hyperexponentialBranches(spec: HyperexponentialSpec): { weights: number[]; means: number[] } {
  if ('means' in spec) {
    assertThat(spec.means.length === spec.probabilities.length, 'a hyperexponential needs a mean for each probability');
    return { weights: [...spec.probabilities], means: [...spec.means] };
  }
  const { mean, cv } = spec;
  assertThat(cv >= 1, 'the cv of a hyperexponential is at least 1');
  const p = (1 + Math.sqrt((cv * cv - 1) / (cv * cv + 1))) / 2;
  return { weights: [p, 1 - p], means: [mean / (2 * p), mean / (2 * (1 - p))] };
}

/** Mean mu and standard deviation sigma of the logarithm. p99 = median e^(z sigma), mean = median e^(sigma^2 / 2). */
export function lognormalParameters(spec: LognormalSpec): { mu: number; sigma: number } {
  const { median, mean, p99, cv } = spec;
  const given = [median, mean, p99, cv].filter((value) => value !== undefined);
  assertThat(given.length === 2, 'a lognormal takes exactly two of median, mean, p99 and cv');
  const sigma = lognormalSigma(spec);
  assertThat(sigma >= 0 && sigma < Infinity, 'no lognormal distribution has these two figures');
  if (median !== undefined) return { mu: log(median), sigma };
  if (mean !== undefined) return { mu: log(mean) - (sigma * sigma) / 2, sigma };
  return { mu: log(p99 ?? NaN) - inverseNormal(0.99) * sigma, sigma };
}

function lognormalSigma({ median, mean, p99, cv }: LognormalSpec): number {
  if (cv !== undefined) return Math.sqrt(log(1 + cv * cv));
  const z = inverseNormal(0.99);
  if (median === undefined) {
    // Two spreads give the same p99 / mean; the smaller is meant. There is none above e^(z^2 / 2) = 14.97.
    return z - Math.sqrt(z * z - 2 * log((p99 ?? NaN) / (mean ?? NaN)));
  }
  if (mean !== undefined) return Math.sqrt(2 * log(mean / median));
  return log((p99 ?? NaN) / median) / z;
}

/** Mean of a Pareto law cut at its bound. */
export function boundedParetoMean(mean: number, alpha: number, bound: number): number {
  const q = (mean * (alpha - 1)) / alpha / bound;
  return (mean * (1 - pow(q, alpha - 1))) / (1 - pow(q, alpha));
}

/** Mean of a lognormal. */
export function lognormalMean(mu: number, sigma: number): number {
  return exp(mu + (sigma * sigma) / 2);
}
