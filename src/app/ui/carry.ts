/** What the pointer carries: from a press on, as soon as it has moved, a ghost goes along and says what letting go would do. */
import type { PointerEvent } from 'react';
import type { Point } from '#design';

/** A press that moves less is none, px. */
const threshold = 4;

export interface Carried {
  /** What the ghost says at a place on the screen. */
  readonly words: (at: Point) => string;
  /** It was carried and let go of here; null = the system took the pointer away. */
  readonly onEnd: (at: Point | null) => void;
}

export function carry(pressed: PointerEvent<HTMLElement>, { words, onEnd }: Carried): void {
  const start = placeOf(pressed);
  let ghost: HTMLElement | null = null;
  const move = (event: globalThis.PointerEvent) => {
    const at = placeOf(event);
    if (!ghost && Math.hypot(at.x - start.x, at.y - start.y) < threshold) return;
    ghost ??= makeGhost();
    ghost.textContent = words(at);
    ghost.style.transform = `translate(${at.x + 8}px, ${at.y + 8}px)`;
  };
  const stop = (event: globalThis.PointerEvent) => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', stop);
    removeEventListener('pointercancel', stop);
    if (!ghost) return;
    ghost.remove();
    onEnd(event.type === 'pointerup' ? placeOf(event) : null);
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', stop);
  addEventListener('pointercancel', stop);
}

const placeOf = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Point => ({
  x: clientX,
  y: clientY,
});

function makeGhost(): HTMLElement {
  const ghost = document.createElement('div');
  ghost.className = 'drag-ghost';
  document.body.append(ghost);
  return ghost;
}
