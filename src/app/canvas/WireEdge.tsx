/** A wire between processes: at right angles, its line by protocol, its rate and latency printed beside the bend. */
import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type EdgeProps } from '@xyflow/react';
import { memo, useEffect, useRef } from 'react';
import type { WirePolicy } from '#design';
import { millisecondsText, rateText } from './figures';
import { subscribeLive, wireFigure, writeText } from './live';
import type { WireEdge as WireEdgeType } from './to-flow';

const radius = 7;
/** A handle is a hit area of 24 around its port; wires begin and end at the port. */
const portReach = 7;

export const WireEdge = memo(function WireEdge(props: EdgeProps<WireEdgeType>) {
  const { id, data, selected, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = props;
  const startX = sourceX - portReach;
  const endX = targetX + portReach;
  const [path, labelX, labelY] = getSmoothStepPath({
    sourceX: startX,
    sourceY,
    targetX: endX - 6,
    targetY,
    sourcePosition,
    targetPosition,
    borderRadius: radius,
    offset: 18,
  });
  if (!data) return null;
  const { wire, wires, count, isLabelled } = data;
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        className={`wire is-${wire.protocol}`}
        data-selected={selected}
        interactionWidth={24}
      />
      <path className="wire-arrow" d={`M${endX - 6} ${targetY}l-9 -4v8z`} data-selected={selected} />
      <EdgeLabelRenderer>
        {isLabelled && <WireLabel wires={wires} count={count} protocol={wire.protocol} x={labelX} y={labelY} />}
        <PolicyTags policy={wire.policy} x={startX} y={sourceY} />
      </EdgeLabelRenderer>
    </>
  );
});

interface WireLabelProps {
  readonly wires: readonly string[];
  readonly count: number;
  readonly protocol: string;
  readonly x: number;
  readonly y: number;
}

function WireLabel({ wires, count, protocol, x, y }: WireLabelProps) {
  const rate = useRef<HTMLSpanElement>(null);
  const detail = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = () => {
      const rates = wires.map((id) => wireFigure(id, 'rate')).filter((value) => Number.isFinite(value));
      const total = rates.length > 0 ? rates.reduce((sum, value) => sum + value, 0) : Number.NaN;
      const first = wires[0] ?? '';
      const isOpen = wires.some((id) => wireFigure(id, 'breakerOpen') === 1);
      const trunk = count > 1 ? `${protocol} ×${count}` : millisecondsText(wireFigure(first, 'meanLatencyMs'));
      writeText(rate.current, rateText(total));
      writeText(detail.current, isOpen ? 'breaker open' : Number.isNaN(total) && count === 1 ? protocol : trunk);
    };
    show();
    return subscribeLive(show);
  }, [wires, count, protocol]);
  return (
    <div className="wire-label" style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
      <span ref={rate}>–</span>
      <span ref={detail} className="wire-detail">
        {protocol}
      </span>
    </div>
  );
}

interface PolicyTagsProps {
  readonly policy: WirePolicy;
  readonly x: number;
  readonly y: number;
}

/** Small tags at the caller's end, only for what is in force. */
function PolicyTags({ policy: { timeoutMs, retry }, x, y }: PolicyTagsProps) {
  const timeout = timeoutMs === null ? [] : [`max ${millisecondsText(timeoutMs)}`];
  const retries = retry === null ? [] : [`↻ ${retry.attempts ?? '∞'}`];
  const tags = [...timeout, ...retries];
  if (tags.length === 0) return null;
  return (
    <div className="wire-tags" style={{ transform: `translate(${x + 10}px, ${y - 18}px)` }}>
      {tags.join(' ')}
    </div>
  );
}
