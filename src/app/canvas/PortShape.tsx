/** A port by its protocol: open = a need, filled = an interface. No port is a diamond: that is the mark of an error. */
import type { ReactNode } from 'react';
import type { Protocol } from '#design';

const shapes: Readonly<Record<Protocol, ReactNode>> = {
  request: <circle cx="7" cy="7" r="5" />,
  sql: <rect x="2.5" y="2.5" width="9" height="9" />,
  'key-value': <path d="M4.5 2.5h5L12 7l-2.5 4.5h-5L2 7z" />,
  cache: <path d="M5 2h1.5a5 5 0 0 1 0 10H5z" />,
  object: <path d="M2.5 3h9l-1.5 8.5h-6z" />,
  search: <path d="M7 2l5 3.8-1.9 5.7H3.9L2 5.8z" />,
  queue: <rect x="1" y="4" width="12" height="6" rx="3" />,
  topic: <path d="M3 2.5l8.5 4.5L3 11.5z" />,
  stream: <path d="M4.5 2.5H12l-2.5 9H2z" />,
  event: <path d="M2.5 2.5h4L11.5 7l-5 4.5h-4L7 7z" />,
};

export function PortShape({ protocol, filled }: { readonly protocol: Protocol; readonly filled: boolean }) {
  return (
    <svg
      className={filled ? 'port-shape is-filled' : 'port-shape'}
      width={14}
      height={14}
      viewBox="0 0 14 14"
      aria-hidden="true"
    >
      {shapes[protocol]}
    </svg>
  );
}
