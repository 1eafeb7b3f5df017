/** How often something is done that is repeated a drawn number of times, and stops at its first failure. */
import type { Distribution } from '#design';
import { meanOfSpec, tailOfSpec } from '#engine';

export interface Rounds {
  /** Rounds begun. */
  readonly mean: number;
  /** Probability that none of them failed. */
  readonly success: number;
}

/** Beyond so many the remaining ones are taken from the mean: rounding down takes half a round away. */
const mostCounted = 1000;
const negligible = 1e-12;

/** Drawn numbers are rounded down. With s the success of a round and N their number: E[rounds] = sum of s^k P(N > k), E[s^N] = 1 - (1 - s) E[rounds]. */
export function roundsOf(count: Distribution, success: number): Rounds {
  if (count.type === 'constant') return fixedRounds(Math.max(0, Math.floor(count.value)), success);
  if (success === 1) return { mean: roundedDown(count), success: 1 };
  let mean = 0;
  let weight = 1;
  for (let round = 0; round < mostCounted && weight > negligible; round++) {
    const reach = tailOfSpec(count, round + 1);
    if (reach < negligible) break;
    mean += weight * reach;
    weight *= success;
  }
  return { mean, success: 1 - (1 - success) * mean };
}

function fixedRounds(count: number, success: number): Rounds {
  if (success === 1 || count === 0) return { mean: count, success: 1 };
  let all = 1;
  for (let round = 0; round < count && all > 0; round++) all *= success;
  return { mean: (1 - all) / (1 - success), success: all };
}

/** Mean of the drawn value rounded down: the sum of how often it reaches 1, 2, 3, ... */
function roundedDown(count: Distribution): number {
  let mean = 0;
  for (let least = 1; least <= mostCounted; least++) {
    const reach = tailOfSpec(count, least);
    if (reach < negligible) return mean;
    mean += reach;
  }
  return Math.max(mean, meanOfSpec(count) - 0.5);
}

/** Mean of the drawn value rounded to the nearest whole number. */
export function roundedMean(count: Distribution): number {
  let mean = 0;
  for (let least = 1; least <= mostCounted; least++) {
    const reach = tailOfSpec(count, least - 0.5);
    if (reach < negligible) return mean;
    mean += reach;
  }
  return Math.max(mean, meanOfSpec(count));
}

/** The first round always, then on with this probability. */
export function roundsWhile(probability: number, success: number): Rounds {
  const on = probability * success;
  const mean = on < 1 ? 1 / (1 - on) : mostCounted;
  return { mean, success: Math.max(0, 1 - (1 - success) * mean) };
}
