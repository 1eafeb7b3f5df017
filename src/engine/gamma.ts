/** Gamma variates: sums of many exponential parts in constant time. */
import { exponentialOf } from './exponential';
import { log } from './math';
import { inverseNormal } from './normal';
import { derivedKey, deriveKey, purposes, uniformOf } from './random';

/** Up to here adding the parts is as fast. */
const FEW = 8;

/** Sum of `stages` exponential values of mean 1, from a key. Many: G. Marsaglia and W. W. Tsang, ACM TOMS 26 (2000). */
export function gammaOf(stages: number, high: number, low: number): number {
  if (stages > FEW) return manyStages(stages, high, low);
  let sum = exponentialOf(high, low);
  for (let i = 1; i < stages; i++) {
    deriveKey(high, low, purposes.count, i);
    sum += exponentialOf(derivedKey[0]!, derivedKey[1]!);
  }
  return sum;
}

function manyStages(stages: number, high: number, low: number): number {
  const d = stages - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  let normal = inverseNormal(uniformOf(high, low));
  for (let round = 0; ; round++) {
    const root = 1 + c * normal;
    const cube = root * root * root;
    deriveKey(high, low, purposes.chance, round);
    const limit = log(uniformOf(derivedKey[0]!, derivedKey[1]!));
    if (cube > 0 && limit < 0.5 * normal * normal + d * (1 - cube + log(cube))) return d * cube;
    deriveKey(high, low, purposes.more, round);
    normal = inverseNormal(uniformOf(derivedKey[0]!, derivedKey[1]!));
  }
}
