/** Where the sheet stands so that every part is seen: as near as can be, and none under what lies over the sheet. Pure; pixels unless said. */
import type { Point } from '#design';
import { overlaps, type Box } from './geometry';

export interface View {
  /** Where the sheet's origin stands. */
  readonly x: number;
  readonly y: number;
  /** Pixels to a unit of the sheet. */
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Rulers stand above and to the left; the rest is air. */
const margins = { top: 26, right: 26, bottom: 16, left: 34 };
/** Above a part stand its state and its price, units of the sheet. */
const tagHeight = 30;
/** Over its state stands what a fault does to it: a fitted sheet has room for that, whether one is in force or not. */
const faultHeight = 14;
const gap = 10;
const usualZoom = 1;

const withHead = ({ x, y, width, height }: Box, head: number): Box => ({
  x,
  y: y - head,
  width,
  height: height + head,
});
const withTag = (part: Box): Box => withHead(part, tagHeight);

const onScreen = (view: View, { x, y, width, height }: Box): Box => ({
  x: x * view.zoom + view.x,
  y: y * view.zoom + view.y,
  width: width * view.zoom,
  height: height * view.zoom,
});

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** The rooms that are left when each cover is passed beside, above or below, or not at all because nothing happens to stand there. */
function roomsBeside(sheet: Size, covers: readonly Box[]): readonly Box[] {
  const whole = {
    x: margins.left,
    y: margins.top,
    width: sheet.width - margins.left - margins.right,
    height: sheet.height - margins.top - margins.bottom,
  };
  return covers.reduce<readonly Box[]>(
    (rooms, cover) => [
      ...rooms,
      ...rooms.map((room) => above(room, cover)),
      ...rooms.map((room) => below(room, cover)),
      ...rooms.map((room) => beside(room, cover)),
    ],
    [whole],
  );
}

const above = (room: Box, cover: Box): Box => ({
  ...room,
  height: Math.min(room.height, cover.y - gap - room.y),
});

function below(room: Box, cover: Box): Box {
  const y = Math.max(room.y, cover.y + cover.height + gap);
  return { ...room, y, height: room.y + room.height - y };
}

/** The wider side of a cover. */
function beside(room: Box, cover: Box): Box {
  const before = { ...room, width: Math.min(room.width, cover.x - gap - room.x) };
  const x = Math.max(room.x, cover.x + cover.width + gap);
  const after = { ...room, x, width: room.x + room.width - x };
  return before.width > after.width ? before : after;
}

function viewIn(room: Box, all: Box, nearest: number): View {
  const zoom = Math.min(nearest, room.width / all.width, room.height / all.height);
  return {
    zoom,
    x: room.x + (room.width - all.width * zoom) / 2 - all.x * zoom,
    y: room.y + (room.height - all.height * zoom) / 2 - all.y * zoom,
  };
}

/** Whether any of some boxes lies under something. */
export const isCovered = (view: View, boxes: readonly Box[], covers: readonly Box[]): boolean =>
  boxes.some((box) => covers.some((cover) => overlaps(onScreen(view, box), cover)));

/** What is put in sight. */
export interface Drawn {
  readonly parts: readonly Box[];
  /** Runs of wires, and lines of words below parts. */
  readonly others?: readonly Box[];
  /** Pixels to a unit of the sheet at most; 1 unless said. */
  readonly nearest?: number;
}

/** All that is put in sight, each part with its state, its price and room for a fault. */
export const shownOf = ({ parts, others = [] }: Drawn): readonly Box[] => [
  ...parts.map((part) => withHead(part, tagHeight + faultHeight)),
  ...others,
];

/** The nearest view with every part and wire in sight; null when there are no parts, or no room. */
export function fittedView(drawn: Drawn, sheet: Size, covers: readonly Box[]): View | null {
  const { parts, nearest = usualZoom } = drawn;
  if (parts.length === 0) return null;
  const shown = shownOf(drawn);
  const all = around(shown);
  const views = roomsBeside(sheet, covers)
    .filter(({ width, height }) => width > 0 && height > 0)
    .map((room) => viewIn(room, all, nearest));
  const clear = views.filter((view) => !isCovered(view, shown, covers));
  const from = clear.length > 0 ? clear : views;
  return from.reduce<View | null>((best, view) => (best && best.zoom >= view.zoom - 1e-9 ? best : view), null);
}

/** Whether every part stands wholly on the sheet. */
export function seesAll(view: View, parts: readonly Box[], sheet: Size): boolean {
  return parts.every((part) => {
    const { x, y, width, height } = onScreen(view, part);
    return x >= 0 && y >= 0 && x + width <= sheet.width && y + height <= sheet.height;
  });
}

/** How far the sheet must go so that a part comes out from under all that covers it: out of each by the shortest way. */
export function wayOut(view: View, part: Box, covers: readonly Box[]): Point {
  const shown = onScreen(view, withTag(part));
  return covers.reduce<Point>(
    (way, cover) => {
      const moved = { ...shown, x: shown.x + way.x, y: shown.y + way.y };
      const out = wayOutOf(moved, cover);
      return { x: way.x + out.x, y: way.y + out.y };
    },
    { x: 0, y: 0 },
  );
}

/** How far the sheet must go so that a part stands on it with its state and price. */
function wayOnto(view: View, part: Box, sheet: Size): Point {
  const shown = onScreen(view, withTag(part));
  const into = (from: number, length: number, least: number, most: number) =>
    Math.max(least, Math.min(from, most - length)) - from;
  return {
    x: into(shown.x, shown.width, margins.left, sheet.width - margins.right),
    y: into(shown.y, shown.height, margins.top, sheet.height - margins.bottom),
  };
}

/** Whether a part stands wholly on the sheet with its state and price, and under nothing. */
function isSeen(view: View, part: Box, { sheet, covers }: Frame): boolean {
  const shown = onScreen(view, withTag(part));
  const isOn = shown.x >= 0 && shown.y >= 0 && shown.x + shown.width <= sheet.width;
  return isOn && shown.y + shown.height <= sheet.height && !covers.some((cover) => overlaps(shown, cover));
}

interface Frame {
  readonly sheet: Size;
  readonly covers: readonly Box[];
}

/** The view in which a part is seen that is covered or off the sheet, and no other that was seen is lost; null = it is seen, or cannot be. */
export function revealingView(view: View, part: Box, others: readonly Box[], frame: Frame): View | null {
  if (isSeen(view, part, frame) || isTooLarge(view, part, frame.sheet)) return null;
  const kept = [part, ...others.filter((other) => isSeen(view, other, frame))];
  const onto = movedBy(view, wayOnto(view, part, frame.sheet));
  const moved = movedBy(onto, wayOut(onto, part, frame.covers));
  if (kept.every((each) => isSeen(moved, each, frame))) return moved;
  return fittedView({ parts: kept }, frame.sheet, frame.covers);
}

/** Drawn so near that no room holds it: whoever went that near wants to stay. */
function isTooLarge(view: View, part: Box, sheet: Size): boolean {
  const { width, height } = onScreen(view, withTag(part));
  return width > sheet.width - margins.left - margins.right || height > sheet.height - margins.top - margins.bottom;
}

const movedBy = (view: View, way: Point): View => ({ ...view, x: view.x + way.x, y: view.y + way.y });

/** The shortest way out that leads over no ruler. */
function wayOutOf(shown: Box, cover: Box): Point {
  if (!overlaps(shown, cover)) return { x: 0, y: 0 };
  const left = cover.x - gap - (shown.x + shown.width);
  const up = cover.y - gap - (shown.y + shown.height);
  const down = cover.y + cover.height + gap - shown.y;
  const ways = [
    ...(shown.y + up >= margins.top ? [{ x: 0, y: up }] : []),
    ...(shown.x + left >= margins.left ? [{ x: left, y: 0 }] : []),
    { x: 0, y: down },
  ];
  const length = ({ x, y }: Point) => Math.abs(x + y);
  return ways.reduce((shortest, way) => (length(way) < length(shortest) ? way : shortest));
}
