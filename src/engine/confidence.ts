/** How far a mean can be trusted: Student's t over replications, and batch means within one run. */
import { inverseNormal } from './normal';
import { Tally } from './statistics';

/** Above this the normal quantile, corrected to third order, is exact to 1e-9. */
const MANY = 400;

/** Arc tangent of a number that is not negative: halved three times, then its series. */
function arcTangent(value: number): number {
  let x = value;
  for (let i = 0; i < 3; i++) x /= 1 + Math.sqrt(1 + x * x);
  const square = x * x;
  let series = 0;
  for (let n = 31; n >= 1; n -= 2) series = 1 / n - square * series;
  return 8 * x * series;
}

/** P(|T| <= t) with whole degrees of freedom: Abramowitz and Stegun 26.7.3 and 26.7.4, angles by their tangent. */
function studentCoverage(t: number, freedom: number): number {
  const cosineSquare = freedom / (freedom + t * t);
  const sine = t / Math.sqrt(freedom + t * t);
  let term = freedom % 2 === 0 ? sine : sine * Math.sqrt(cosineSquare);
  let sum = freedom === 1 ? 0 : term;
  for (let n = freedom % 2 === 0 ? 2 : 3; n <= freedom - 2; n += 2) {
    term *= (cosineSquare * (n - 1)) / n;
    sum += term;
  }
  if (freedom % 2 === 0) return sum;
  return 0.6366197723675814 * (arcTangent(t / Math.sqrt(freedom)) + sum);
}

/** The t that |T| exceeds with probability 1 - confidence. Confidence 0..1, degrees of freedom 1 or more. */
export function studentQuantile(confidence: number, freedom: number): number {
  const z = inverseNormal((1 + confidence) / 2);
  if (freedom > MANY) return largeSampleQuantile(z, freedom);
  let low = z;
  let high = 2 * z + 1;
  while (studentCoverage(high, freedom) < confidence && high < 1e12) high *= 2;
  for (let i = 0; i < 100 && high - low > 1e-13 * high; i++) {
    const middle = (low + high) / 2;
    if (studentCoverage(middle, freedom) < confidence) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Abramowitz and Stegun 26.7.5, three terms. */
function largeSampleQuantile(z: number, freedom: number): number {
  const s = z * z;
  const one = (z * (s + 1)) / 4;
  const two = (z * ((5 * s + 16) * s + 3)) / 96;
  const three = (z * (((3 * s + 19) * s + 17) * s - 15)) / 384;
  return z + (one + (two + three / freedom) / freedom) / freedom;
}

/** Half the width of the confidence interval of a tally's mean over independent values; Infinity below two. */
export function halfWidth(tally: Tally, confidence = 0.95): number {
  if (tally.count < 2) return Infinity;
  return studentQuantile(confidence, tally.count - 1) * Math.sqrt(tally.variance / tally.count);
}

const BATCHES = 64;

/**
 * Confidence of the mean of one run whose values depend on their neighbours: means over long batches hardly do. Batches
 * double in length when 64 are full, so 32 to 64 equal ones cover a run of any length in constant space.
 */
export class BatchMeans {
  private readonly sums = new Float64Array(BATCHES);
  private full = 0;
  private length = 1;
  private filled = 0;
  private readonly means = new Tally();

  add(value: number): void {
    this.sums[this.full] = this.sums[this.full]! + value;
    if (++this.filled < this.length) return;
    this.filled = 0;
    if (++this.full === BATCHES) this.join();
  }

  /** Half the width of the confidence interval of the mean over the full batches; Infinity below two. */
  halfWidth(confidence = 0.95): number {
    this.means.reset();
    for (let i = 0; i < this.full; i++) this.means.add(this.sums[i]! / this.length);
    return halfWidth(this.means, confidence);
  }

  reset(): void {
    this.sums.fill(0);
    this.full = 0;
    this.length = 1;
    this.filled = 0;
  }

  /** Two neighbours become one batch. */
  private join(): void {
    for (let i = 0; i < BATCHES / 2; i++) this.sums[i] = this.sums[2 * i]! + this.sums[2 * i + 1]!;
    this.sums.fill(0, BATCHES / 2);
    this.full = BATCHES / 2;
    this.length *= 2;
  }
}
