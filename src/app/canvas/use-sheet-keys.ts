/** Binds the keyboard to the sheet: one place for Tab, words for what has the focus, Enter to choose it, and the wire in hand. */
import { useEffect, type RefObject } from 'react';
import { select } from '../stores/editor-store';
import { focusedPlace, rove } from './focus';
import { onWiringKey } from './key-wiring';
import { onDrawing } from './sheet-keys';
import { announceStates, describeParts } from './spoken';
import type { ComponentNode, WireEdge } from './to-flow';
import { reveal } from './view';

export function useSheetKeys(
  sheet: RefObject<HTMLElement | null>,
  nodes: readonly ComponentNode[],
  edges: readonly WireEdge[],
): void {
  useEffect(announceStates, []);
  useEffect(() => describeParts(nodes), [nodes]);
  useEffect(() => {
    onDrawing({
      nodes: nodes.map(({ id, position }) => ({ id, at: position })),
      wires: edges.map(({ id, source, target }) => ({ id, source, target })),
    });
    if (sheet.current) rove(sheet.current);
  }, [sheet, nodes, edges]);
  useEffect(() => {
    const element = sheet.current;
    if (!element) return;
    const onFocus = () => {
      const place = focusedPlace();
      if (place === null) return;
      rove(element, place);
      // Keys bring the part into sight; under a pointer the sheet stays where it is.
      if (document.activeElement?.matches(':focus-visible')) reveal(place);
    };
    element.addEventListener('focusin', onFocus);
    return () => element.removeEventListener('focusin', onFocus);
  }, [sheet]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!onWiringKey(event) && !choose(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

/** Enter and Space choose the part or wire that has the focus itself. */
function choose(event: KeyboardEvent): boolean {
  const isPlace = event.target instanceof Element && event.target.matches('.react-flow__node, .react-flow__edge');
  if (!isPlace || event.ctrlKey || event.metaKey || (event.key !== 'Enter' && event.key !== ' ')) return false;
  const place = focusedPlace();
  if (place !== null) select([place.split('|')[0] ?? place]);
  return true;
}
