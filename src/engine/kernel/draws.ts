/** Draws of frames, by the path of calls: purpose and step make the site, round and attempt the turn. */
import { exponentialOfKey } from './exponential';
import { sample } from './host';
import { constants, distributionKinds, first, keyHigh, keyLow, ordinals, second } from './memory';
import { childOf, highOf, lowOf, uniformOfKey } from './random';

/** The kinds that need no more than one key and no function; the host knows the others. */
const exponential = 1;
const uniform = 2;

/** The value of a row that belongs to a key. */
// @inline
export function valueOf(row: i32, key: i64, frame: i32): f64 {
  switch (distributionKinds[row]) {
    case exponential:
      return first[row] * exponentialOfKey(key);
    case uniform:
      return first[row] + second[row] * uniformOfKey(key);
    default:
      return sample(row, highOf(key), lowOf(key), ordinals[frame]);
  }
}

/** A number in (0, 1) for a frame at a site. */
// @inline
export function chance(frame: i32, site: i32, round: i32): f64 {
  return uniformOfKey(childOf(keyHigh[frame], keyLow[frame], site, round));
}

/** Whether the number in (0, 1) for a frame at a site is below a share, of which the bits are given: the same to the bit as to compare the two. */
// @inline
export function happens(frame: i32, site: i32, below: i64): bool {
  return <i64>((<u64>childOf(keyHigh[frame], keyLow[frame], site, 0)) >>> 12) < below;
}

/** Of how many of 2^52 keys the number is below a share, 0 to 1: of the k-th it is (k + 1/2) / 2^52. */
export function chanceBits(share: f64): i64 {
  return <i64>Math.ceil(share * 4503599627370496 - 0.5);
}

/** Value of a distribution for a frame at a site. */
// @inline
export function draw(frame: i32, site: i32, round: i32, row: i32): f64 {
  const constant = constants[row];
  if (constant == constant) return constant;
  return valueOf(row, childOf(keyHigh[frame], keyLow[frame], site, round), frame);
}
