const leastSpan = 8;

/** The end of a slider that shows this value: eight, doubled until it holds it, at most the greatest value allowed. */
export function sliderEnd(value: number, max: number): number {
  let end = leastSpan;
  while (end < value) end *= 2;
  return Math.min(end, max);
}
