/** Standard deviation of a sample, gaps left out; NaN for fewer than two values. */
export function spreadOf(values: ArrayLike<number>): number {
  const known = Array.from(values).filter((value) => Number.isFinite(value));
  if (known.length < 2) return Number.NaN;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return Math.sqrt(squares / (known.length - 1));
}
