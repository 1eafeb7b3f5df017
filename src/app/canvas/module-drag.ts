/** Dragging a module's row: onto another host it moves there, onto the empty sheet it gets a host of its own. */
import type { PointerEvent } from 'react';
import { declarations } from '#catalog';
import {
  extractModule,
  mayStandIn,
  moveModule,
  type Component,
  type ComponentId,
  type ModuleId,
  type Point,
} from '#design';
import { freePlace } from '../palette/palette-drag';
import { documentStore, edit, stageNow } from '../stores/document-store';
import { select } from '../stores/editor-store';
import { carry } from '../ui/carry';
import { revealWithWires } from './view';

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

export function beginModuleDrag(event: PointerEvent<HTMLElement>, dragged: Dragged): void {
  if (event.button !== 0) return;
  event.stopPropagation();
  carry(event, { words: (at) => dropWords(dragged, at), onEnd: (at) => at && dropModule(dragged, at) });
}

/** What letting go would do: the ghost says it before it happens. */
function dropWords(dragged: Dragged, at: Point): string {
  const { name, from } = dragged;
  const { host, isSheet } = dropPlace(at);
  if (host === from) return name;
  const component = stageNow().components.find(({ id }) => id === host);
  if (component) return takes(component, dragged.module) ? `${name} to ${component.name}` : refusal(component);
  return isSheet ? `${name} to its own host` : name;
}

/** A host of ours takes any module, a store of files one that is nothing else. */
function takes({ kind }: Component, id: ModuleId): boolean {
  const declaration = declarations.get(kind);
  if (declaration?.hosts === 'client-modules') return false;
  return mayStandIn(
    stageNow().modules.find((module) => module.id === id),
    declaration,
  );
}

const refusal = ({ kind, name }: Component): string =>
  declarations.get(kind)?.servesFiles ? `${name} takes only files` : `${name} hosts no modules`;

interface DropPlace {
  readonly host: string | null;
  readonly isSheet: boolean;
}

function dropPlace({ x, y }: Point): DropPlace {
  const under = document.elementsFromPoint(x, y);
  const host = under.map((element) => element.closest('.react-flow__node')?.getAttribute('data-id')).find(Boolean);
  return { host: host ?? null, isSheet: under.some((element) => element.closest('.react-flow__pane')) };
}

function dropModule(dragged: Dragged, at: Point): void {
  const { host, isSheet } = dropPlace(at);
  if (host !== null) moveTo(dragged, host as ComponentId);
  else if (isSheet) moveOut(dragged, toSheet(at));
}

export function moveTo({ module, name, from }: Dragged, to: ComponentId): void {
  const { stage } = documentStore.getState();
  const host = stageNow().components.find(({ id }) => id === to);
  if (!host || !takes(host, module) || to === from) return;
  edit({ label: `Move ${name} to ${host.name}` }, (document) =>
    moveModule(document, { stage, module, from, to }, declarations),
  );
}

/** The module leaves its host for one of its own: same kind, same size. */
export function moveOut({ module, name, from }: Dragged, at: Point): void {
  const { stage } = documentStore.getState();
  let made: ComponentId | null = null;
  edit({ label: `Move ${name} to its own host` }, (document) => {
    const place = freePlace({ x: Math.round(at.x / 10) * 10, y: Math.round(at.y / 10) * 10 }, true);
    const extracted = extractModule(document, { stage, module, from, at: place }, declarations);
    made = extracted?.component ?? null;
    return extracted?.document ?? document;
  });
  if (made === null) return;
  revealWithWires(made);
  select([made]);
}
