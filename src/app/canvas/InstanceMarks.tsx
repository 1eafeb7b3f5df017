/** Instances as countable squares: filled = up, hollow = down or starting, dashed = draining. Over 36 one square stands for several, and says so. */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Component } from '#design';
import { componentFigure, subscribeLive } from './live';
import { squaresFor } from './squares';

export interface InstanceMarksProps {
  readonly component: Component;
  readonly parameter: string;
}

export function InstanceMarks({ component, parameter }: InstanceMarksProps) {
  const host = useRef<HTMLSpanElement>(null);
  const count = useCount(component, parameter);
  const { squares, each } = squaresFor(count);
  useEffect(() => {
    const show = () => {
      const stateOf = statesOf(component.id, count);
      [...(host.current?.children ?? [])].forEach((mark, at) => {
        const state = stateOf(at * each);
        if (mark.getAttribute('data-up') !== state) mark.setAttribute('data-up', state);
      });
    };
    show();
    return subscribeLive(show);
  }, [component.id, each, count]);
  return (
    <span
      className="instances"
      title={`${count} instances${each > 1 ? `, one square is ${each}` : ''}; hollow is down or starting, dashed drains`}
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

/** What an instance does by its place: those that are up come first, then those that start, those that are down, those that drain. */
function statesOf(id: string, count: number): (place: number) => 'true' | 'starting' | 'false' | 'leaving' {
  const up = componentFigure(id, 'instancesUp');
  const starting = componentFigure(id, 'instancesStarting') || 0;
  const draining = componentFigure(id, 'instancesDraining') || 0;
  return (place) => {
    if (Number.isNaN(up) || place < up) return 'true';
    if (place >= count - draining) return 'leaving';
    return place < up + starting ? 'starting' : 'false';
  };
}

/** As many as the run has where their number is not that of the design, starting and draining ones too; else as many as are configured, or begun with. */
function useCount({ id, configuration, hostPolicy }: Component, parameter: string): number {
  const running = useSyncExternalStore(subscribeLive, () => {
    const count = componentFigure(id, 'instances');
    const changing = componentFigure(id, 'instancesStarting') + componentFigure(id, 'instancesDraining') > 0;
    return Number.isFinite(count) && (hostPolicy?.autoscaling || changing) ? count : null;
  });
  if (running !== null) return running;
  const configured = configuration[parameter];
  return hostPolicy?.autoscaling?.min ?? (typeof configured === 'number' ? configured : 1);
}
