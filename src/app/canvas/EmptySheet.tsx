/** The empty sheet: three ghost frames in a row, each of which places its part where it stands, and one line that says how to begin: above them, clear of the title block. */
import { useReactFlow, useViewport } from '@xyflow/react';
import { useState, type MouseEvent } from 'react';
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

interface Placed {
  /** Kinds in the order in which their ghosts were pressed. */
  readonly kinds: readonly string[];
  /** Where the sheet stood then. */
  readonly view: string;
}

/** The other ghosts stay while nothing but ghosts was pressed: a part from elsewhere, or a sheet that moved, has places of its own. */
export function EmptySheet({ components }: { readonly components: readonly Component[] }) {
  const { screenToFlowPosition } = useReactFlow();
  const { x, y, zoom } = useViewport();
  const [placed, setPlaced] = useState<Placed>({ kinds: [], view: '' });
  const isCoveredByPanel = useMedia(panelCovers);
  const view = `${x} ${y} ${zoom}`;
  const kinds = components.length === 0 ? [] : placed.kinds;
  const isUntouched = kinds.length === components.length && components.every(({ kind }, at) => kind === kinds[at]);
  if (!isUntouched || kinds.length === ghosts.length || (kinds.length > 0 && placed.view !== view)) return null;
  const place = (kind: string, { currentTarget }: MouseEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    const made = addFromPalette(kind, screenToFlowPosition({ x: left, y: top }));
    // Its settings would lie over the ghosts where there is little room.
    if (isCoveredByPanel) select([]);
    setPlaced({ kinds: [...kinds, kind], view });
    // The pressed frame goes: the keys pass to the next one, and from the last one to its part.
    const next = ghosts.findIndex((ghost) => ghost.kind !== kind && !kinds.includes(ghost.kind));
    const frame = currentTarget.parentElement?.children[next];
    if (frame instanceof HTMLElement) frame.focus();
    else if (made !== null) focusWhenShown(made, standOn);
  };
  return (
    <div className="empty-sheet">
      <p style={{ visibility: kinds.length > 0 ? 'hidden' : 'visible' }}>
        Press a frame, drag a part here, or type / and its name.
      </p>
      <div className="empty-ghosts">
        {ghosts.map(({ kind, word, width, height }) => (
          <button
            key={kind}
            type="button"
            className="ghost"
            style={{ flexBasis: width, height, visibility: kinds.includes(kind) ? 'hidden' : 'visible' }}
            onClick={(event) => place(kind, event)}
          >
            {word}
          </button>
        ))}
      </div>
    </div>
  );
}
