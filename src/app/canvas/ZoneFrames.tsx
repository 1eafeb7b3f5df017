/** Zones and regions behind the parts that stand in them; one that is out says so. */
import { ViewportPortal } from '@xyflow/react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Stage } from '#design';
import { runStore } from '../stores/run-store';
import { placed, type Box } from './geometry';
import { boxOf, type ComponentNode } from './to-flow';
import { framesOf } from './zone-frames';
import './zone-frames.css';

export interface ZoneFramesProps {
  readonly stage: Stage;
  readonly nodes: readonly ComponentNode[];
}

export function ZoneFrames({ stage, nodes }: ZoneFramesProps) {
  const faults = useStore(runStore, (state) => state.activeFaults);
  const frames = useMemo(() => {
    const boxes = new Map<string, Box>(nodes.map((node) => [node.id, boxOf(node)]));
    return framesOf(stage, ({ id }) => boxes.get(id));
  }, [stage, nodes]);
  if (frames.zones.length === 0) return null;
  const out = new Set(faults.flatMap(({ fault: { target } }) => (target.type === 'zone' ? target.zone : [])));
  return (
    <ViewportPortal>
      {frames.regions.map(({ name, box }) => (
        <div key={name} className="zone-frame is-region" style={placed(box)}>
          <span>region {name}</span>
        </div>
      ))}
      {frames.zones.map(({ zones, name, box }) => {
        const lost = zones.filter((zone) => out.has(zone));
        return (
          <div key={zones.join()} className="zone-frame" data-out={lost.length > 0} style={placed(box)}>
            <span>
              {name}
              {lost.length > 0 && (lost.length < zones.length ? ': one is down' : ': down')}
            </span>
          </div>
        );
      })}
    </ViewportPortal>
  );
}
