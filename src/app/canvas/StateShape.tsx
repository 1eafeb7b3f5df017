/** What a part is doing: shape and word above its left corner. */
import type { ReactNode } from 'react';
import type { StateName } from './live';

const shapes: Readonly<Record<StateName, ReactNode>> = {
  starved: <circle cx="6" cy="6" r="4" fill="none" strokeWidth="1.5" />,
  working: <circle cx="6" cy="6" r="4.5" stroke="none" />,
  saturated: <path d="M6 1l5.5 10H.5z" stroke="none" />,
  blocked: <path d="M2 1h8L6 6zM6 6l4 5H2z" fill="none" strokeWidth="1.5" />,
  failing: <path d="M2 2l8 8M10 2l-8 8" fill="none" strokeWidth="2.5" />,
  hung: (
    <>
      <circle cx="6" cy="6" r="4.7" fill="none" strokeWidth="1.5" />
      <path d="M4.4 4v4M7.6 4v4" fill="none" strokeWidth="1.6" />
    </>
  ),
  off: <path d="M1.5 1.5h9v9h-9zM1.5 6L6 1.5M1.5 10.5l9-9M6 10.5L10.5 6" fill="none" strokeWidth="1.2" />,
};

export function StateShape({ state, size = 11 }: { readonly state: StateName; readonly size?: number }) {
  return (
    <svg className={`state-shape is-${state}`} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      {shapes[state]}
    </svg>
  );
}
