/** Where a wire's figures stand: on the middle of a long upright, else beside the bend; never over an arrow, a part or another wire. */
import type { Point } from '#design';
import { grown, overlaps, runLength, runsOf, type Box } from './geometry';
import { arrowLength, tipGap, type Route } from './wire-routes';

/** Room for two lines of six figures. */
const size = { width: 44, height: 28 };
const beside = 5;
/** State and price stand above a part's frame. */
const aboveFrame = 26;

interface Candidate {
  readonly at: Point;
  /** The run on which it stands, whose line gives way to it. */
  readonly on: Box | null;
}

/** The middle of the label of every route that is asked for. */
export function placeLabels(
  routes: ReadonlyMap<string, Route>,
  labelled: readonly string[],
  boxes: readonly Box[],
): ReadonlyMap<string, Point> {
  const parts = boxes.map(({ x, y, width, height }) => ({ x, y: y - aboveFrame, width, height: height + aboveFrame }));
  const runs = [...routes.values()].flatMap(({ drawn }) => runsOf(drawn));
  const arrows = [...routes.values()].filter(({ isLead }) => isLead).map(({ points }) => arrowOf(points));
  const placed = new Map<string, Point>();
  const taken: Box[] = [];
  for (const id of labelled) {
    const route = routes.get(id);
    if (!route) continue;
    const at = bestPlace(candidates(route.points), { parts, runs, marks: [...arrows, ...taken] });
    placed.set(id, at);
    taken.push(labelBox(at));
  }
  return placed;
}

export const labelBox = ({ x, y }: Point): Box => ({ x: x - size.width / 2, y: y - size.height / 2, ...size });

function arrowOf(points: readonly Point[]): Box {
  const tip = points.at(-1) as Point;
  return { x: tip.x - arrowLength - 2, y: tip.y - 5, width: arrowLength + tipGap + 10, height: 10 };
}

/** Longest uprights first, on the line; then beside uprights; then over and under level runs. */
function candidates(points: readonly Point[]): Candidate[] {
  const runs = runsOf(points).toSorted((a, b) => runLength(b) - runLength(a));
  const uprights = runs.filter(({ width }) => width === 0);
  const levels = runs.filter(({ height }) => height === 0);
  const aside = size.width / 2 + beside;
  const over = size.height / 2 + beside;
  return [
    ...uprights.filter(({ height }) => height >= size.height + 20).flatMap((run) => onRun(run)),
    ...uprights.flatMap(({ x, y, height }) =>
      [y + height / 2, y + height + over, y - over].flatMap((middle) => [
        { at: { x: x + aside, y: middle }, on: null },
        { at: { x: x - aside, y: middle }, on: null },
      ]),
    ),
    ...levels.flatMap(({ x, y, width }) => [
      { at: { x: x + width / 2, y: y + over }, on: null },
      { at: { x: x + width / 2, y: y - over }, on: null },
    ]),
  ];
}

/** The middle of an upright, then places nearer to its ends. */
function onRun(run: Box): Candidate[] {
  return [0.5, 0.35, 0.65, 0.2, 0.8].map((share) => ({ at: { x: run.x, y: run.y + run.height * share }, on: run }));
}

interface Surroundings {
  readonly parts: readonly Box[];
  readonly runs: readonly Box[];
  readonly marks: readonly Box[];
}

function bestPlace(places: readonly Candidate[], around: Surroundings): Point {
  let best = { at: places[0]?.at ?? { x: 0, y: 0 }, cost: Number.POSITIVE_INFINITY };
  for (const place of places) {
    const cost = costOf(place, around);
    if (cost < best.cost) best = { at: place.at, cost };
    if (cost === 0) break;
  }
  return best.at;
}

/** A run counts unless it is the one the label stands on, or lies within it. */
function costOf({ at, on }: Candidate, { parts, runs, marks }: Surroundings): number {
  const box = labelBox(at);
  const crossed = runs.filter((run) => overlaps(grown(run, 2), box) && !(on !== null && isAlong(run, on)));
  const count = (boxes: readonly Box[]) => boxes.filter((other) => overlaps(other, box)).length;
  return crossed.length + 2 * count(parts) + 3 * count(marks);
}

function isAlong(run: Box, on: Box): boolean {
  return run.width === 0 && run.x === on.x && overlaps(grown(run, 1), grown(on, 1));
}
