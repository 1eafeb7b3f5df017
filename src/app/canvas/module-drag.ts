/** Dragging a module's row: onto another host it moves there, onto the empty sheet it gets a host of its own. */
import type { PointerEvent } from 'react';
import { declarations } from '#catalog';
import { extractModule, moveModule, type ComponentId, type ModuleId, type Point } from '#design';
import { documentStore, edit, stageNow } from '../stores/document-store';
import { select } from '../stores/editor-store';

interface Dragged {
  readonly module: ModuleId;
  readonly name: string;
  readonly from: ComponentId;
}

/** Turns a place on the screen into one on the sheet; set by the canvas. */
let toSheet: (point: Point) => Point = (point) => point;

export function onSheet(convert: (point: Point) => Point): void {
  toSheet = convert;
}

const dragThreshold = 5;

export function beginModuleDrag(event: PointerEvent<HTMLElement>, dragged: Dragged): void {
  if (event.button !== 0) return;
  event.stopPropagation();
  const start = { x: event.clientX, y: event.clientY };
  let ghost: HTMLElement | null = null;
  const move = (moved: globalThis.PointerEvent) => {
    if (!ghost && Math.hypot(moved.clientX - start.x, moved.clientY - start.y) < dragThreshold) return;
    ghost ??= makeGhost(dragged.name);
    ghost.style.transform = `translate(${moved.clientX + 8}px, ${moved.clientY + 8}px)`;
  };
  const stop = (ended: globalThis.PointerEvent) => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', stop);
    removeEventListener('pointercancel', stop);
    if (!ghost) return;
    ghost.remove();
    if (ended.type === 'pointerup') dropModule(dragged, { x: ended.clientX, y: ended.clientY });
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', stop);
  addEventListener('pointercancel', stop);
}

function makeGhost(name: string): HTMLElement {
  const ghost = document.createElement('div');
  ghost.className = 'drag-ghost';
  ghost.textContent = name;
  document.body.append(ghost);
  return ghost;
}

function dropModule(dragged: Dragged, at: Point): void {
  const under = document.elementsFromPoint(at.x, at.y);
  const host = under.map((element) => element.closest('.react-flow__node')?.getAttribute('data-id')).find(Boolean);
  if (host) moveTo(dragged, host as ComponentId);
  else if (under.some((element) => element.closest('.react-flow__pane'))) moveOut(dragged, toSheet(at));
}

export function moveTo({ module, name, from }: Dragged, to: ComponentId): void {
  const { stage } = documentStore.getState();
  const host = stageNow().components.find(({ id }) => id === to);
  if (!host || declarations.get(host.kind)?.hosts !== 'modules' || to === from) return;
  edit({ label: `Move ${name} to ${host.name}` }, (document) =>
    moveModule(document, { stage, module, from, to }, declarations),
  );
}

/** The module leaves its host for one of its own: same kind, same size. */
export function moveOut({ module, name, from }: Dragged, at: Point): void {
  const { stage } = documentStore.getState();
  let made: ComponentId | null = null;
  edit({ label: `Move ${name} to its own host` }, (document) => {
    const place = { x: Math.round(at.x / 10) * 10, y: Math.round(at.y / 10) * 10 };
    const extracted = extractModule(document, { stage, module, from, at: place }, declarations);
    made = extracted?.component ?? null;
    return extracted?.document ?? document;
  });
  if (made !== null) select([made]);
}
