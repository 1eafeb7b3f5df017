/** The one place of the sheet that Tab reaches: a part or a wire. What lies inside a part is reached only while the cursor stands on it. */
import type { ComponentId, ModuleId, WireEnd } from '#design';
import { editorStore, select } from '../stores/editor-store';

const places = '.react-flow__node, .react-flow__edge';

let cursor: string | null = null;

const idOf = (place: Element | null | undefined): string | null => place?.getAttribute('data-id') ?? null;

/** The part or wire that has the focus, or holds it. */
export function focusedPlace(): string | null {
  return idOf(document.activeElement?.closest(places));
}

/** Where a command of the keyboard acts: the focused row or part, else the selected part. */
export function commandEnd(): WireEnd | null {
  const row = document.activeElement?.closest('[data-module]')?.getAttribute('data-module') as ModuleId | null;
  const focused = idOf(document.activeElement?.closest('.react-flow__node'));
  const { selected, module } = editorStore.getState();
  const component = (focused ?? selected.find((id) => id.startsWith('c')) ?? null) as ComponentId | null;
  if (component === null) return null;
  const chosen = row ?? (selected.length === 1 && selected[0] === component ? module : null);
  return chosen === null ? { component } : { component, module: chosen };
}

/** Gives Tab exactly one place on the sheet; called whenever the drawing or the focus changed. */
export function rove(sheet: Element, to: string | null = cursor): void {
  const all = [...sheet.querySelectorAll(places)];
  const at = all.find((place) => idOf(place) === to) ?? all.find((place) => place.matches('.react-flow__node'));
  cursor = idOf(at);
  for (const place of all) {
    const isCursor = place === at;
    place.setAttribute('tabindex', isCursor ? '0' : '-1');
    place.querySelectorAll('button').forEach((button) => button.setAttribute('tabindex', isCursor ? '0' : '-1'));
  }
}

/** Gives the keys back to the sheet after something was typed beside it. */
export function focusSheet(): void {
  document.querySelector<HTMLElement>('.sheet')?.focus({ preventScroll: true });
}

/** Frames for which a new part may stay unseen while it is measured. */
const mostFrames = 60;

/** Moves the focus to a part that was just made, as soon as it is shown. */
export function focusWhenShown(id: string, focus: (id: string) => void = focusPlace, frames = mostFrames): void {
  const place = document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (place?.checkVisibility({ visibilityProperty: true })) focus(id);
  else if (frames > 0) requestAnimationFrame(() => focusWhenShown(id, focus, frames - 1));
}

/** Moves the focus to a part or a wire, and chooses nothing. */
export function standOn(id: string): void {
  const place = document.querySelector<HTMLElement | SVGElement>(`:is(${places})[data-id="${CSS.escape(id)}"]`);
  place?.focus({ preventScroll: true });
}

/** Moves the focus to a part or a wire, and selects it: the inspector shows what the cursor stands on. */
export function focusPlace(id: string): void {
  standOn(id);
  select([id.split('|')[0] ?? id]);
}
