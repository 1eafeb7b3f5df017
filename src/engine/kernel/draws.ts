/** Draws of frames, by the path of calls: purpose and step make the site, round and attempt the turn. */
import { exponentialOf } from './exponential';
import { sample } from './host';
import { constants, derived, distributionKinds, first, keyHigh, keyLow, ordinals, second } from './memory';
import { deriveKey, uniformOf } from './random';

/** The kinds that need no more than one key and no function; the host knows the others. */
const exponential = 1;
const uniform = 2;

/** The value of a row that belongs to a key. */
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
  deriveKey(keyHigh[frame], keyLow[frame], site, round);
  return uniformOf(derived[0], derived[1]);
}

/** Value of a distribution for a frame at a site. */
export function draw(frame: i32, site: i32, round: i32, row: i32): f64 {
  const constant = constants[row];
  if (constant == constant) return constant;
  deriveKey(keyHigh[frame], keyLow[frame], site, round);
  return valueOf(row, derived[0], derived[1], ordinals[frame]);
}
