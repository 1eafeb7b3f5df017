/**
 * Random times and sizes as rows of one table: kind and parameters in flat arrays, one switch. The unit is the
 * caller's. One key gives one value; kinds that need more chance derive further keys from it, so a value never depends
 * on what else was drawn. A sequence takes the ordinal of the request instead: its k-th value goes to the k-th request.
 */
import { float64Column, int32Column } from './columns';
import type { DistributionSpec } from './distribution-spec';
import {
  assertThat,
  boundedParetoMean,
  hyperexponentialBranches,
  lognormalMean,
  lognormalParameters,
} from './distribution-spec';
import { exponentialOf } from './exponential';
import { gammaOf } from './gamma';
import { host, narrow } from './kernel';
import * as slots from './kernel/tables/slots';
import { exp, pow } from './math';
import { inverseNormal } from './normal';
import { derivedKey, deriveKey, nextBits, nextOrdinal, purposes, uniformOf } from './random';

const CONSTANT = 0;
const EXPONENTIAL = 1;
const UNIFORM = 2;
const ERLANG = 3;
const HYPEREXPONENTIAL = 4;
const LOGNORMAL = 5;
const PARETO = 6;
const MIXTURE = 7;
const EMPIRICAL = 8;
const SEQUENCE = 9;

const MAX_ROWS = 65536;
const MAX_LISTED = 1048576;

const kinds = narrow(Uint8Array, slots.distributionKinds, MAX_ROWS);
const first = narrow(Float64Array, slots.first, MAX_ROWS);
const second = narrow(Float64Array, slots.second, MAX_ROWS);
const third = float64Column(MAX_ROWS);
const means = float64Column(MAX_ROWS);
/** The value of rows that have only one, NaN for the others: told apart before a key is derived for nothing. */
const constants = narrow(Float64Array, slots.constants, MAX_ROWS);
/** Where the lists of a row begin, and how many entries each has. */
const starts = int32Column(MAX_ROWS);
const sizes = int32Column(MAX_ROWS);
/** Lists of all rows. Two lists of one row stand side by side: entry i of the second is at start + size + i. */
const listed = float64Column(MAX_LISTED);

let rows = 0;
let listedSize = 0;
/** Rows by their text: an equal distribution is stored once, so editing to and fro does not fill the table. */
const known = new Map<string, number>();

/** Forgets all rows. */
export function resetDistributions(): void {
  rows = 0;
  listedSize = 0;
  known.clear();
}

/** Enters a distribution and returns its row. Throws a RangeError for one that does not exist. */
export function compileDistribution(spec: DistributionSpec): number {
  const text = JSON.stringify(spec);
  const old = known.get(text);
  if (old !== undefined) return old;
  const parts = spec.type === 'mixture' ? spec.parts.map((part) => compileDistribution(part.distribution)) : [];
  assertThat(rows < MAX_ROWS, `a run has at most ${MAX_ROWS} distributions`);
  const row = rows;
  enter(row, spec, parts);
  assertThat(means[row]! >= 0 && means[row]! < Infinity, `no distribution has these figures: ${text.slice(0, 200)}`);
  rows++;
  known.set(text, row);
  return row;
}

function setRow(row: number, kind: number, mean: number, parameters: readonly number[]): void {
  kinds[row] = kind;
  means[row] = mean;
  constants[row] = kind === CONSTANT ? mean : NaN;
  first[row] = parameters[0] ?? 0;
  second[row] = parameters[1] ?? 0;
  third[row] = parameters[2] ?? 0;
}

function setLists(row: number, one: readonly number[], other: readonly number[] = []): void {
  assertThat(one.length > 0, 'a distribution needs at least one entry in its list');
  assertThat(listedSize + one.length + other.length <= MAX_LISTED, `distributions list at most ${MAX_LISTED} values`);
  starts[row] = listedSize;
  sizes[row] = one.length;
  for (const value of one) listed[listedSize++] = value;
  for (const value of other) listed[listedSize++] = value;
}

/** Sums of the weights up to each, as shares of all. */
export function cumulativeShares(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  assertThat(
    weights.every((weight) => weight >= 0) && total > 0 && total < Infinity,
    'weights are 0 or more, not all 0',
  );
  let sum = 0;
  const shares = weights.map((weight) => (sum += weight) / total);
  // Whatever the rounding, the last branch with weight takes the rest.
  for (let i = weights.length - 1; i >= 0; i--) {
    shares[i] = 1;
    if (weights[i]! > 0) break;
  }
  return shares;
}

function weightedMean(weights: readonly number[], values: readonly number[]): number {
  let sum = 0;
  let total = 0;
  weights.forEach((weight, i) => {
    sum += weight * (values[i] ?? 0);
    total += weight;
  });
  return sum / total;
}

function enter(row: number, spec: DistributionSpec, parts: readonly number[]): void {
  switch (spec.type) {
    case 'constant':
      return setRow(row, CONSTANT, spec.value, [spec.value]);
    case 'exponential':
      return setRow(row, EXPONENTIAL, spec.mean, [spec.mean]);
    case 'uniform':
      return setRow(row, UNIFORM, (spec.low + spec.high) / 2, [spec.low, spec.high - spec.low]);
    case 'erlang':
      assertThat(Number.isInteger(spec.stages) && spec.stages >= 1, 'an Erlang distribution has 1 stage or more');
      return setRow(row, ERLANG, spec.mean, [spec.mean / spec.stages, spec.stages]);
    case 'hyperexponential': {
      const { weights, means: branchMeans } = hyperexponentialBranches(spec);
      setRow(row, HYPEREXPONENTIAL, weightedMean(weights, branchMeans), []);
      return setLists(row, cumulativeShares(weights), branchMeans);
    }
    case 'lognormal': {
      const { mu, sigma } = lognormalParameters(spec);
      return setRow(row, LOGNORMAL, lognormalMean(mu, sigma), [mu, sigma]);
    }
    case 'pareto':
      return enterPareto(row, spec.mean, spec.alpha, spec.bound);
    case 'mixture': {
      const weights = spec.parts.map((part) => part.weight);
      setRow(row, MIXTURE, weightedMean(weights, parts.map(meanOf)), []);
      return setLists(row, cumulativeShares(weights), parts);
    }
    case 'empirical':
      return enterEmpirical(row, spec.quantiles);
    case 'sequence': {
      setRow(row, SEQUENCE, spec.values.reduce((sum, value) => sum + value, 0) / spec.values.length, []);
      return setLists(row, spec.values);
    }
  }
}

function enterPareto(row: number, mean: number, alpha: number, bound: number | null): void {
  assertThat(alpha > 1, 'the alpha of a Pareto distribution is above 1');
  const smallest = (mean * (alpha - 1)) / alpha;
  if (bound === null) return setRow(row, PARETO, mean, [smallest, -1 / alpha, 1]);
  assertThat(bound > smallest, 'the bound of a Pareto distribution is above its smallest value');
  const kept = 1 - pow(smallest / bound, alpha);
  setRow(row, PARETO, boundedParetoMean(mean, alpha, bound), [smallest, -1 / alpha, kept]);
}

function enterEmpirical(row: number, given: readonly { readonly at: number; readonly value: number }[]): void {
  const lowest = given[0];
  const highest = given.at(-1);
  assertThat(lowest !== undefined && highest !== undefined, 'an empirical distribution needs quantiles');
  // Beyond the outermost quantiles nothing is known: their values stand for what lies there.
  const points = [{ at: 0, value: lowest.value }, ...given, { at: 1, value: highest.value }];
  const ascends = points.every((point, i) => {
    const before = points[i - 1];
    return before === undefined || (point.at >= before.at && point.value >= before.value);
  });
  assertThat(ascends, 'quantiles ascend from 0 to 1, and so do their values');
  let mean = 0;
  for (let i = 1; i < points.length; i++) {
    const left = points[i - 1]!;
    const right = points[i]!;
    mean += ((right.at - left.at) * (left.value + right.value)) / 2;
  }
  setRow(row, EMPIRICAL, mean, []);
  setLists(
    row,
    points.map((point) => point.at),
    points.map((point) => point.value),
  );
}

/** The value of a row that has only one; NaN for others. */
export function constantOf(row: number): number {
  return constants[row]!;
}

/** The exact mean of a row. */
export function meanOf(row: number): number {
  return means[row]!;
}

/** First of `size` ascending shares from `start` on that is above u; the last is 1. */
export function branchAt(shares: Float64Array, start: number, size: number, u: number): number {
  let below = 0;
  let above = size - 1;
  while (below < above) {
    const middle = (below + above) >>> 1;
    if (u < shares[start + middle]!) above = middle;
    else below = middle + 1;
  }
  return below;
}

/** The value of a row that belongs to a key; `ordinal` (0, 1, ...) is that of the request, which sequences go by. */
export function sampleKeyed(row: number, high: number, low: number, ordinal: number): number {
  switch (kinds[row]) {
    case CONSTANT:
      return first[row]!;
    case EXPONENTIAL:
      return first[row]! * exponentialOf(high, low);
    case UNIFORM:
      return first[row]! + second[row]! * uniformOf(high, low);
    case ERLANG:
      return first[row]! * gammaOf(second[row]!, high, low);
    case HYPEREXPONENTIAL:
      return hyperexponentialOf(row, high, low);
    case LOGNORMAL:
      return exp(first[row]! + second[row]! * inverseNormal(uniformOf(high, low)));
    case PARETO:
      return first[row]! * pow(1 - third[row]! * uniformOf(high, low), second[row]!);
    case MIXTURE:
      return mixtureOf(row, high, low, ordinal);
    case EMPIRICAL:
      return empiricalOf(row, uniformOf(high, low));
    default:
      return listed[starts[row]! + (ordinal % sizes[row]!)]!;
  }
}

host.sample = sampleKeyed;

/** The next value of a row from a random stream; a sequence goes by the ordinals of the stream. */
export function sampleStream(row: number, stream: number): number {
  const ordinal = kinds[row]! < MIXTURE ? 0 : nextOrdinal(stream);
  const high = nextBits(stream);
  return sampleKeyed(row, high, nextBits(stream), ordinal);
}

function hyperexponentialOf(row: number, high: number, low: number): number {
  const start = starts[row]!;
  const size = sizes[row]!;
  const branch = branchAt(listed, start, size, uniformOf(high, low));
  deriveKey(high, low, purposes.demand, 0);
  return listed[start + size + branch]! * exponentialOf(derivedKey[0]!, derivedKey[1]!);
}

function mixtureOf(row: number, high: number, low: number, ordinal: number): number {
  const start = starts[row]!;
  const size = sizes[row]!;
  const branch = branchAt(listed, start, size, uniformOf(high, low));
  deriveKey(high, low, purposes.demand, 1);
  return sampleKeyed(listed[start + size + branch]!, derivedKey[0]!, derivedKey[1]!, ordinal);
}

function empiricalOf(row: number, u: number): number {
  const size = sizes[row]!;
  const start = starts[row]!;
  const right = start + Math.max(1, branchAt(listed, start, size, u));
  const at = listed[right - 1]!;
  const value = listed[right - 1 + size]!;
  return value + ((u - at) / (listed[right]! - at)) * (listed[right + size]! - value);
}
