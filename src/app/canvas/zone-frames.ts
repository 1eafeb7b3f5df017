/**
 * Where zones and regions stand on the sheet: a frame around all parts that stand in the same zones, and one around the frames of a region where there are
 * several regions. Frames follow their parts; a part that is let go within a frame stands there from then on. Pure.
 */
import { listed, type Component, type Point, type Stage, type Zone, type ZoneId } from '#design';
import type { Box } from './geometry';

export interface ZoneFrame {
  /** The zones that all in it stand in, in the order of the stage. */
  readonly zones: readonly ZoneId[];
  /** "zone a", "zones a and b". */
  readonly name: string;
  /** Empty where all zones are of one region. */
  readonly region: string;
  readonly box: Box;
}

export interface RegionFrame {
  readonly name: string;
  readonly box: Box;
}

export interface Frames {
  readonly zones: readonly ZoneFrame[];
  readonly regions: readonly RegionFrame[];
}

/** Around the parts, and above them for their states and the name: px of the sheet. */
const margin = 22;
const head = 46;
/** Around the frames of a region, and above them for its name. */
const regionMargin = 16;
const regionHead = 26;

/** The frames of a stage; `boxOf` tells where a part stands. */
export function framesOf(stage: Stage, boxOf: (component: Component) => Box | undefined): Frames {
  const regions = new Set(stage.zones.map(({ region }) => region));
  const groups = new Map<string, { readonly zones: readonly Zone[]; readonly boxes: Box[] }>();
  for (const component of stage.components) {
    const zones = stage.zones.filter(({ id }) => component.zones.includes(id));
    const box = boxOf(component);
    if (zones.length === 0 || !box) continue;
    const key = zones.map(({ id }) => id).join();
    const group = groups.get(key) ?? { zones, boxes: [] };
    group.boxes.push(box);
    groups.set(key, group);
  }
  const zones = [...groups.values()].map((group): ZoneFrame => ({
    zones: group.zones.map(({ id }) => id),
    name: namesOf(group.zones),
    region: regions.size > 1 ? regionOf(group.zones) : '',
    box: around(group.boxes, margin, head),
  }));
  return { zones, regions: regions.size > 1 ? regionFrames(zones) : [] };
}

function regionFrames(zones: readonly ZoneFrame[]): readonly RegionFrame[] {
  const names = [...new Set(zones.map(({ region }) => region))].filter((name) => name !== '');
  return names.map((name) => ({
    name,
    box: around(
      zones.filter(({ region }) => region === name).map(({ box }) => box),
      regionMargin,
      regionHead,
    ),
  }));
}

/** Of zones in several regions there is none. */
function regionOf(zones: readonly Zone[]): string {
  const [first] = zones;
  return first && zones.every(({ region }) => region === first.region) ? first.region : '';
}

function namesOf(zones: readonly Zone[]): string {
  const names = zones.map(({ name }) => name.replace(/^zone /i, ''));
  return `${names.length === 1 ? 'zone' : 'zones'} ${listed(names)}`;
}

function around(boxes: readonly Box[], side: number, above: number): Box {
  const x = Math.min(...boxes.map((box) => box.x)) - side;
  const y = Math.min(...boxes.map((box) => box.y)) - above;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + side;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + side;
  return { x, y, width: right - x, height: bottom - y };
}

const isIn = ({ x, y, width, height }: Box, point: Point): boolean =>
  point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;

/**
 * The zones in which parts stand that were let go with the middle of the first at a point: those of the smallest frame around it, of parts that were not
 * dragged along. Null = they stand where they stood.
 */
export function zonesAt(
  stage: Stage,
  boxOf: (component: Component) => Box | undefined,
  drop: { readonly dragged: ReadonlySet<string>; readonly point: Point },
): readonly ZoneId[] | null {
  const others = { ...stage, components: stage.components.filter(({ id }) => !drop.dragged.has(id)) };
  const hit = framesOf(others, boxOf)
    .zones.filter(({ box }) => isIn(box, drop.point))
    .toSorted((a, b) => a.box.width * a.box.height - b.box.width * b.box.height)[0];
  return hit?.zones ?? null;
}
