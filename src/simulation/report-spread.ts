/** Mean and spread of single values, as a report says them. */
import type { Moments } from '#engine';

/** Of single values: each counts once. Null = there was none. */
export interface Spread {
  readonly count: number;
  readonly meanMs: number | null;
  /** Standard deviation. */
  readonly sdMs: number | null;
}

export function spreadOf(moments: Moments): Spread {
  const { count, mean, deviation } = moments;
  return { count, meanMs: count > 0 ? mean : null, sdMs: count > 1 ? deviation : null };
}
