/** A card beside the place it speaks of, on a leader line: within the sheet at any zoom, over as little of the drawing as can be. */
import { useStore as useFlowStore, useViewport } from '@xyflow/react';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import type { Point } from '#design';
import { sheetBounds, thingsToAvoid } from './obstacles';
import { leaderEnd, placeCard } from './place-card';

export interface CalloutProps {
  /** On the sheet, in its units. */
  readonly anchor: Point;
  readonly label: string;
  /** What it speaks of stays in sight: ids of components. */
  readonly about: readonly string[];
  readonly tone: 'refusal' | 'problem' | 'plain';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Tab stays within the card, from its last control to its first and back: Escape leaves it. */
function goRound(event: KeyboardEvent, card: HTMLElement | null): void {
  const controls = [...(card?.querySelectorAll<HTMLElement>('button, input, select, a[href]') ?? [])];
  const [end, start] = event.shiftKey ? [controls[0], controls.at(-1)] : [controls.at(-1), controls[0]];
  if (start === undefined || (document.activeElement !== end && document.activeElement !== card)) return;
  event.preventDefault();
  start.focus();
}

export function Callout({ anchor, label, about, tone, onClose, children }: CalloutProps) {
  const card = useRef<HTMLDialogElement>(null);
  const line = useRef<SVGPathElement>(null);
  const { x, y, zoom } = useViewport();
  const width = useFlowStore((state) => state.width);
  const height = useFlowStore((state) => state.height);
  useLayoutEffect(() => {
    const element = card.current;
    const sheet = element?.closest('.sheet');
    if (!element || !sheet) return;
    const at = { x: anchor.x * zoom + x, y: anchor.y * zoom + y };
    const bounds = sheetBounds(width, height);
    const size = { width: element.offsetWidth, height: element.offsetHeight };
    const box = placeCard({ anchor: at, ...size, bounds, avoid: thingsToAvoid(sheet, about) });
    element.style.transform = `translate(${Math.round(box.x)}px, ${Math.round(box.y)}px)`;
    const end = leaderEnd(box, at);
    line.current?.setAttribute('d', `M${at.x} ${at.y}L${end.x} ${end.y}`);
  });
  useEffect(() => {
    const before = document.activeElement;
    const element = card.current;
    (element?.querySelector('button') ?? element)?.focus({ preventScroll: true });
    return () => {
      const isWithin = element === null || element.contains(document.activeElement);
      if ((isWithin || document.activeElement === document.body) && before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    const element = card.current;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Tab') goRound(event, element);
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
    };
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  }, [onClose]);
  return (
    <>
      <svg className={`leader is-${tone}`} width={width} height={height} aria-hidden="true">
        <path ref={line} />
      </svg>
      <dialog
        ref={card}
        open
        className={`callout is-${tone}`}
        {...(tone === 'refusal' ? { role: 'alertdialog' } : {})}
        aria-label={label}
        tabIndex={-1}
      >
        {children}
      </dialog>
    </>
  );
}
