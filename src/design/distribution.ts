/** A random time or size as the document writes it. The unit is that of the field it stands in: milliseconds for times, bytes for sizes. */

export type Distribution =
  | { readonly type: 'constant'; readonly value: number }
  | { readonly type: 'exponential'; readonly mean: number }
  | { readonly type: 'uniform'; readonly low: number; readonly high: number }
  /** Sum of `stages` (1 to 1,000) equal exponential times; `mean` is that of the sum. */
  | { readonly type: 'erlang'; readonly mean: number; readonly stages: number }
  | HyperexponentialDistribution
  | LognormalDistribution
  /** Smallest value mean x (alpha - 1) / alpha, alpha > 1; values above `bound` are drawn again; null = unbounded. */
  | { readonly type: 'pareto'; readonly mean: number; readonly alpha: number; readonly bound: number | null }
  | { readonly type: 'mixture'; readonly parts: readonly MixturePart[] }
  /** Linear between the given quantiles; `at` ascends from 0 to 1. */
  | { readonly type: 'empirical'; readonly quantiles: readonly QuantilePoint[] }
  /** The k-th draw is the k-th value; after the last one the list begins again. */
  | { readonly type: 'sequence'; readonly values: readonly number[] };

/** Either by mean and coefficient of variation (at least 1; balanced means), or by branch probabilities and means. */
export type HyperexponentialDistribution =
  | { readonly type: 'hyperexponential'; readonly mean: number; readonly cv: number }
  | { readonly type: 'hyperexponential'; readonly probabilities: readonly number[]; readonly means: readonly number[] };

/** Exactly two of median, mean, p99 and cv. */
export interface LognormalDistribution {
  readonly type: 'lognormal';
  readonly median?: number;
  readonly mean?: number;
  readonly p99?: number;
  readonly cv?: number;
}

export interface MixturePart {
  /** Relative weight, above 0. */
  readonly weight: number;
  readonly distribution: Distribution;
}

export interface QuantilePoint {
  /** Probability, 0..1. */
  readonly at: number;
  readonly value: number;
}

export const constant = (value: number): Distribution => ({ type: 'constant', value });
export const exponential = (mean: number): Distribution => ({ type: 'exponential', mean });
