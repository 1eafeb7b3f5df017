/** Icons of the run bar: 24 grid, stroke 1.5, straight lines and arcs. */
import type { ReactNode } from 'react';

const shapes = {
  reset: (
    <>
      <path d="M6 12a6 6 0 1 0 2-4.5" />
      <path d="M8.5 4v4h4" />
    </>
  ),
  play: <path d="M8 5.5v13l10-6.5z" fill="currentColor" stroke="none" />,
  pause: <path d="M9 6v12M15 6v12" strokeWidth={2} />,
  step: (
    <>
      <path d="M7 6v12l8-6z" fill="currentColor" stroke="none" />
      <path d="M17.5 6v12" strokeWidth={2} />
    </>
  ),
  dice: (
    <>
      <path d="M5 5h14v14H5z" />
      <path d="M8.5 8.5h1M14.5 8.5h1M11.5 12h1M8.5 15.5h1M14.5 15.5h1" strokeWidth={2} />
    </>
  ),
  fault: <path d="M13.5 4 7 13h5l-1.5 7L17 11h-5z" />,
  flag: (
    <>
      <path d="M6 4v16M6 5h12l-3 4 3 4H6" />
    </>
  ),
  stop: <path d="M6.5 6.5h11v11h-11z" />,
  copy: (
    <>
      <path d="M9 9h10v10H9z" />
      <path d="M15 9V5H5v10h4" />
    </>
  ),
  list: <path d="M5 7h14M5 12h14M5 17h9" />,
  more: <path d="M6 12h1M11.5 12h1M17 12h1" strokeWidth={2} />,
} satisfies Record<string, ReactNode>;

export type DockIconName = keyof typeof shapes;

export function DockIcon({ name, size = 20 }: { readonly name: DockIconName; readonly size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
    >
      {shapes[name]}
    </svg>
  );
}
