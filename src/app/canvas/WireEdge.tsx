/** A wire between processes: its line by protocol, its arrow, and what is in force at the caller's end. */
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { Point, Protocol, WirePolicy } from '#design';
import { FaultMark } from '../faults/FaultMark';
import { demoStore, isDim } from '../stores/demo-store';
import { followStore, routePart } from '../stores/follow-store';
import { millisecondsText } from './figures';
import { roundedPath } from './geometry';
import { wireOfLeg } from './legs';
import type { WireEdge as WireEdgeType } from './to-flow';
import { WireLabel } from './WireLabel';
import { arrowLength } from './wire-routes';

const radius = 7;
/** Protocols whose line is double: a second line of paper runs within the first. */
const doubled: ReadonlySet<Protocol> = new Set<Protocol>(['sql', 'stream']);
/** Protocols told from a solid line by a tick across it. */
const ticked: ReadonlySet<Protocol> = new Set<Protocol>(['search', 'topic']);

export const WireEdge = memo(function WireEdge({ id, source, target, data, selected }: EdgeProps<WireEdgeType>) {
  const part = useStore(followStore, (state) => routePart(state, id));
  const dim = useStore(demoStore, (state) => isDim(state, source, target));
  if (!data) return null;
  const { wire, legs, count, route, label } = data;
  const { points, isLead } = route;
  const [start, tip] = [points[0], points.at(-1)];
  if (!start || !tip) return null;
  const path = roundedPath(isLead ? beforeArrow(route.drawn) : route.drawn, radius);
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        className={`wire is-${wire.protocol}`}
        data-selected={selected}
        data-route={part}
        data-dim={dim}
        interactionWidth={24}
      />
      {doubled.has(wire.protocol) && <path className={`wire-core is-${wire.protocol}`} d={path} />}
      {ticked.has(wire.protocol) && <path className="wire-tick" d={`M${start.x + 8} ${start.y - 4}v8`} />}
      {isLead && <Arrow tip={tip} isOpen={wire.protocol === 'event'} selected={selected === true} />}
      <EdgeLabelRenderer>
        {label && <WireLabel legs={legs} count={count} protocol={wire.protocol} at={label} />}
        {label && (
          <div
            className="wire-fault"
            style={{ transform: `translate(-50%, 0) translate(${label.x}px, ${label.y + 15}px)` }}
          >
            <FaultMark place={{ wires: legs.map(wireOfLeg) }} />
          </div>
        )}
        <PolicyTags policy={wire.policy} at={start} />
      </EdgeLabelRenderer>
    </>
  );
});

/** The line ends within its arrow, so that no tip of it shows. */
function beforeArrow(points: readonly Point[]): readonly Point[] {
  const last = points.at(-1);
  return last ? [...points.slice(0, -1), { x: last.x - arrowLength + 1, y: last.y }] : points;
}

function Arrow({
  tip,
  isOpen,
  selected,
}: {
  readonly tip: Point;
  readonly isOpen: boolean;
  readonly selected: boolean;
}) {
  const back = arrowLength;
  const closed = `M${tip.x} ${tip.y}l${-back} -4v8z`;
  const open = `M${tip.x - back + 3} ${tip.y - 4}l${back - 3} 4l${3 - back} 4M${tip.x - back} ${tip.y}h${back}`;
  return (
    <path
      className={isOpen ? 'wire-arrow is-open' : 'wire-arrow'}
      d={isOpen ? open : closed}
      data-selected={selected}
    />
  );
}

interface PolicyTagsProps {
  readonly policy: WirePolicy;
  readonly at: Point;
}

/** Small tags at the caller's end, only for what is in force. */
function PolicyTags({ policy: { timeoutMs, retry }, at }: PolicyTagsProps) {
  const timeout = timeoutMs === null ? [] : [`max ${millisecondsText(timeoutMs)}`];
  const retries = retry === null ? [] : [`↻ ${retry.attempts ?? '∞'}`];
  const tags = [...timeout, ...retries];
  if (tags.length === 0) return null;
  return (
    <div className="wire-tags" style={{ transform: `translate(${at.x + 4}px, ${at.y - 18}px)` }}>
      {tags.join(' ')}
    </div>
  );
}
