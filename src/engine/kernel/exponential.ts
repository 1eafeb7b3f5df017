/**
 * Exponential variates of mean 1 by a ziggurat of 256 layers of equal area (Marsaglia and Tsang 2000), from the bits of a key: 8 choose the layer, the
 * other 56 bits of the key give 53 of the place within it. In 98.9 % of cases that is all; the tail and the wedges derive further keys from the
 * first, so one key still means one value.
 */
import { exp } from './elementary';
import { edges, heights } from './memory';
import { childOf, highOf, keyOf, lowOf, nextKey, uniformOfKey } from './random';
import * as purposes from './tables/purposes';

/** Where the tail begins. */
const tail: f64 = 7.69711747013105;
/** 2^-53; the place within a layer is the middle of one of 2^53 cells. */
const cell: f64 = 1.1102230246251565e-16;

/** More than what rounding can make of a tangent or a chord. */
const justBelow: f64 = 1 - 1e-12;
const justAbove: f64 = 1 + 1e-12;

// @inline
function placeOf(key: i64): f64 {
  return (<f64>(<i64>((<u64>key) >>> 11)) + 0.5) * cell;
}

/** The exponential value, mean 1, that belongs to a key. */
// @inline
export function exponentialOf(high: i32, low: i32): f64 {
  return exponentialOfKey(keyOf(high, low));
}

/** The same of both halves together. */
// @inline
export function exponentialOfKey(key: i64): f64 {
  const layer = (<i32>key) & 255;
  const x = placeOf(key) * edges[layer];
  return x < edges[layer + 1] ? x : beyondTheEdge(key, x);
}

/** The rare cases: accept in the wedge, or go on with the next key. In the tail the law begins anew at its start. */
function beyondTheEdge(key: i64, first: f64): f64 {
  let start: f64 = 0;
  let layer = (<i32>key) & 255;
  let x = first;
  for (let round = 0; ; round++) {
    const next = childOf(highOf(key), lowOf(key), purposes.more, round);
    if (layer == 0) start += tail;
    else {
      const other = uniformOfKey(childOf(highOf(next), lowOf(next), purposes.more, round));
      const height = heights[layer] + other * (heights[layer + 1] - heights[layer]);
      if (isBelow(layer, x, height)) return start + x;
    }
    layer = (<i32>next) & 255;
    x = placeOf(next) * edges[layer];
    if (x < edges[layer + 1]) return start + x;
  }
  return 0;
}

/** Whether a place in a wedge is below the density, which is convex: a tangent below it and a chord above it tell nearly always. */
function isBelow(layer: i32, x: f64, height: f64): bool {
  const before = edges[layer] - x;
  if (height < heights[layer] * (1 + before) * justBelow) return true;
  const slope = (heights[layer + 1] - heights[layer]) / (edges[layer] - edges[layer + 1]);
  if (height > (heights[layer] + before * slope) * justAbove) return false;
  return height < exp(-x);
}

/** The next exponential value, mean 1, of a stream. */
// @inline
export function nextExponential(stream: i32): f64 {
  return exponentialOfKey(nextKey(stream));
}
