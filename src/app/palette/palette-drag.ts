/** Parts from the palette onto the sheet: dragged to a place, or placed in a free spot. */
import type { PointerEvent } from 'react';
import { declarations, specOf, type KindPreset } from '#catalog';
import { addComponent, type ComponentId, type KindCategory, type Point } from '#design';
import { documentStore, edit, stageNow } from '../stores/document-store';
import { select } from '../stores/editor-store';
import { carry } from '../ui/carry';
import { clearPlace, type Footprint } from './clear-place';
import { nextPlace, type StandingPart } from './next-place';

/** What the palette must know of the sheet; set by the canvas. */
export interface DropSheet {
  /** A place on the screen as one on the sheet. */
  readonly toSheet: (point: Point) => Point;
  /** The parts that stand there, in units of the sheet. */
  readonly parts: () => readonly (Footprint & { readonly id: string })[];
}

let sheet: DropSheet = { toSheet: (point) => point, parts: () => [] };

export function onPaletteDrop(given: DropSheet): void {
  sheet = given;
}

/** Room that a new part takes before it is measured. */
const hostRoom = { width: 300, height: 150 };
const partRoom = { width: 168, height: 100 };

/** The place asked for, or the nearest one that is free. */
export function freePlace(at: Point, isHost: boolean): Point {
  return clearPlace({ ...at, ...(isHost ? hostRoom : partRoom) }, sheet.parts());
}

const onGrid = ({ x, y }: Point): Point => ({ x: Math.round(x / 10) * 10, y: Math.round(y / 10) * 10 });

/** A place for a part of a kind for which none was pointed out. */
function placeAtEnd(category: KindCategory, isHost: boolean): Point {
  const { components } = stageNow();
  const parts = sheet.parts().flatMap(({ id, ...footprint }): StandingPart[] => {
    const kind = components.find((each) => each.id === id)?.kind;
    const its = kind === undefined ? undefined : declarations.get(kind);
    return its ? [{ ...footprint, category: its.category }] : [];
  });
  return nextPlace(category, (isHost ? hostRoom : partRoom).width, parts);
}

/** Adds a part of a kind; the new part is selected. Null = there is no such kind. */
export function addFromPalette(kind: string, at: Point | null, preset?: KindPreset): ComponentId | null {
  const { stage, newParts } = documentStore.getState();
  const declaration = newParts.get(kind);
  if (!declaration) return null;
  const isHost = declaration.hosts === 'modules';
  const place = freePlace(onGrid(at ?? placeAtEnd(declaration.category, isHost)), isHost);
  let made: ComponentId | null = null;
  edit({ label: `Add ${preset?.label ?? declaration.title}` }, (document) => {
    const added = addComponent(document, {
      stage,
      kind: declaration,
      at: place,
      ...(preset ? { name: preset.label, configuration: preset.values, moduleName: preset.module } : {}),
    });
    made = added.component;
    return added.document;
  });
  if (made !== null) select([made]);
  return made;
}

/** A press on a palette row: a drag carries the part to the sheet; a press alone is the row's own click. */
export function beginPaletteDrag(event: PointerEvent<HTMLElement>, kind: string, preset?: KindPreset): void {
  if (event.button !== 0) return;
  const label = preset?.label ?? specOf(kind)?.title ?? kind;
  const isOnSheet = ({ x, y }: Point) =>
    document.elementsFromPoint(x, y).some((element) => element.closest('.sheet') !== null);
  dropped = false;
  carry(event, {
    words: () => label,
    onEnd: (at) => {
      if (at && isOnSheet(at)) addFromPalette(kind, sheet.toSheet(at), preset);
      dropped = true;
    },
  });
}

let dropped = false;

/** Whether the click that follows belongs to a drag that just ended. */
export function wasDropped(): boolean {
  const was = dropped;
  dropped = false;
  return was;
}
