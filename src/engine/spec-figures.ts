/** Figures of a distribution that are known without drawing from it: its mean, and how often it reaches a value. Nothing is entered in a table. */
import type { DistributionSpec } from './distribution-spec';
import { boundedParetoMean, hyperexponentialBranches, lognormalMean, lognormalParameters } from './distribution-spec';
import { exp, log, pow } from './math';
import { inverseNormal } from './normal';

interface Part {
  readonly weight: number;
  readonly value: number;
}

function mixed(parts: readonly Part[]): number {
  let sum = 0;
  let total = 0;
  for (const { weight, value } of parts) {
    sum += weight * value;
    total += weight;
  }
  return sum / total;
}

function branchesOf(spec: Extract<DistributionSpec, { type: 'hyperexponential' }>) {
  const { weights, means } = hyperexponentialBranches(spec);
  return means.map((mean, at) => ({ weight: weights[at] ?? 0, mean }));
}

/** Linear between quantiles; beyond the outermost their values stand. */
function empiricalPoints(spec: Extract<DistributionSpec, { type: 'empirical' }>) {
  const first = spec.quantiles[0];
  const last = spec.quantiles.at(-1);
  if (!first || !last) return [];
  return [{ at: 0, value: first.value }, ...spec.quantiles, { at: 1, value: last.value }];
}

/** Each piece between two quantiles with what it weighs. */
function empirical(spec: Extract<DistributionSpec, { type: 'empirical' }>, of: (low: number, high: number) => number) {
  const points = empiricalPoints(spec);
  return mixed(
    points.slice(1).map((right, at) => {
      const left = points[at]!;
      return { weight: right.at - left.at, value: of(left.value, right.value) };
    }),
  );
}

/** The exact mean. */
export function meanOfSpec(spec: DistributionSpec): number {
  switch (spec.type) {
    case 'constant':
      return spec.value;
    case 'exponential':
    case 'erlang':
      return spec.mean;
    case 'uniform':
      return (spec.low + spec.high) / 2;
    case 'hyperexponential':
      return mixed(branchesOf(spec).map(({ weight, mean }) => ({ weight, value: mean })));
    case 'lognormal': {
      const { mu, sigma } = lognormalParameters(spec);
      return lognormalMean(mu, sigma);
    }
    case 'pareto':
      return spec.bound === null ? spec.mean : boundedParetoMean(spec.mean, spec.alpha, spec.bound);
    case 'mixture':
      return mixed(spec.parts.map((part) => ({ weight: part.weight, value: meanOfSpec(part.distribution) })));
    case 'empirical':
      return empirical(spec, (low, high) => (low + high) / 2);
    case 'sequence':
      return spec.values.reduce((sum, value) => sum + value, 0) / spec.values.length;
  }
}

/** Probability that a value is `at` or more. */
export function tailOfSpec(spec: DistributionSpec, at: number): number {
  switch (spec.type) {
    case 'constant':
      return spec.value >= at ? 1 : 0;
    case 'exponential':
      return exponentialTail(spec.mean, at);
    case 'uniform':
      return uniformTail(spec.low, spec.high, at);
    case 'erlang':
      return erlangTail(spec.mean / spec.stages, spec.stages, at);
    case 'hyperexponential':
      return mixed(branchesOf(spec).map(({ weight, mean }) => ({ weight, value: exponentialTail(mean, at) })));
    case 'lognormal':
      return lognormalTail(lognormalParameters(spec), at);
    case 'pareto':
      return paretoTail(spec, at);
    case 'mixture':
      return mixed(spec.parts.map((part) => ({ weight: part.weight, value: tailOfSpec(part.distribution, at) })));
    case 'empirical':
      return empirical(spec, (low, high) => uniformTail(low, high, at));
    case 'sequence':
      return spec.values.filter((value) => value >= at).length / spec.values.length;
  }
}

function exponentialTail(mean: number, at: number): number {
  if (at <= 0) return 1;
  return mean > 0 ? exp(-at / mean) : 0;
}

function uniformTail(low: number, high: number, at: number): number {
  if (at <= low) return 1;
  return at > high ? 0 : (high - at) / (high - low);
}

/** Fewer than `stages` events of a Poisson process by then. */
function erlangTail(stageMean: number, stages: number, at: number): number {
  if (at <= 0) return 1;
  if (stageMean <= 0) return 0;
  const load = at / stageMean;
  let logTerm = -load;
  let sum = exp(logTerm);
  for (let events = 1; events < stages; events++) {
    logTerm += log(load) - log(events);
    sum += exp(logTerm);
  }
  return Math.min(1, sum);
}

function lognormalTail({ mu, sigma }: { readonly mu: number; readonly sigma: number }, at: number): number {
  if (at <= 0) return 1;
  if (sigma === 0) return exp(mu) >= at ? 1 : 0;
  return normalTail((log(at) - mu) / sigma);
}

/** The probability whose quantile this is, by halving: the inverse is the one function that is there. */
function normalTail(z: number): number {
  let low = 1e-15;
  let high = 1 - 1e-15;
  for (let round = 0; round < 52; round++) {
    const middle = (low + high) / 2;
    if (inverseNormal(middle) < z) low = middle;
    else high = middle;
  }
  return 1 - (low + high) / 2;
}

function paretoTail({ mean, alpha, bound }: Extract<DistributionSpec, { type: 'pareto' }>, at: number): number {
  const smallest = (mean * (alpha - 1)) / alpha;
  if (at <= smallest) return 1;
  const beyond = bound === null ? 0 : pow(smallest / bound, alpha);
  return Math.max(0, (pow(smallest / at, alpha) - beyond) / (1 - beyond));
}
