/** Plane geometry of the sheet: boxes, runs of lines at right angles, and the paths drawn from them. Units of the sheet. */
import type { Point } from '#design';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const grown = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** The box around a straight run: without area where the run is level or upright. */
export function boxOfRun(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** Boxes around the runs between neighboring points. */
export function runsOf(points: readonly Point[]): Box[] {
  return points.slice(1).map((point, at) => boxOfRun(points[at] as Point, point));
}

export const runLength = ({ width, height }: Box): number => width + height;

/** The style of what is drawn over a box. */
export const placed = ({ x, y, width, height }: Box) => ({ transform: `translate(${x}px, ${y}px)`, width, height });

/** An SVG path through points, its corners rounded where the runs are long enough. */
export function roundedPath(points: readonly Point[], radius: number): string {
  return points.map((point, at) => corner(points[at - 1], point, points[at + 1], radius)).join('');
}

function corner(before: Point | undefined, { x, y }: Point, after: Point | undefined, radius: number): string {
  if (!before) return `M${x} ${y}`;
  if (!after) return `L${x} ${y}`;
  const come = Math.hypot(x - before.x, y - before.y);
  const go = Math.hypot(after.x - x, after.y - y);
  const bend = Math.min(radius, come / 2, go / 2);
  if (bend === 0) return `L${x} ${y}`;
  const from = towards({ x, y }, before, bend / come);
  const to = towards({ x, y }, after, bend / go);
  return `L${from.x} ${from.y}Q${x} ${y} ${to.x} ${to.y}`;
}

function towards(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** The point at a share, 0..1, of the way along the points. */
export function pointAlong(points: readonly Point[], share: number): Point {
  const runs = runsOf(points);
  let left = share * runs.reduce((sum, run) => sum + runLength(run), 0);
  for (const [at, run] of runs.entries()) {
    const length = runLength(run);
    if (left <= length && length > 0) return towards(points[at] as Point, points[at + 1] as Point, left / length);
    left -= length;
  }
  return points.at(-1) as Point;
}
