/** Instances as countable squares: filled = up, hollow = down or starting. Over 36 one square stands for several, and says so. */
import { useEffect, useRef } from 'react';
import type { Component } from '#design';
import { componentFigure, subscribeLive } from './live';
import { squaresFor } from './squares';

export function InstanceMarks({ component, parameter }: { readonly component: Component; readonly parameter: string }) {
  const host = useRef<HTMLSpanElement>(null);
  const configured = component.configuration[parameter];
  const count = typeof configured === 'number' ? configured : 1;
  const { squares, each } = squaresFor(count);
  useEffect(() => {
    const show = () => {
      const up = componentFigure(component.id, 'instancesUp');
      [...(host.current?.children ?? [])].forEach((mark, at) => {
        const isUp = String(Number.isNaN(up) || at * each < up);
        if (mark.getAttribute('data-up') !== isUp) mark.setAttribute('data-up', isUp);
      });
    };
    show();
    return subscribeLive(show);
  }, [component.id, each]);
  return (
    <span
      className="instances"
      title={`${count} instances${each > 1 ? `, one square is ${each}` : ''}; hollow is down or starting`}
    >
      <span ref={host} className="instance-squares" data-many={squares > 6}>
        {Array.from({ length: squares }, (_, at) => (
          <i key={at} data-up="true" />
        ))}
      </span>
      <span>
        ×{count}
        {each > 1 && <small> ■ = {each}</small>}
      </span>
    </span>
  );
}
