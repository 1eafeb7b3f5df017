/** A figure over replications: its mean, how far that can be trusted, and how many replications it would take to trust it further. */
import { normal95, student95 } from './student';

/** An interval that reaches further than this share of the mean to each side is called wide. */
export const wideAbove = 0.1;
const mostNeeded = 1_000_000;

export interface Estimate {
  /** Replications that measured it. */
  readonly count: number;
  readonly mean: number;
  /** Half the width of the 95 % confidence interval of the mean (Student's t over the replications); null = one value tells no spread. */
  readonly halfWidth: number | null;
  /** Half the width / mean, 0 or more; null = there is no interval, or the mean is 0. */
  readonly relative: number | null;
  /** Replications in all at which the interval would about reach no further than a tenth of the mean; null = it does not now, Infinity = more than a million. */
  readonly needed: number | null;
}

/** Over values that were drawn independently of each other; null among them = not measured. Null = none was. */
export function estimateOf(values: readonly (number | null)[]): Estimate | null {
  const measured = values.filter((value) => value !== null);
  const count = measured.length;
  if (count === 0) return null;
  const mean = measured.reduce((sum, value) => sum + value, 0) / count;
  if (count === 1) return { count, mean, halfWidth: null, relative: null, needed: null };
  const squares = measured.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const deviation = Math.sqrt(squares / (count - 1));
  const halfWidth = halfWidthOf(deviation, count);
  const relative = mean === 0 ? null : halfWidth / Math.abs(mean);
  const isWide = relative !== null && relative > wideAbove;
  return { count, mean, halfWidth, relative, needed: isWide ? neededFor(deviation / Math.abs(mean), count) : null };
}

const halfWidthOf = (deviation: number, count: number): number => (student95(count - 1) * deviation) / Math.sqrt(count);

/** The spread stays as it is, the interval shrinks with the root of the number. The normal quantile gives the least that it can be. */
function neededFor(relativeDeviation: number, count: number): number {
  const root = (normal95 * relativeDeviation) / wideAbove;
  let needed = Math.max(count + 1, Math.ceil(root * root));
  // A mean of nothing but rounding: no number of runs brings it out, and counting up to it would never end.
  if (needed > mostNeeded) return Number.POSITIVE_INFINITY;
  while (halfWidthOf(relativeDeviation, needed) > wideAbove) needed++;
  return needed;
}
