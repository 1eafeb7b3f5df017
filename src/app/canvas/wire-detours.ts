/**
 * Ways around: a wire that would run behind a part, or whose target stands before its caller, goes out, along a free level, and back in. Of the levels
 * and uprights that suggest themselves, the way is taken that crosses the fewest parts and labels, and of those the shortest. Pure.
 */
import type { Point } from '#design';
import { boxOfRun, grown, overlaps, runLength, runsOf, type Box } from './geometry';

export interface Detour {
  readonly from: Point;
  /** The tip of the arrow. */
  readonly to: Point;
  /** The parts at both ends; left out = nothing is known of them. */
  readonly ends: readonly Box[];
  /** All parts, both ends among them. */
  readonly boxes: readonly Box[];
  /** How far the line runs on before it turns. */
  readonly out: number;
  readonly back: number;
}

/** Between a line and a part it passes. */
const air = 16;
/** A part's state and price stand so far above it at most, and begin so near. */
const labels = { top: 25, bottom: 7 };
/** Parts in the way that suggest ways of their own: a sheet of hundreds is routed while a part is dragged. */
const mostMinded = 3;
/** What a crossing costs, in units of length: no way is so long that it is not taken around a part. */
const costs = { part: 10_000, label: 120 };

/** Where state and price stand over a part. */
export const labelOf = ({ x, y, width }: Box): Box => ({
  x,
  y: y - labels.top,
  width,
  height: labels.top - labels.bottom,
});

/** The parts that a line runs behind. */
export function partsBehind(points: readonly Point[], boxes: readonly Box[]): readonly Box[] {
  const runs = runsOf(points).map((run) => grown(run, 4));
  return boxes.filter((box) => runs.some((run) => overlaps(run, box)));
}

export function detour(given: Detour): readonly Point[] {
  const asked = { ...given, boxes: near(given) };
  const first = cheapest(asked, asked.ends);
  const inTheWay = partsBehind(first, asked.boxes).slice(0, mostMinded);
  return inTheWay.length === 0 ? first : cheapest(asked, [...new Set([...asked.ends, ...inTheWay])]);
}

/** What lies farther off than this is met by no way worth taking. */
const farOff = 300;

function near({ from, to, ends, boxes }: Detour): readonly Box[] {
  const around = [boxOfRun(from, to), ...ends].map((box) => grown(box, farOff));
  return boxes.filter((box) => around.some((each) => overlaps(each, box)));
}

function cheapest(asked: Detour, around: readonly Box[]): readonly Point[] {
  const met = asked.boxes.map((box) => ({ box, label: labelOf(box) }));
  let best: { readonly points: readonly Point[]; readonly cost: number } | null = null;
  for (const points of waysOf(asked, around)) {
    const cost = costOf(points, met, best?.cost ?? Number.POSITIVE_INFINITY);
    if (!best || cost < best.cost) best = { points, cost };
  }
  return best?.points ?? [asked.from, asked.to];
}

function waysOf({ from, to, out, back }: Detour, around: readonly Box[]): (readonly Point[])[] {
  const outs = [from.x + out, ...around.map(({ x, width }) => x + width + air)].filter((x) => x >= from.x + out);
  const backs = [to.x - back, ...around.map(({ x }) => x - air)].filter((x) => x <= to.x - back);
  return levelsOf(from, to, around).flatMap((y) =>
    outs.flatMap((right) =>
      backs.map((left) => [from, { x: right, y: from.y }, { x: right, y }, { x: left, y }, { x: left, y: to.y }, to]),
    ),
  );
}

/** Under each part, over each with its labels, and between two that stand over each other. */
function levelsOf(from: Point, to: Point, around: readonly Box[]): readonly number[] {
  if (around.length === 0) return [Math.max(from.y, to.y) + 20];
  const tops = around.map(({ y }) => y);
  const bottoms = around.map(({ y, height }) => y + height);
  const gaps = bottoms.flatMap((bottom) => tops.filter((top) => top > bottom).map((top) => [bottom, top] as const));
  return [
    ...gaps.map(([bottom, top]) => inGap(bottom, top)),
    ...bottoms.map((bottom) => bottom + 20),
    ...tops.map((top) => top - labels.top - air / 2),
  ];
}

/** In the middle of what the labels of the lower part leave free, or of the gap when they leave nothing. */
function inGap(bottom: number, top: number): number {
  const free = top - labels.top - bottom;
  return free >= 10 ? bottom + free / 2 : (bottom + top) / 2;
}

/** Given up as soon as it is no better than the best that is known: most ways are far longer. */
function costOf(points: readonly Point[], met: readonly { box: Box; label: Box }[], best: number): number {
  const runs = runsOf(points);
  const wide = runs.map((run) => grown(run, 4));
  let cost = runs.reduce((sum, run) => sum + runLength(run), 0);
  for (const { box, label } of met) {
    if (cost >= best) break;
    if (wide.some((run) => overlaps(run, box))) cost += costs.part;
    if (wide.some((run) => overlaps(run, label))) cost += costs.label;
  }
  return cost;
}
