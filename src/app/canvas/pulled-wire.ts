/** A wire pulled by the pointer. It may be dropped on a port or anywhere on a component; on the empty sheet it is let go. */
import type { FinalConnectionState, OnConnectStartParams } from '@xyflow/react';
import { editorStore } from '../stores/editor-store';
import { beginWire, endOf, endWire, join } from './wiring';

export function startWire(_event: unknown, { nodeId, handleId }: OnConnectStartParams): void {
  if (nodeId) beginWire(endOf(nodeId, handleId));
}

/** Where on the screen a gesture ended. */
function placeOf(event: MouseEvent | TouchEvent) {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 };
}

export function finishWire(event: MouseEvent | TouchEvent, { toNode, toHandle }: FinalConnectionState): void {
  const from = editorStore.getState().wireFrom;
  endWire();
  const at = placeOf(event);
  const under = document.elementFromPoint(at.x, at.y)?.closest('.react-flow__node');
  const target = toNode?.id ?? under?.getAttribute('data-id');
  if (from && target && target !== from.component) join(from, endOf(target, toHandle?.id ?? null));
}
