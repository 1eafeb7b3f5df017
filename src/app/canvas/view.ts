/** The camera of the sheet, for buttons and keys: fit, nearer, farther; and what lies over the sheet, which no part may stand under. */
import type { ReactFlowInstance } from '@xyflow/react';
import { fittedView, wayOut, type Size } from './fit';
import type { Box } from './geometry';
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
  const from = performance.now() < aim.untilMs ? aim.zoom : flow.getZoom();
  aim.zoom = Math.min(zoomRange.most, Math.max(zoomRange.least, from * factor));
  aim.untilMs = performance.now() + move().duration;
  void flow.zoomTo(aim.zoom, move());
}

export const nearer = (): void => zoomBy(step);
export const farther = (): void => zoomBy(1 / step);
export const fullSize = (): void => void flow?.zoomTo(1, move());

/** Title block, readings and a panel that lies over the sheet, in pixels of the sheet. */
function covers(sheet: HTMLElement): readonly Box[] {
  const outer = sheet.getBoundingClientRect();
  const found = [...sheet.querySelectorAll('.canvas-title, .overlay'), ...document.querySelectorAll('.inspector')];
  return found.flatMap((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const isOver = right > left && left < outer.right - 1 && right > outer.left + 1 && top < outer.bottom;
    return isOver ? [{ x: left - outer.left, y: top - outer.top, width: right - left, height: bottom - top }] : [];
  });
}

const sizeOf = (sheet: HTMLElement): Size => ({ width: sheet.clientWidth, height: sheet.clientHeight });

/** The parts as they stand, in units of the sheet. */
export const boxesOf = (instance: Flow): readonly Box[] => instance.getNodes().map(boxOf);

/** Puts every part in sight. */
export function fitSheet(options: { readonly atOnce?: boolean } = {}): void {
  if (!flow || !host) return;
  const view = fittedView(boxesOf(flow), sizeOf(host), covers(host));
  if (view) void flow.setViewport(view, options.atOnce === true ? {} : move());
}

/** Brings a part out from under what covers it. */
export function reveal(component: string): void {
  const node = flow?.getNode(component);
  if (!flow || !host || !node) return;
  const view = flow.getViewport();
  const way = wayOut(view, boxOf(node), covers(host));
  if (way.x !== 0 || way.y !== 0) void flow.setViewport({ ...view, x: view.x + way.x, y: view.y + way.y }, move());
}
