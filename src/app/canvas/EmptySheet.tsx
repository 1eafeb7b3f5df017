/** The empty sheet: three ghost frames in a row, each of which places its part where it stands, and one line that says how to begin: above them, clear of the title block. */
import { useReactFlow, useViewport } from '@xyflow/react';
import { useEffect, useRef, useState, type MouseEvent, type RefObject } from 'react';
import type { Component } from '#design';
import { addFromPalette } from '../palette/palette-drag';
import { select } from '../stores/editor-store';
import { panelCovers, useMedia } from '../ui/use-media';
import { focusWhenShown, standOn } from './focus';

/** As large as the parts that they become, px. */
const ghosts = [
  { kind: 'users', word: 'Users', width: 168, height: 68 },
  { kind: 'server', word: 'Server', width: 300, height: 144 },
  { kind: 'relational-database', word: 'Database', width: 168, height: 104 },
];

const overlap = (a: DOMRect, b: DOMRect) =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/** Kinds whose ghosts lie under a part, looked at once parts are drawn. */
function useCovered(row: RefObject<HTMLElement | null>, components: readonly Component[]): readonly string[] {
  const [covered, setCovered] = useState<readonly string[]>([]);
  useEffect(() => {
    const drawn = requestAnimationFrame(() => {
      const parts = [...document.querySelectorAll('.react-flow__node')].map((node) => node.getBoundingClientRect());
      const frames = [...(row.current?.children ?? [])].map((frame) => frame.getBoundingClientRect());
      const isCovered = (frame: DOMRect | undefined) => frame && parts.some((part) => overlap(part, frame));
      setCovered(ghosts.flatMap(({ kind }, at) => (isCovered(frames[at]) ? [kind] : [])));
    });
    return () => cancelAnimationFrame(drawn);
  }, [row, components]);
  return covered;
}

/** A ghost stays on the sheet until there is a part of its kind, a part lies on it, or the sheet is seen from nearer or farther. */
export function EmptySheet({ components }: { readonly components: readonly Component[] }) {
  const { screenToFlowPosition } = useReactFlow();
  const { x, y, zoom } = useViewport();
  const isCoveredByPanel = useMedia(panelCovers);
  const isEmpty = components.length === 0;
  // The view in which the sheet was last empty; null = a design was opened on it.
  const [begun, setBegun] = useState(isEmpty ? { x, y, zoom } : null);
  if (isEmpty && (begun?.x !== x || begun.y !== y || begun.zoom !== zoom)) setBegun({ x, y, zoom });
  const row = useRef<HTMLDivElement>(null);
  const covered = useCovered(row, components);
  const isGone = (kind: string) => components.some((each) => each.kind === kind) || covered.includes(kind);
  if (begun === null) return null;
  if (!isEmpty && (begun.zoom !== zoom || ghosts.every(({ kind }) => isGone(kind)))) return null;
  const place = (kind: string, { currentTarget }: MouseEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    const made = addFromPalette(kind, screenToFlowPosition({ x: left, y: top }));
    // Its settings would lie over the ghosts where there is little room.
    if (isCoveredByPanel) select([]);
    // The pressed frame goes: the keys pass to the next one, and from the last one to its part.
    const next = ghosts.findIndex((ghost) => ghost.kind !== kind && !isGone(ghost.kind));
    const frame = currentTarget.parentElement?.children[next];
    if (frame instanceof HTMLElement) frame.focus();
    else if (made !== null) focusWhenShown(made, standOn);
  };
  return (
    <div className="empty-sheet">
      <p style={{ visibility: isEmpty ? 'visible' : 'hidden' }}>
        Press a frame, drag a part here, or type / and its name.
      </p>
      <div className="empty-ghosts" ref={row} style={{ transform: `translate(${x - begun.x}px, ${y - begun.y}px)` }}>
        {ghosts.map(({ kind, word, width, height }) => (
          <button
            key={kind}
            type="button"
            className="ghost"
            style={{ flexBasis: width, height, visibility: isGone(kind) ? 'hidden' : 'visible' }}
            onClick={(event) => place(kind, event)}
          >
            {word}
          </button>
        ))}
      </div>
    </div>
  );
}
