/** A wire between processes: at right angles, its line by protocol, its rate and latency printed beside the bend. */
import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type EdgeProps } from '@xyflow/react';
import { memo, useEffect, useRef } from 'react';
import { millisecondsText, rateText } from './figures';
import { subscribeLive, wireFigure, writeText } from './live';
import type { WireEdge as WireEdgeType } from './to-flow';

const radius = 7;

export const WireEdge = memo(function WireEdge(props: EdgeProps<WireEdgeType>) {
  const { id, data, selected, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = props;
  const [path, labelX, labelY] = getSmoothStepPath({
    sourceX,
    sourceY,
    targetX: targetX - 2,
    targetY,
    sourcePosition,
    targetPosition,
    borderRadius: radius,
    offset: 18,
  });
  const wire = data?.wire;
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        className={`wire is-${wire?.protocol ?? 'request'}`}
        data-selected={selected}
        interactionWidth={24}
      />
      <path className="wire-arrow" d={`M${targetX - 3} ${targetY}l-9 -4v8z`} data-selected={selected} />
      <EdgeLabelRenderer>
        <WireLabel
          wires={data?.wires ?? []}
          count={data?.count ?? 1}
          protocol={wire?.protocol ?? ''}
          x={labelX}
          y={labelY}
        />
        {wire && (
          <PolicyTags
            timeoutMs={wire.policy.timeoutMs}
            attempts={wire.policy.retry?.attempts ?? null}
            hasRetry={wire.policy.retry !== null}
            x={sourceX}
            y={sourceY}
          />
        )}
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
  readonly timeoutMs: number | null;
  readonly attempts: number | null;
  readonly hasRetry: boolean;
  readonly x: number;
  readonly y: number;
}

/** Small tags at the caller's end, only for what is in force. */
function PolicyTags({ timeoutMs, attempts, hasRetry, x, y }: PolicyTagsProps) {
  const tags = [
    ...(timeoutMs === null ? [] : [`⏱ ${millisecondsText(timeoutMs)}`]),
    ...(hasRetry ? [`↻ ${attempts ?? '∞'}`] : []),
  ];
  if (tags.length === 0) return null;
  return (
    <div className="wire-tags" style={{ transform: `translate(${x + 10}px, ${y - 18}px)` }}>
      {tags.join(' ')}
    </div>
  );
}
