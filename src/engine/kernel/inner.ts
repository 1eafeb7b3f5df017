/** Visits within a visit: calls inside the process, branches, rounds. Same instance, same slot, same fate. */
import { pairOf } from './columns';
import { hasSeldom, inheritDeadline, setAttempt, takeRow } from './frames';
import {
  answerBytes,
  asked,
  childrenAndPlaces,
  entities,
  flags,
  heads,
  keyHigh,
  keyLow,
  keys,
  lives,
  ordinals,
  parentPairs,
  places,
  programsAndFollowing,
  sites,
  sitesAndCounters,
  units,
  waysAndUnits,
} from './memory';
import { childOf } from './random';
import * as flag from './tables/flags';
import * as kinds from './tables/kinds';
import * as phases from './tables/phases';
import * as pools from './tables/pools';

/** A new inner visit that begins at `entry`; it goes on at once. The key of a step is its number x 32. */
// @inline
export function makeInner(parent: i32, entry: i32, keySite: i32, round: i32): i32 {
  return makeInnerFor(parent, parent, entry, keySite, round);
}

/** The same, which answers to another frame. */
// @inline
export function makeInnerFor(waiter: i32, parent: i32, entry: i32, keySite: i32, round: i32): i32 {
  const inner = takeRow(pools.others);
  heads[inner] = kinds.visit | (phases.running << 8);
  parentPairs[inner] = pairOf(waiter, lives[waiter]);
  childrenAndPlaces[inner] = pairOf(-1, places[parent]);
  sitesAndCounters[inner] = pairOf(sites[parent], 0);
  waysAndUnits[inner] = pairOf(-1, units[parent]);
  programsAndFollowing[inner] = pairOf(entry, -1);
  ordinals[inner] = ordinals[parent];
  entities[inner] = entities[parent];
  asked[inner] = asked[parent];
  answerBytes[inner] = 0;
  keys[inner] = childOf(keyHigh[parent], keyLow[parent], keySite, round);
  flags[inner] = flag.inner;
  if (hasSeldom(parent)) inheritDeadline(parent, inner);
  if (round != 0) setAttempt(inner, round);
  return inner;
}
