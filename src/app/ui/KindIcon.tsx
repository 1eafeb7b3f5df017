/** The drawing of a kind, from its folder. */
import { useEffect, useRef } from 'react';
import { iconText } from './kind-icons';

export interface KindIconProps {
  readonly kind: string;
  readonly size: number;
}

/** A kind without an icon gets an empty frame. */
export function KindIcon({ kind, size }: KindIconProps) {
  const host = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const parsed = new DOMParser().parseFromString(iconText(kind), 'image/svg+xml').documentElement;
    if (!host.current || parsed.nodeName !== 'svg') return;
    parsed.setAttribute('width', String(size));
    parsed.setAttribute('height', String(size));
    host.current.replaceChildren(parsed);
  }, [kind, size]);
  return <span ref={host} className="kind-icon" style={{ width: size, height: size }} aria-hidden="true" />;
}
