/** The camera of the sheet, for buttons and keys: fit, nearer, farther; and what lies over the sheet, which no part may stand under. */
import type { ReactFlowInstance } from '@xyflow/react';
import { fittedView, isCovered, revealingView, shownOf, type Drawn, type Size, type View } from './fit';
import { runsOf, type Box } from './geometry';
import { boxOf, type ComponentNode, type WireEdge } from './to-flow';

type Flow = ReactFlowInstance<ComponentNode, WireEdge>;

const stillCamera = matchMedia('(prefers-reduced-motion: reduce)');
const cameraMs = 400;

let flow: Flow | null = null;
let host: HTMLElement | null = null;

/** The sheet that the camera looks at; set by the canvas. */
export function onView(sheet: HTMLElement | null, instance: Flow): void {
  host = sheet;
  flow = instance;
}

const move = () => ({ duration: stillCamera.matches ? 0 : cameraMs });

/** Where the camera is going: a second press goes on from there, not from where it is by then. */
const aim = { zoom: 1, untilMs: 0 };
const step = 1.2;
const zoomRange = { least: 0.1, most: 4 };

function zoomBy(factor: number): void {
  if (!flow) return;
  fitted = null;
  const from = performance.now() < aim.untilMs ? aim.zoom : flow.getZoom();
  aim.zoom = Math.min(zoomRange.most, Math.max(zoomRange.least, from * factor));
  aim.untilMs = performance.now() + move().duration;
  void flow.zoomTo(aim.zoom, move());
}

export const nearer = (): void => zoomBy(step);
export const farther = (): void => zoomBy(1 / step);
export function fullSize(): void {
  fitted = null;
  void flow?.zoomTo(1, move());
}

/** Title block, readings, a line of words and a panel that lies over the sheet, in pixels of the sheet. */
function covers(sheet: HTMLElement): readonly Box[] {
  const outer = sheet.getBoundingClientRect();
  const onSheet = sheet.querySelectorAll('.canvas-title, .overlay, .wiring-hint');
  const found = [...onSheet, ...document.querySelectorAll('.inspector')];
  return found.flatMap((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const isOver = right > left && left < outer.right - 1 && right > outer.left + 1 && top < outer.bottom;
    return isOver ? [{ x: left - outer.left, y: top - outer.top, width: right - left, height: bottom - top }] : [];
  });
}

const sizeOf = (sheet: HTMLElement): Size => ({ width: sheet.clientWidth, height: sheet.clientHeight });

/** The parts as they stand, in units of the sheet. */
export const boxesOf = (instance: Flow): readonly Box[] => instance.getNodes().map(boxOf);

/** What the sheet is fitted to. */
export interface Look {
  /** Ids of parts; null = all. */
  readonly parts: readonly string[] | null;
  /** Pixels to a unit of the sheet at most. */
  readonly nearest: number;
}

const usualLook: Look = { parts: null, nearest: 1 };
let look = usualLook;

/** Fits the sheet to something from now on; null = to all of it as ever. */
export function lookAt(next: Look | null): void {
  look = next ?? usualLook;
  fitSheet();
}

/** The lines of words that stand below parts, in units of the sheet. */
function linesBelow(nodes: readonly ComponentNode[]): readonly Box[] {
  return nodes.flatMap((node) => {
    const line = host?.querySelector<HTMLElement>(`[data-id="${node.id}"] .node-bottleneck`);
    if (!line) return [];
    const { x, y } = boxOf(node);
    return [{ x: x + line.offsetLeft, y: y + line.offsetTop, width: line.offsetWidth, height: line.offsetHeight }];
  });
}

/** What is in sight on a fitted sheet. */
function drawnIn(instance: Flow): Drawn {
  const nodes = instance.getNodes().filter(({ id }) => look.parts?.includes(id) ?? true);
  const edges = look.parts ? [] : instance.getEdges();
  const runs = edges.flatMap(({ data }) => (data ? runsOf(data.route.points) : []));
  return { parts: nodes.map(boxOf), others: [...runs, ...linesBelow(nodes)], nearest: look.nearest };
}

/** Puts every part in sight that is looked at. */
export function fitSheet(options: { readonly atOnce?: boolean } = {}): void {
  if (!flow || !host) return;
  const view = fittedView(drawnIn(flow), sizeOf(host), covers(host));
  if (!view) return;
  const { duration } = options.atOnce === true ? { duration: 0 } : move();
  fitted = { view, thereMs: performance.now() + duration };
  void flow.setViewport(view, { duration });
}

/** The view that was fitted last, and when the camera is there. */
let fitted: { readonly view: View; readonly thereMs: number } | null = null;

/** The view that was fitted last if the sheet still stands so, or is on its way there. */
function fittedStill(): View | null {
  const now = flow?.getViewport();
  if (!now || !fitted) return null;
  const { view, thereMs } = fitted;
  const isThere = Math.abs(now.x - view.x) < 1 && Math.abs(now.y - view.y) < 1 && Math.abs(now.zoom - view.zoom) < 1e-3;
  return isThere || performance.now() < thereMs ? view : null;
}

/** Whether it is smaller so than it is: it then follows a window that grows. */
export const isFittedSmall = (): boolean => (fittedStill()?.zoom ?? 1) < 1;

/** Whether something came over what it shows so. */
export function isFittedCovered(): boolean {
  const view = fittedStill();
  if (!flow || !host || !view) return false;
  return isCovered(view, shownOf(drawnIn(flow)), covers(host));
}

/** The part whose wires shall come into sight with it. */
let wired: string | null = null;

/** A part that comes with wires is shown with them: none is left behind what lies over the sheet. */
export function revealWithWires(component: string): void {
  wired = component;
}

/** Whether a wire of a part runs under what lies over the sheet. */
function hasCoveredWire(component: string): boolean {
  if (!flow || !host) return false;
  const over = covers(host);
  const own = flow.getEdges().filter(({ source, target }) => source === component || target === component);
  const runs = own.flatMap(({ data }) => (data ? runsOf(data.route.points) : []));
  return isCovered(flow.getViewport(), runs, over);
}

/** Brings a part out from under what covers it; no other that is seen goes out of sight for it. */
export function reveal(component: string): void {
  const node = flow?.getNode(component);
  if (!flow || !host || !node) return;
  const isWithWires = wired === component;
  wired = null;
  if (isWithWires && hasCoveredWire(component)) return fitSheet();
  const others = flow.getNodes().filter(({ id }) => id !== component);
  const frame = { sheet: sizeOf(host), covers: covers(host) };
  const view = revealingView(flow.getViewport(), boxOf(node), others.map(boxOf), frame);
  if (view) void flow.setViewport(view, move());
}
