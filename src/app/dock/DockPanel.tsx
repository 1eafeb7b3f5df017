/** A panel in the place of the charts. It has the focus while it is open, and Escape closes it; whoever opened it gets it back. */
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { fitSheet } from '../canvas';

export interface DockPanelProps {
  readonly name: string;
  readonly className: string;
  /** What stands in its head between the name and the button that closes it. */
  readonly head: ReactNode;
  /** The same function at every drawing: another one would take the focus anew. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function DockPanel({ name, className, head, onClose, children }: DockPanelProps) {
  const panel = useRef<HTMLElement>(null);
  useFocusWithin(panel, onClose);
  return (
    <section ref={panel} className={`dock-panel ${className}`} aria-label={name} tabIndex={-1}>
      <header>
        <h3>{name}</h3>
        {head}
        <button type="button" className="run-button" onClick={onClose} aria-keyshortcuts="Escape">
          Close
        </button>
      </header>
      {children}
    </section>
  );
}

function useFocusWithin(panel: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const opener = window.document.activeElement;
    const element = panel.current;
    element?.focus();
    // The panel took its height from the sheet: every part that it tells of is to be seen.
    const frame = requestAnimationFrame(() => fitSheet());
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    element?.addEventListener('keydown', leave);
    return () => {
      cancelAnimationFrame(frame);
      element?.removeEventListener('keydown', leave);
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [panel, close]);
}
