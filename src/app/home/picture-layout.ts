/** Where a small picture of a design puts its parts and wires: the places of the sheet, scaled to fit, names below the frames. */
import { hostsOf, moduleOfNeed, type ComponentId, type Stage, type Wire } from '#design';
import { portsOf } from '../canvas/ports';

export const pictureWidth = 300;
export const pictureHeight = 180;
/** Room kept around the drawing, and below each frame for its name. */
const margin = 16;
const nameRoom = 14;
/** No part is drawn larger than this share of its size on the sheet: a design of two parts stays a small drawing. */
const mostScale = 0.36;

export interface PictureBox {
  readonly id: ComponentId;
  readonly kind: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Modules that stand in it. */
  readonly rows: number;
}

export interface Picture {
  readonly boxes: readonly PictureBox[];
  /** Paths of the wires. */
  readonly wires: readonly string[];
}

export function pictureOf(stage: Stage): Picture {
  const boxes = stage.components.map((component) => {
    const at = stage.layout.components[component.id] ?? { x: 0, y: 0 };
    const { width, rows } = portsOf(stage, component);
    return { component, ...at, width, height: 110 + rows.length * 31, rows: rows.length };
  });
  if (boxes.length === 0) return { boxes: [], wires: [] };
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const wide = Math.max(...boxes.map(({ x, width }) => x + width)) - left;
  const high = Math.max(...boxes.map(({ y, height }) => y + height)) - top;
  const scale = Math.min(mostScale, (pictureWidth - 2 * margin) / wide, (pictureHeight - 2 * margin - nameRoom) / high);
  const shiftX = (pictureWidth - wide * scale) / 2;
  const shiftY = (pictureHeight - nameRoom - high * scale) / 2;
  const placed = boxes.map(({ component, x, y, width, height, rows }): PictureBox => ({
    id: component.id,
    kind: component.kind,
    name: component.name,
    x: shiftX + (x - left) * scale,
    y: shiftY + (y - top) * scale,
    width: width * scale,
    height: height * scale,
    rows,
  }));
  return { boxes: placed, wires: wirePaths(stage, placed) };
}

function wirePaths(stage: Stage, boxes: readonly PictureBox[]): readonly string[] {
  const place = new Map(boxes.map((box) => [box.id, box]));
  const paths = stage.wires.flatMap((wire) =>
    endsOf(stage, wire).flatMap(([from, to]) => {
      const a = place.get(from);
      const b = place.get(to);
      return a && b ? [pathBetween(a, b)] : [];
    }),
  );
  return [...new Set(paths)];
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Right angles from the side of one frame to the nearest side of the other. */
function pathBetween(a: PictureBox, b: PictureBox): string {
  const middle = (box: PictureBox) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  if (b.x >= a.x + a.width || a.x >= b.x + b.width) {
    const start = b.x >= a.x + a.width ? a.x + a.width : a.x;
    const end = b.x >= a.x + a.width ? b.x : b.x + b.width;
    return `M${round(start)} ${round(middle(a).y)}H${round((start + end) / 2)}V${round(middle(b).y)}H${round(end)}`;
  }
  const down = b.y >= a.y;
  const start = down ? a.y + a.height : a.y;
  const end = down ? b.y : b.y + b.height;
  return `M${round(middle(a).x)} ${round(start)}V${round((start + end) / 2)}H${round(middle(b).x)}V${round(end)}`;
}

function endsOf(stage: Stage, { from, to }: Wire): readonly (readonly [ComponentId, ComponentId])[] {
  const module = 'need' in from ? moduleOfNeed(stage, from.need) : undefined;
  const callers = 'component' in from ? [from.component] : module ? hostsOf(stage, module.id).map(({ id }) => id) : [];
  const callees = 'component' in to ? [to.component] : hostsOf(stage, to.module).map(({ id }) => id);
  return callers.flatMap((a) => callees.filter((b) => a !== b).map((b) => [a, b] as const));
}

/** A name cut to the letters that fit into a width, at the size of the picture's words. */
export function fittingName(name: string, width: number): string {
  const letters = Math.max(3, Math.floor(width / 4.6));
  return name.length <= letters ? name : `${name.slice(0, letters - 1).trimEnd()}…`;
}
