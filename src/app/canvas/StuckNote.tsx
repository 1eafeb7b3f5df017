/** At a part whose workers all wait in vain: why nothing recovers, and what ends it. */
import { useStore as useFlowStore, useViewport } from '@xyflow/react';
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { Box } from './geometry';
import { blockerOf, componentFigure, componentState, subscribeLive } from './live';
import { boxIn, sheetBounds, thingsToAvoid } from './obstacles';
import { clearest } from './place-card';
import { stuckText } from './stuck';

interface StuckNoteProps {
  readonly component: string;
  readonly nameOf: (component: string) => string;
}

export function StuckNote({ component, nameOf }: StuckNoteProps) {
  const words = useSyncExternalStore(subscribeLive, () => wordsNow(component, nameOf));
  return words === '' ? null : <Note component={component} words={words} />;
}

/** Below the part, or where else it covers the least; looked for anew when the drawing moves. */
function Note({ component, words }: { readonly component: string; readonly words: string }) {
  const note = useRef<HTMLParagraphElement>(null);
  const { zoom } = useViewport();
  const width = useFlowStore((state) => state.width);
  const height = useFlowStore((state) => state.height);
  useFlowStore((state) => state.nodes);
  useLayoutEffect(() => {
    const element = note.current;
    const node = element?.parentElement;
    const sheet = element?.closest('.sheet');
    if (!element || !node || !sheet) return;
    const size = { width: element.offsetWidth * zoom, height: element.offsetHeight * zoom };
    const places = placesOf(boxIn(sheet, node), size, zoom);
    const at = clearest(
      places.map(({ box }) => box),
      { bounds: sheetBounds(width, height), avoid: thingsToAvoid(sheet, [component]) },
    );
    element.dataset['side'] = places[at]?.side ?? 'below';
  });
  return (
    <p ref={note} className="node-stuck" data-side="below">
      {words}
    </p>
  );
}

/** From the part to the note, in units of the sheet; above stands the line of its state. */
const gap = 4;
const tagLine = 28;
const aside = 14;

/** The places that the styles know, best first. */
function placesOf(node: Box, { width, height }: Pick<Box, 'width' | 'height'>, zoom: number) {
  const at = (side: string, x: number, y: number) => ({ side, box: { x, y, width, height } });
  return [
    at('below', node.x, node.y + node.height + gap * zoom),
    at('above', node.x, node.y - height - tagLine * zoom),
    at('right', node.x + node.width + aside * zoom, node.y + node.height - height),
    at('left', node.x - width - aside * zoom, node.y + node.height - height),
  ];
}

function wordsNow(component: string, nameOf: StuckNoteProps['nameOf']): string {
  const blocker = componentState(component) === 'blocked' ? blockerOf(component) : null;
  if (blocker === null) return '';
  return stuckText({
    workersBusy: componentFigure(component, 'workersBusy'),
    throughput: componentFigure(component, 'throughput'),
    blocker: nameOf(blocker),
    blockerState: componentState(blocker),
    blockerInFlight: componentFigure(blocker, 'inFlight'),
  });
}
