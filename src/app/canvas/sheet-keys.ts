/** Keys that walk the drawing and that offer what may follow. */
import { stageNow } from '../stores/document-store';
import { editorStore, say } from '../stores/editor-store';
import { commandEnd, focusedPlace, focusPlace } from './focus';
import { walk, type Direction, type Drawing } from './walk';

let drawing: Drawing = { nodes: [], wires: [] };

/** The drawing as it stands; set by the canvas. */
export function onDrawing(now: Drawing): void {
  drawing = now;
}

export function walkTo(direction: Direction): void {
  const from = focusedPlace() ?? editorStore.getState().selected[0] ?? '';
  const to = walk(drawing, from, direction);
  if (to === null) say('No wire leads there.');
  else focusPlace(to);
}

export function offerNext(direction: Direction): void {
  const from = commandEnd();
  if (!from || !stageNow().components.some(({ id }) => id === from.component))
    return say('Focus or select a part first.');
  const { component, module = null } = from;
  editorStore.setState({ callout: { type: 'next', component, module, direction }, refusal: null });
}
