/** Keeps parts in sight: a stage is fitted when it comes onto the sheet and when a smaller window would lose or cover parts, and follows a window that grows as long as it stands as it was fitted; a chosen part comes out from under panels. */
import { useNodesInitialized, useReactFlow, useStore as useFlowStore } from '@xyflow/react';
import { useEffect, useRef, type RefObject } from 'react';
import { useStore } from 'zustand';
import { stageNow } from '../stores/document-store';
import { expectedStore } from '../stores/expected-store';
import { seesAll } from './fit';
import type { ComponentNode, WireEdge } from './to-flow';
import { boxesOf, fitSheet, isFittedCovered, isFittedSmall, onView, reveal } from './view';

export function useFitting(
  host: RefObject<HTMLElement | null>,
  { stageId, selected }: { readonly stageId: string; readonly selected: readonly string[] },
): void {
  const flow = useReactFlow<ComponentNode, WireEdge>();
  const isMeasured = useNodesInitialized();
  const width = useFlowStore((state) => state.width);
  const height = useFlowStore((state) => state.height);
  const fitted = useRef<string | null>(null);
  const before = useRef({ width: 0, height: 0 });
  useEffect(() => onView(host.current, flow), [host, flow]);
  useEffect(() => {
    if (fitted.current === stageId) return;
    // Parts put on an empty sheet stay where they were dropped.
    if (stageNow().components.length === 0) fitted.current = stageId;
    else if (isMeasured && width > 0) {
      // From one stage to another the camera goes along with the parts.
      const atOnce = fitted.current === null;
      fitted.current = stageId;
      fitSheet({ atOnce });
    }
  }, [stageId, isMeasured, width]);
  useEffect(() => {
    const [view, parts] = [flow.getViewport(), boxesOf(flow)];
    const sawAll = seesAll(view, parts, before.current);
    const loses = sawAll && !seesAll(view, parts, { width, height });
    const grows = width > before.current.width || height > before.current.height;
    if (loses || (grows && isFittedSmall()) || isFittedCovered()) fitSheet({ atOnce: true });
    before.current = { width, height };
  }, [flow, width, height]);
  const isExpected = useStore(expectedStore, ({ balance }) => balance !== null);
  useEffect(() => {
    // The first bottleneck is known a moment after the parts stand.
    if (isExpected && isFittedCovered()) fitSheet();
  }, [isExpected]);
  const [only] = selected.length === 1 ? selected : [];
  useEffect(() => {
    if (only === undefined || !isMeasured) return;
    // Panels that the choice opens are laid out by then; a part in the hand is left alone.
    const frame = requestAnimationFrame(() => {
      if (!document.querySelector('.react-flow__node.dragging')) reveal(only);
    });
    return () => cancelAnimationFrame(frame);
  }, [only, isMeasured]);
}
