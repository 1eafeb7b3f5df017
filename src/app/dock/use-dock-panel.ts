/** A panel in the place of the charts has the focus while it is open, and Escape closes it; whoever opened it gets it back. */
import { useEffect, type RefObject } from 'react';
import { fitSheet } from '../canvas';

export function useDockPanel(panel: RefObject<HTMLElement | null>, close: () => void): void {
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
