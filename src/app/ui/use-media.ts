/** Whether the page fits a media query, kept up as it changes. */
import { useSyncExternalStore } from 'react';

/** Where the panel of settings lies over the sheet and not beside it. */
export const panelCovers = '(max-width: 1279px)';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
