/** The last minute of a part's utilization, drawn only where the sheet is near enough to read it. */
import { useEffect, useRef } from 'react';
import { subscribeLive } from './live';
import { liveRun } from '../stores/run-store';

const rows = 60;
const height = 20;

export function Spark({ component, width }: { readonly component: string; readonly width: number }) {
  const path = useRef<SVGPathElement>(null);
  useEffect(() => {
    const show = () => {
      // Drawn for the eye alone: nothing is written while it is not shown.
      if (path.current?.checkVisibility() !== true) return;
      const values = liveRun.recording.read(`${component}/utilization`);
      path.current.setAttribute('d', values ? sparkPath(values.subarray(-rows), width) : '');
    };
    show();
    return subscribeLive(show);
  }, [component, width]);
  return (
    <div className="node-spark" aria-hidden="true">
      <svg width={width} height={height}>
        <path ref={path} />
      </svg>
      <small>utilization, the last {rows} seconds kept</small>
    </div>
  );
}

/** Gaps stay gaps; the top is a utilization of 1. */
function sparkPath(values: Float64Array, width: number): string {
  let isGap = true;
  return [...values]
    .map((value, at) => {
      if (!Number.isFinite(value)) {
        isGap = true;
        return '';
      }
      const point = `${isGap ? 'M' : 'L'}${((at * width) / (rows - 1)).toFixed(1)} ${(height * (1 - Math.min(1, value))).toFixed(1)}`;
      isGap = false;
      return point;
    })
    .join('');
}
