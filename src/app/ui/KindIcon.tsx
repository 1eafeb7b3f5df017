/** The drawing of a kind, from its folder. */
import { useEffect, useRef } from 'react';

const icons = import.meta.glob<string>('../../catalog/*/icon.svg', { query: '?raw', import: 'default', eager: true });

export interface KindIconProps {
  readonly kind: string;
  readonly size: number;
}

/** The icons are files of ours, read at build time; a kind without one gets an empty frame. */
export function KindIcon({ kind, size }: KindIconProps) {
  const host = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const text = icons[`../../catalog/${kind}/icon.svg`] ?? '';
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    if (!host.current || parsed.nodeName !== 'svg') return;
    parsed.setAttribute('width', String(size));
    parsed.setAttribute('height', String(size));
    host.current.replaceChildren(parsed);
  }, [kind, size]);
  return <span ref={host} className="kind-icon" style={{ width: size, height: size }} aria-hidden="true" />;
}
