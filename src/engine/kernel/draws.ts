/** Draws of frames, by the path of calls: purpose and step make the site, round and attempt the turn. */
import { exponentialOf } from './exponential';
import { sample } from './host';
import { constants, distributionKinds, first, keyHigh, keyLow, ordinals, second } from './memory';
import { childOf, highOf, lowOf, uniformOf } from './random';

/** The kinds that need no more than one key and no function; the host knows the others. */
const exponential = 1;
const uniform = 2;

/** The value of a row that belongs to a key. */
// @inline
export function valueOf(row: i32, high: i32, low: i32, ordinal: f64): f64 {
  switch (distributionKinds[row]) {
    case exponential:
      return first[row] * exponentialOf(high, low);
    case uniform:
      return first[row] + second[row] * uniformOf(high, low);
    default:
      return sample(row, high, low, ordinal);
  }
}

/** A number in (0, 1) for a frame at a site. */
export function chance(frame: i32, site: i32, round: i32): f64 {
  const key = childOf(keyHigh[frame], keyLow[frame], site, round);
  return uniformOf(highOf(key), lowOf(key));
}

/** Value of a distribution for a frame at a site. */
// @inline
export function draw(frame: i32, site: i32, round: i32, row: i32): f64 {
  const constant = constants[row];
  if (constant == constant) return constant;
  const key = childOf(keyHigh[frame], keyLow[frame], site, round);
  return valueOf(row, highOf(key), lowOf(key), ordinals[frame]);
}
