/** Axis values people can read at a glance: zero, the middle and the top, all of them round. */

/** Tops whose half is as round as they are. */
const roundTops = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** The smallest round value at or above the highest; of whole things, one whose half is whole too. */
export function niceTop(highest: number, isWhole: boolean): number {
  if (!(highest > 0) || !Number.isFinite(highest)) return isWhole ? 2 : 1;
  let power = 1;
  while (power * 10 <= highest) power *= 10;
  while (power > highest) power /= 10;
  for (const factor of [...roundTops, 20]) {
    const top = Number((factor * power).toPrecision(6));
    if (top >= highest && (!isWhole || Number.isInteger(top / 2))) return top;
  }
  return 20 * power;
}

/** Zero, middle and top of a linear axis. */
export function linearTicks(highest: number, isWhole: boolean): readonly number[] {
  const top = niceTop(highest, isWhole);
  return [0, top / 2, top];
}

/** Powers of ten from 1 to the first at or above the highest, which is 1,000 at least. */
export function logTicks(highest: number): readonly number[] {
  const ticks = [1, 10, 100, 1000];
  for (let top = 1000; top < highest && top < 1e9; ticks.push(top)) top *= 10;
  return ticks;
}

/** `1k`, `2.5M`, `0.05`. */
export function tickText(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))}M`;
  if (value >= 1000) return `${Number((value / 1000).toPrecision(3))}k`;
  return String(Number(value.toPrecision(3)));
}

/** Width that a time of day on the axis takes with the air beside it, px. */
const timeRoom = 44;

/** Instants of a time axis: eighths, quarters, halves, or the two ends, as many as have room beside each other. */
export function timeTicks(end: number, width: number): readonly number[] {
  const parts = [8, 4, 2].find((each) => width / each >= timeRoom) ?? 1;
  return Array.from({ length: parts + 1 }, (_, at) => (at * end) / parts);
}
