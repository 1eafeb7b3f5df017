/** The drawing of a kind, from its folder. */
import { createElement, useEffect, useRef } from 'react';

const icons = import.meta.glob<string>('../../catalog/*/icon.svg', { query: '?raw', import: 'default', eager: true });

const iconOf = (kind: string): string | undefined => icons[`../../catalog/${kind}/icon.svg`];

export interface KindIconProps {
  readonly kind: string;
  readonly size: number;
}

/** The icons are files of ours, read at build time; a kind without one gets an empty frame. */
export function KindIcon({ kind, size }: KindIconProps) {
  const host = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const parsed = new DOMParser().parseFromString(iconOf(kind) ?? '', 'image/svg+xml').documentElement;
    if (!host.current || parsed.nodeName !== 'svg') return;
    parsed.setAttribute('width', String(size));
    parsed.setAttribute('height', String(size));
    host.current.replaceChildren(parsed);
  }, [kind, size]);
  return createElement('span', {
    ref: host,
    className: 'kind-icon',
    style: { width: size, height: size },
    'aria-hidden': true,
  });
}
