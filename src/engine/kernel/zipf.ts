/**
 * Zipf draws over the ranks after those whose shares are given: exact and in constant time, without a table, whatever the number of items, by rejection-inversion
 * (W. Hoermann and G. Derflinger, ACM TOMACS 6 (1996) 169). The weight of rank r is r^-exponent.
 */
import { exp, expm1, log, log1p } from './elementary';
import {
  populationExponents,
  populationHot,
  populationItems,
  populationLower,
  populationUpper,
  populationWidths,
} from './memory';
import { childOf, highOf, keyOf, lowOf, uniformOfKey } from './random';
import * as purposes from './tables/purposes';

/** A population of so many hot items: what its draws need to know of the rest. */
export function enterZipf(row: i32, exponent: f64, hot: i32): void {
  const first: f64 = hot + 1;
  const next = first + 1;
  populationExponents[row] = exponent;
  populationHot[row] = hot;
  populationLower[row] = integral(exponent, first + 0.5) - weight(exponent, first);
  populationUpper[row] = integral(exponent, populationItems[row] + 0.5);
  populationWidths[row] = next - inverseIntegral(exponent, integral(exponent, next + 0.5) - weight(exponent, next));
}

/** The item, rank - 1, that belongs to a key. */
export function zipfOf(row: i32, high: i32, low: i32): f64 {
  return zipfOfKey(row, keyOf(high, low));
}

/** The same of both halves together. */
export function zipfOfKey(row: i32, key: i64): f64 {
  const exponent = populationExponents[row];
  const lower = populationLower[row];
  const upper = populationUpper[row];
  const first: f64 = populationHot[row] + 1;
  let u = uniformOfKey(key);
  for (let round = 0; ; round++) {
    const area = upper + u * (lower - upper);
    const x = inverseIntegral(exponent, area);
    const rank = Math.min(populationItems[row], Math.max(first, Math.floor(x + 0.5)));
    // Between these ends nearly every place is one of its rank.
    if (rank - x <= populationWidths[row]) return rank - 1;
    if (area >= integral(exponent, rank + 0.5) - weight(exponent, rank)) return rank - 1;
    u = uniformOfKey(childOf(highOf(key), lowOf(key), purposes.more, round));
  }
  return 0;
}

/** x^-exponent. */
function weight(exponent: f64, x: f64): f64 {
  return exp(-exponent * log(x));
}

/** Integral of the weight from 1 to x: (x^(1 - s) - 1) / (1 - s), and log x for s = 1. */
function integral(exponent: f64, x: f64): f64 {
  const logarithm = log(x);
  const t = (1 - exponent) * logarithm;
  return t == 0 ? logarithm : (expm1(t) / t) * logarithm;
}

// @inline
function inverseIntegral(exponent: f64, area: f64): f64 {
  const t = Math.max(-1, area * (1 - exponent));
  return exp(t == 0 ? area : (log1p(t) / t) * area);
}
