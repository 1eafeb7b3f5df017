/** The beam: pin left, roller right, filled to the utilization and sagging with its square; the tick marks the knee. */
import { useEffect, useRef } from 'react';
import { componentFigure, subscribeLive } from './live';
import { writeText } from '../ui/write-text';
import { percentText } from './figures';

const knee = 0.8;
const deepest = 9;
const sagCap = 1.15;

/** Path of a beam of a length that carries a load. */
export function beamPath(length: number, load: number): string {
  const sag = deepest * Math.min(sagCap, Math.max(0, load)) ** 2;
  return `M8 8Q${8 + length / 2} ${8 + 2 * sag} ${8 + length} 8`;
}

export function Beam({
  component,
  label,
  width,
}: {
  readonly component: string;
  readonly label: string;
  readonly width: number;
}) {
  const line = useRef<SVGPathElement>(null);
  const fill = useRef<SVGPathElement>(null);
  const value = useRef<HTMLSpanElement>(null);
  const length = width - 16;
  useEffect(() => {
    const show = () => {
      const load = componentFigure(component, 'utilization');
      const known = Number.isFinite(load) ? load : 0;
      const path = beamPath(length, known);
      line.current?.setAttribute('d', path);
      fill.current?.setAttribute('d', path);
      fill.current?.setAttribute('stroke-dasharray', `${Math.min(1, known)} 2`);
      writeText(value.current, percentText(load));
    };
    show();
    return subscribeLive(show);
  }, [component, length]);
  return (
    <div className="beam">
      {label !== '' && <span className="beam-label">{label}</span>}
      <svg width={width} height={28} aria-hidden="true">
        <path className="beam-zero" d={`M8 8H${8 + length}`} />
        <path ref={line} className="beam-line" d={beamPath(length, 0)} />
        <path ref={fill} className="beam-fill" d={beamPath(length, 0)} pathLength={1} strokeDasharray="0 2" />
        <path className="beam-tick" d={`M${8 + length * knee} 2v6`} />
        <path className="beam-support" d="M8 9l-4.5 8h9z" />
        <circle className="beam-support" cx={8 + length} cy={13} r={4} />
      </svg>
      <span ref={value} className="beam-value">
        –
      </span>
    </div>
  );
}
