/** Keys of the editor. Single letters act only while nothing is being typed. */
import { copyText, duplicateComponents, moveComponents, pasteText, type ComponentId, type Point } from '#design';
import { declarations } from '#catalog';
import {
  commandEnd,
  farther,
  fitSheet,
  nearer,
  offerNext,
  overlayAfter,
  walkTo,
  wireByKeys,
  type Direction,
} from './canvas';
import { closeFollow, toggleFollow } from './follow/follow-control';
import { removeParts } from './inspector/remove-parts';
import { toggleScenario } from './scenario/toggle-scenario';
import { clearFaults, reset, setSpeed, step, togglePlay } from './run/run-control';
import { anotherSeed } from './run/seed';
import { documentNow, documentStore, edit, redo, stageNow, undo } from './stores/document-store';
import { editorStore, openDialog, select, showView } from './stores/editor-store';
import { followStore } from './stores/follow-store';
import { runStore } from './stores/run-store';
import { closeScenario } from './stores/scenario-store';
import { closeWhy, openWhy, whyStore } from './stores/why-store';
import { isTyping } from './ui/typing';
import type { Speed } from '#worker';

const speeds: readonly Speed[] = [0.01, 0.1, 0.25, 1, 4, 16, 60, 'max'];

interface Shortcut {
  readonly keys: string;
  readonly text: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Whether it acts while a menu lies over the page, too. */
  readonly throughMenus?: true;
  /** Whether it acts where the sheet is not in sight, too. */
  readonly offSheet?: true;
}

const stageId = () => documentStore.getState().stage;
const selectedComponents = () => editorStore.getState().selected.filter((id) => id.startsWith('c')) as ComponentId[];

function remove(): void {
  const { selected } = editorStore.getState();
  if (selected.length === 0) return;
  removeParts({ stage: stageId(), ids: selected }, selectedWords(selected));
  select([]);
}

function selectedWords(selected: readonly string[]): string {
  const [first, ...others] = selected;
  const name = stageNow().components.find(({ id }) => id === first)?.name;
  if (others.length > 0) return `${selected.length} things`;
  return name ?? 'what is selected';
}

function duplicate(): void {
  const components = selectedComponents();
  if (components.length === 0) return;
  let made: readonly ComponentId[] = [];
  edit({ label: 'Duplicate' }, (document) => {
    const result = duplicateComponents(document, { stage: stageId(), components, offset: { x: 40, y: 40 } });
    made = result.components;
    return result.document;
  });
  select(made);
}

async function copy(): Promise<void> {
  const ids = selectedComponents();
  if (ids.length > 0) await navigator.clipboard.writeText(copyText(documentNow(), { stage: stageId(), ids }));
}

async function paste(): Promise<void> {
  const text = await navigator.clipboard.readText();
  const pasted = pasteText(documentNow(), { stage: stageId(), text, at: pastePlace() }, declarations);
  if (!pasted.ok) return;
  edit({ label: 'Paste' }, () => pasted.value.document);
  select(pasted.value.components);
}

/** Below everything that is there. */
function pastePlace(): Point {
  const points = Object.values(stageNow().layout.components);
  return { x: Math.min(0, ...points.map(({ x }) => x)), y: Math.max(0, ...points.map(({ y }) => y)) + 260 };
}

/** What arrows move: the selected parts, or the one that the keyboard stands on. */
function movedComponents(): readonly ComponentId[] {
  const selected = selectedComponents();
  const focused = commandEnd()?.component;
  return selected.length > 0 || focused === undefined ? selected : [focused];
}

function nudge(x: number, y: number): void {
  const { layout } = stageNow();
  const positions: Record<string, Point> = {};
  for (const id of movedComponents()) {
    const at = layout.components[id];
    if (at) positions[id] = { x: at.x + x, y: at.y + y };
  }
  edit({ label: 'Move', policy: 'merge', mergeKey: `nudge ${Object.keys(positions).join()}` }, (document) =>
    moveComponents(document, { stage: stageId(), positions: positions as Record<ComponentId, Point> }),
  );
}

function changeSpeed(by: number): void {
  const at = speeds.indexOf(runStore.getState().speed);
  const next = speeds[Math.min(speeds.length - 1, Math.max(0, at + by))];
  if (next !== undefined) setSpeed(next);
}

function nextOverlay(): void {
  const { overlay } = editorStore.getState();
  editorStore.setState({ overlay: overlayAfter(overlay) });
}

function toggleCompare(): void {
  if (editorStore.getState().view === 'sheet') editorStore.setState({ comparing: 'figures' });
  showView(editorStore.getState().view === 'compare' ? 'sheet' : 'compare');
}

function togglePaper(): void {
  const { view, comparing } = editorStore.getState();
  editorStore.setState({ comparing: 'paper' });
  showView(view === 'compare' && comparing === 'paper' ? 'sheet' : 'compare');
}

function toggleWhy(): void {
  const lies = followStore.getState().isOpen;
  if (lies) closeFollow();
  if (!lies && whyStore.getState().isOpen) closeWhy();
  else openWhy();
}

/** Only what lies on top goes: a card on the sheet, then the selection, then the request that is followed. */
function letGo(): void {
  const { callout, refusal } = editorStore.getState();
  if (callout || refusal) editorStore.setState({ callout: null, refusal: null });
  else if (editorStore.getState().selected.length > 0) select([]);
  else if (followStore.getState().isOpen) closeFollow();
  else if (whyStore.getState().isOpen) closeWhy();
  else closeScenario();
}

const directions: readonly Direction[] = ['left', 'right', 'up', 'down'];
const arrowKey = (direction: Direction) => `Arrow${direction[0]?.toUpperCase()}${direction.slice(1)}`;

const arrow = (key: string, x: number, y: number): Shortcut => ({
  keys: key,
  text: 'Move what is selected by 10, with Shift by 50',
  run: (event) => nudge(event.shiftKey ? x * 50 : x * 10, event.shiftKey ? y * 50 : y * 10),
});

/** Keys as `Mod+Shift+Z`; Mod is Ctrl, or Command on a Mac. */
export const shortcuts: readonly Shortcut[] = [
  { keys: 'K', text: 'Run or pause', run: togglePlay },
  { keys: 'Mod+Enter', text: 'Run or pause', run: togglePlay },
  { keys: '.', text: 'Step 1 s', run: () => step(1000) },
  { keys: 'R', text: 'Another seed', run: anotherSeed },
  { keys: 'Shift+R', text: 'Replications: how far the figures can be trusted', run: () => openDialog('replications') },
  { keys: 'Shift+E', text: 'Experiments: planned, run, reported', run: () => openDialog('experiments') },
  { keys: 'Shift+U', text: 'Rules: counters, and what must hold of them', run: () => openDialog('rules') },
  { keys: 'Shift+C', text: 'Compare the stages, or back to the sheet', run: toggleCompare, offSheet: true },
  { keys: 'Shift+D', text: 'Technical document, or back to the sheet', run: togglePaper, offSheet: true },
  {
    keys: 'Shift+F',
    text: 'Fault survey: every single fault against every entry operation',
    run: () => openDialog('survey'),
  },
  { keys: 'S', text: 'Scenario: what is planned to happen in a run, or back to the charts', run: toggleScenario },
  {
    keys: 'Shift+A',
    text: 'Acceptance test: whether the limits catch known sabotages',
    run: () => openDialog('variants'),
  },
  { keys: 'Shift+M', text: 'Exercise: make one of this design', run: () => openDialog('author') },
  { keys: 'P', text: 'Demo: scenes to show, one after the other', run: () => openDialog('scenes') },
  { keys: 'T', text: 'Follow a request, or back to the charts', run: toggleFollow },
  { keys: 'W', text: 'Why: what is to blame, proved by runs without it, or back to the charts', run: toggleWhy },
  { keys: '0', text: 'Reset the run', run: reset },
  { keys: 'J', text: 'Slower', run: () => changeSpeed(-1) },
  { keys: 'L', text: 'Faster', run: () => changeSpeed(1) },
  { keys: 'Shift+X', text: 'Clear all faults', run: clearFaults },
  { keys: '/', text: 'Find a part to add', run: () => document.getElementById('palette-search')?.focus() },
  { keys: 'Mod+Z', text: 'Undo', run: undo, throughMenus: true, offSheet: true },
  { keys: 'Mod+Shift+Z', text: 'Redo', run: redo, throughMenus: true, offSheet: true },
  { keys: 'Mod+Y', text: 'Redo', run: redo, throughMenus: true, offSheet: true },
  { keys: 'Mod+C', text: 'Copy', run: () => void copy() },
  { keys: 'Mod+V', text: 'Paste', run: () => void paste() },
  { keys: 'Mod+D', text: 'Duplicate', run: duplicate },
  { keys: 'Mod+A', text: 'Select everything', run: () => select(stageNow().components.map(({ id }) => id)) },
  { keys: 'Delete', text: 'Delete what is selected', run: remove },
  { keys: 'Backspace', text: 'Delete what is selected', run: remove },
  { keys: 'Escape', text: 'Close what lies on top; then select nothing', run: letGo },
  { keys: 'O', text: 'Paint the sheet by the next reading', run: nextOverlay },
  { keys: 'Shift+1', text: 'Every part in sight', run: () => fitSheet() },
  { keys: 'Mod++', text: 'Nearer', run: nearer },
  { keys: 'Mod+=', text: 'Nearer', run: nearer },
  { keys: 'Mod+-', text: 'Farther', run: farther },
  { keys: 'C', text: 'Wire from here: Enter to the part that lights up, Tab to the next', run: wireByKeys },
  { keys: '?', text: 'This list', run: () => openDialog('shortcuts'), offSheet: true },
  arrow('ArrowLeft', -1, 0),
  arrow('ArrowRight', 1, 0),
  arrow('ArrowUp', 0, -1),
  arrow('ArrowDown', 0, 1),
  ...directions.map((direction) => ({
    keys: `Alt+${arrowKey(direction)}`,
    text: 'Walk along wires (left, right) and among neighbors (up, down)',
    run: () => walkTo(direction),
  })),
  ...directions.map((direction) => ({
    keys: `Mod+${arrowKey(direction)}`,
    text: 'Add the next part in that direction',
    run: () => offerNext(direction),
  })),
];

/** The sign that Shift and the one give differs between keyboards: the key itself is meant. */
const isShiftedOne = ({ shiftKey, code }: KeyboardEvent) => shiftKey && code === 'Digit1';

function nameOf(event: KeyboardEvent): string {
  if (isShiftedOne(event)) return 'Shift+1';
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const isLetter = /^[A-Z]$/.test(key);
  const shift = event.shiftKey && isLetter ? 'Shift+' : '';
  const alt = event.altKey ? 'Alt+' : '';
  return `${event.ctrlKey || event.metaKey ? 'Mod+' : ''}${alt}${shift}${key}`;
}

/** A dialog over the page has the keys to itself. */
const hasDialog = () => document.querySelector('dialog:modal') !== null;
/** So has a menu, but for those that go through it. */
const hasMenu = () => document.querySelector('[data-radix-popper-content-wrapper]') !== null;

/** Listens for as long as the editor is open; returns how to stop. */
export function listenForShortcuts(): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event.target) || hasDialog()) return;
    const shortcut = shortcuts.find(({ keys }) => keys === nameOf(event));
    if (!shortcut || (hasMenu() && !shortcut.throughMenus)) return;
    if (editorStore.getState().view !== 'sheet' && !shortcut.offSheet) return;
    event.preventDefault();
    shortcut.run(event);
  };
  addEventListener('keydown', listen);
  return () => removeEventListener('keydown', listen);
}
