/** React Flow's changes to edits of the document: what was dragged or selected on screen. A drag is one step of undo. */
import type { NodeChange } from '@xyflow/react';
import { specOf } from '#catalog';
import { endMerge, listed, moveComponents, setComponent, type ComponentId, type Point } from '#design';
import { documentStore, edit } from '../stores/document-store';
import { editorStore, say, select } from '../stores/editor-store';
import { boxOf, type ComponentNode, type NodeSizes } from './to-flow';
import { zonesAt } from './zone-frames';

export function applyChanges(changes: readonly NodeChange<ComponentNode>[]): void {
  moveChanged(changes);
  const selected = new Set(editorStore.getState().selected);
  let isTouched = false;
  for (const change of changes) {
    if (change.type !== 'select') continue;
    isTouched = true;
    if (change.selected) selected.add(change.id);
    else selected.delete(change.id);
  }
  if (isTouched) select([...selected].filter((id) => id.startsWith('c')));
}

function moveChanged(changes: readonly NodeChange<ComponentNode>[]): void {
  const positions: Record<string, Point> = {};
  for (const change of changes)
    if (change.type === 'position' && change.position)
      positions[change.id] = { x: Math.round(change.position.x), y: Math.round(change.position.y) };
  if (Object.keys(positions).length === 0) return;
  const { stage } = documentStore.getState();
  edit({ label: 'Move', policy: 'merge', mergeKey: `move ${Object.keys(positions).join()}` }, (document) =>
    moveComponents(document, { stage, positions: positions as Record<ComponentId, Point> }),
  );
}

/** Parts that are let go within the frame of zones stand there from then on, as part of the same step of undo. */
export function standWhereDropped(
  node: ComponentNode,
  dragged: readonly ComponentNode[],
  nodes: readonly ComponentNode[],
): void {
  const { stage: id } = documentStore.getState();
  const boxes = new Map(nodes.map((each) => [each.id, boxOf(each)]));
  const moved = dragged.flatMap((each) => (canStand(each) ? each.data.component : []));
  const { x, y, width, height } = boxOf(node);
  const point = { x: x + width / 2, y: y + height / 2 };
  const zones = zonesAt(node.data.stage, (component) => boxes.get(component.id), {
    dragged: new Set(dragged.map((each) => each.id)),
    point,
  });
  if (!zones || moved.length === 0) return;
  const mergeKey = `move ${dragged.map((each) => each.id).join()}`;
  const names = node.data.stage.zones.filter(({ id: zone }) => zones.includes(zone)).map(({ name }) => name);
  const label = `Move ${listed(moved.map(({ name }) => name))} to ${listed(names)}`;
  if (moved.some((each) => each.zones.join() !== zones.join())) say(label);
  edit({ label, policy: 'merge', mergeKey }, (document) =>
    moved.reduce(
      (each, { id: component }) => setComponent(each, { stage: id, component, values: { zones } }),
      document,
    ),
  );
}

/** Users stand nowhere. */
const canStand = ({ data: { component } }: ComponentNode): boolean => specOf(component.kind)?.generatesTraffic !== true;

/** The sizes with those that were measured anew; the same map when none was. */
export function measuredSizes(sizes: NodeSizes, changes: readonly NodeChange<ComponentNode>[]): NodeSizes {
  const found = new Map(sizes);
  let isTouched = false;
  for (const change of changes) {
    if (change.type !== 'dimensions' || !change.dimensions) continue;
    const { width, height } = change.dimensions;
    const known = sizes.get(change.id);
    if (known?.width === width && known.height === height) continue;
    found.set(change.id, { width, height });
    isTouched = true;
  }
  return isTouched ? found : sizes;
}

/** The drag is over: the next one is a step of its own. */
export function endDrag(): void {
  documentStore.setState(({ history }) => ({ history: endMerge(history) }));
}
