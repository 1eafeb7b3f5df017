/** Wires drawn by keys: C begins at the focused part or row, Tab goes round what fits, Enter wires, Escape lets go. */
import { moduleOf, type WireEnd } from '#design';
import { stageNow } from '../stores/document-store';
import { editorStore, say } from '../stores/editor-store';
import { commandEnd, focusPlace } from './focus';
import { beginWire, endWire, join } from './wiring';

/** Where the wire in hand may end, in reading order. */
let ends: readonly WireEnd[] = [];

function labelOf({ component, module }: WireEnd): string {
  const name = stageNow().components.find(({ id }) => id === component)?.name ?? component;
  return module === undefined ? name : `${moduleOf(stageNow(), module)?.name ?? module} in ${name}`;
}

/** A whole part stands for the modules in it; parts follow each other from left to right, those behind the caller first. */
function inReadingOrder(from: WireEnd, fits: readonly WireEnd[]): readonly WireEnd[] {
  const whole = new Set(fits.filter(({ module }) => module === undefined).map(({ component }) => component));
  const { components } = stageNow().layout;
  const xOf = ({ component }: WireEnd) => components[component]?.x ?? 0;
  const isBefore = (end: WireEnd) => Number(xOf(end) < xOf(from));
  return fits
    .filter(({ component, module }) => module === undefined || !whole.has(component))
    .toSorted((a, b) => isBefore(a) - isBefore(b) || xOf(a) - xOf(b));
}

export function wireByKeys(): void {
  const from = commandEnd();
  if (!from) return say('Focus or select a part first, then press C to wire it.');
  ends = inReadingOrder(from, beginWire(from));
  if (ends.length === 0) {
    endWire();
    // The refusal says why nothing fits, or asks which module is meant.
    const other = stageNow().components.find(({ id }) => id !== from.component);
    if (!other || join(from, { component: other.id })) say('Nothing on this sheet fits.');
    return;
  }
  aimAt(0, `Wire from ${labelOf(from)}. ${ends.length} ${ends.length === 1 ? 'place fits' : 'places fit'}.`);
}

function aimAt(at: number, before = ''): void {
  const aim = ends[at];
  if (!aim) return;
  editorStore.setState({ aim });
  say(`${before} ${labelOf(aim)}, ${at + 1} of ${ends.length}. Enter wires, Tab goes on, Escape lets go.`.trim());
}

/** Keys while a wire is in hand; true when the key was used. */
export function onWiringKey(event: KeyboardEvent): boolean {
  const { wireFrom, aim } = editorStore.getState();
  if (!wireFrom) return false;
  if (event.key === 'Escape') {
    endWire();
    say('No wire drawn.');
    return true;
  }
  if (!aim) return false;
  const at = ends.indexOf(aim);
  if (event.key === 'Tab') aimAt((at + (event.shiftKey ? ends.length - 1 : 1)) % ends.length);
  else if (event.key === 'Enter') commit(wireFrom, aim);
  else return false;
  return true;
}

function commit(from: WireEnd, to: WireEnd): void {
  endWire();
  if (!join(from, to)) return;
  focusPlace(to.component);
  say(`Wired ${labelOf(from)} to ${labelOf(to)}.`);
}
