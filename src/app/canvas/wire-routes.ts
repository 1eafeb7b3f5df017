/**
 * Where wires run: at right angles, out of the right edge of the caller and into the left edge of the one that is called. Equal wires between the
 * same two parts share one upright, the trunk, and from there one line. Uprights keep apart from each other and, where they can, from parts.
 */
import type { Point } from '#design';
import { boxOfRun, grown, overlaps, runsOf, type Box } from './geometry';
import { detour, labelOf, partsBehind } from './wire-detours';

/** A wire to be routed: its ends are the middles of its ports. */
export interface WireToRoute {
  readonly id: string;
  /** Equal for the wires that join. */
  readonly trunk: string;
  readonly source: string;
  readonly target: string;
  readonly from: Point;
  readonly to: Point;
}

export interface Route {
  /** From port to the tip of the arrow: what traffic follows. */
  readonly points: readonly Point[];
  /** The part that this wire draws; the rest is drawn by the first of its trunk. */
  readonly drawn: readonly Point[];
  /** Whether this wire draws the last run and the arrow of its trunk. */
  readonly isLead: boolean;
}

/** Ports reach this far out of the frame; lines begin there. */
const portReach = 6;
/** The arrow's tip stands this far before the port. */
export const tipGap = 6;
export const arrowLength = 9;
const stub = 14;
const apart = 16;

type Boxes = ReadonlyMap<string, Box>;

export function routeWires(wires: readonly WireToRoute[], boxes: Boxes): ReadonlyMap<string, Route> {
  const trunks = new Map<string, WireToRoute[]>();
  for (const wire of wires) trunks.set(wire.trunk, [...(trunks.get(wire.trunk) ?? []), wire]);
  const uprights: Box[] = [];
  const routes = new Map<string, Route>();
  for (const trunk of trunks.values()) {
    const ended = trunk.map((wire) => ({
      ...wire,
      from: { x: wire.from.x + portReach, y: wire.from.y },
      to: { x: wire.to.x - portReach - tipGap, y: wire.to.y },
    }));
    const paths = pathsOf(ended, boxes, uprights);
    ended.forEach(({ id }, at) => routes.set(id, { points: paths[at] ?? [], ...share(paths, at) }));
  }
  return routes;
}

function pathsOf(trunk: readonly WireToRoute[], boxes: Boxes, uprights: Box[]): readonly (readonly Point[])[] {
  const [first] = trunk as [WireToRoute];
  const { to } = first;
  const begin = Math.max(...trunk.map(({ from }) => from.x));
  const around = () => trunk.map((wire) => aroundPath(wire, boxes));
  if (to.x < begin) return around();
  const others = othersOf(trunk, boxes);
  const behind = (paths: readonly (readonly Point[])[]) => paths.flatMap((path) => partsBehind(path, others)).length;
  if (trunk.length === 1 && Math.abs(first.from.y - to.y) < 1) {
    const straight = [[first.from, { x: to.x, y: first.from.y }]];
    return behind(straight) === 0 ? straight : around();
  }
  // Parts may stand so close that the upright is all there is room for.
  const right = Math.max(to.x - arrowLength - 4, (begin + to.x) / 2);
  const x = uprightAt(trunk, { left: Math.min(begin + stub, right), right }, { others, uprights });
  const direct = trunk.map(({ from }) => (from.y === to.y ? [from, to] : [from, { x, y: from.y }, { x, y: to.y }, to]));
  const detours = behind(direct) === 0 ? null : around();
  if (detours && behind(detours) < behind(direct)) return detours;
  uprights.push(uprightOf(trunk, x));
  return direct;
}

/** The parts that a direct way could meet, those at its ends left out: it stays within the box around its ends. */
function othersOf(trunk: readonly WireToRoute[], boxes: Boxes): readonly Box[] {
  const ends = new Set(trunk.flatMap(({ source, target }) => [source, target]));
  const xs = trunk.flatMap(({ from, to }) => [from.x, to.x]);
  const { y, height } = uprightOf(trunk, 0);
  const room = { x: Math.min(...xs), y, width: Math.max(...xs) - Math.min(...xs), height };
  // Labels stand above their part.
  const wide = grown(room, 32);
  return [...boxes].flatMap(([id, box]) => (ends.has(id) || !overlaps(wide, box) ? [] : [box]));
}

function uprightOf(trunk: readonly WireToRoute[], x: number): Box {
  const ys = trunk.flatMap(({ from, to }) => [from.y, to.y]);
  return boxOfRun({ x, y: Math.min(...ys) }, { x, y: Math.max(...ys) });
}

interface Surroundings {
  readonly others: readonly Box[];
  readonly uprights: readonly Box[];
}

/** The middle of the gap, or the nearest place to it at which the trunk meets the fewest parts and other uprights. */
function uprightAt(
  trunk: readonly WireToRoute[],
  { left, right }: { readonly left: number; readonly right: number },
  around: Surroundings,
): number {
  const middle = Math.round((left + right) / 2);
  const places = [middle];
  for (let step = apart; middle - step >= left || middle + step <= right; step += apart)
    places.push(...[middle - step, middle + step].filter((x) => x >= left && x <= right));
  let best = { x: middle, cost: Number.POSITIVE_INFINITY };
  for (const x of places) {
    const cost = costAt(trunk, x, around);
    if (cost < best.cost) best = { x, cost };
    if (cost === 0) break;
  }
  return best.x;
}

function costAt(trunk: readonly WireToRoute[], x: number, { others, uprights }: Surroundings): number {
  const upright = uprightOf(trunk, x);
  const clashes = uprights.filter((other) => overlaps(grown(upright, apart / 2 - 1), grown(other, apart / 2 - 1)));
  const runs = trunk.flatMap(({ from, to }) => runsOf([from, { x, y: from.y }, { x, y: to.y }, to]));
  const crossed = (found: readonly Box[]) =>
    found.filter((box) => runs.some((run) => overlaps(grown(run, 4), box))).length;
  return 10 * crossed(others) + 2 * crossed(others.map(labelOf)) + clashes.length;
}

/** Out, along a free level, and back in: to a part that stands before the caller, or past parts that stand between. */
function aroundPath({ from, to, source, target }: WireToRoute, boxes: Boxes): readonly Point[] {
  const ends = [boxes.get(source), boxes.get(target)].filter((box) => box !== undefined);
  return detour({ from, to, ends, boxes: [...boxes.values()], out: stub, back: arrowLength + stub });
}

/** What each wire of a trunk draws: the outermost on each side all the way to the bend, the others only to the upright. */
function share(paths: readonly (readonly Point[])[], at: number): Pick<Route, 'drawn' | 'isLead'> {
  const path = paths[at] ?? [];
  const goesAround = path.length === 6;
  if (paths.length === 1 || goesAround) return { drawn: path, isLead: at === 0 };
  const drops = paths.map(dropOf);
  const drop = drops[at] ?? 0;
  if (at === furthest(drops)) return { drawn: path, isLead: true };
  const isAlone = Math.sign(drops[furthest(drops)] ?? 0) !== Math.sign(drop);
  const isOutermost = at === furthest(drops.map((each) => (Math.sign(each) === Math.sign(drop) ? each : 0)));
  return { drawn: path.slice(0, isAlone && isOutermost ? 3 : 2), isLead: false };
}

/** From the first point down to the last: negative where the wire comes from above. */
const dropOf = (path: readonly Point[]): number => (path[0]?.y ?? 0) - (path.at(-1)?.y ?? 0);

function furthest(drops: readonly number[]): number {
  const distances = drops.map(Math.abs);
  return distances.indexOf(Math.max(...distances));
}
