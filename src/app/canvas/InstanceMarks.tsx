/** Instances as countable squares: filled = up, hollow = down or starting. Over 8, the number alone. */
import { useEffect, useRef } from 'react';
import type { Component } from '#design';
import { componentFigure, subscribeLive } from './live';

const mostSquares = 8;

export function InstanceMarks({ component, parameter }: { readonly component: Component; readonly parameter: string }) {
  const host = useRef<HTMLSpanElement>(null);
  const configured = component.configuration[parameter];
  const count = typeof configured === 'number' ? configured : 1;
  useEffect(() => {
    const show = () => {
      const up = componentFigure(component.id, 'instancesUp');
      [...(host.current?.children ?? [])].forEach((mark, at) => {
        const isUp = Number.isNaN(up) || at < up;
        if (mark.getAttribute('data-up') !== String(isUp)) mark.setAttribute('data-up', String(isUp));
      });
    };
    show();
    return subscribeLive(show);
  }, [component.id, count]);
  return (
    <span className="instances" title={`${count} instances`}>
      <span ref={host} className="instance-squares">
        {count <= mostSquares && Array.from({ length: count }, (_, at) => <i key={at} data-up="true" />)}
      </span>
      ×{count}
    </span>
  );
}
