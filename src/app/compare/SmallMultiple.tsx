/** One chart of the small multiples: this stage in ink, the others behind it, the limit dashed, the instant that is read in the color of the hand. */
import { useRef } from 'react';
import { tickText } from '../charts/ticks';
import { clockText } from '../dock/clock';
import { heightOf, pathOf, type Axis } from './multiples';

export interface SmallMultipleProps {
  readonly label: string;
  readonly own: readonly number[];
  readonly others: readonly (readonly number[])[];
  readonly axis: Axis;
  readonly limit: number | null;
  /** Spans of a whole run, and its length. */
  readonly spans: number;
  readonly durationMs: number;
  /** The span that is read; null = none. */
  readonly span: number | null;
  readonly onSpan: (span: number | null) => void;
}

/** The plot in units of its drawing; it is stretched to its column, strokes and words are not. */
const size = { width: 1000, height: 72 };

export function SmallMultiple(props: SmallMultipleProps) {
  const { label, own, others, axis, limit, spans, durationMs, span, onSpan } = props;
  const plot = useRef<SVGSVGElement>(null);
  const point = (clientX: number) => {
    const box = plot.current?.getBoundingClientRect();
    if (!box) return;
    onSpan(Math.max(0, Math.min(spans - 1, Math.floor(((clientX - box.left) / box.width) * spans))));
  };
  const value = span === null ? undefined : own[span];
  const top = (share: number) => `${(1 - share) * 100}%`;
  return (
    <figure className="multiple" aria-label={label} onPointerMove={(event) => point(event.clientX)}>
      <div className="multiple-plot">
        {axis.ticks.map((tick) => (
          <span key={tick} className="multiple-tick" style={{ top: top(heightOf(axis, tick)) }}>
            {tickText(tick)}
          </span>
        ))}
        <svg ref={plot} viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden="true">
          {axis.ticks.map((tick) => {
            const y = size.height * (1 - heightOf(axis, tick));
            return <path key={tick} className="multiple-rule" d={`M0 ${y}H${size.width}`} />;
          })}
          {others.map((values, at) => (
            <path key={at} className="multiple-other" d={pathOf(values, axis, size, spans)} />
          ))}
          {limit !== null && (
            <path className="multiple-limit" d={`M0 ${size.height * (1 - heightOf(axis, limit))}H${size.width}`} />
          )}
          <path className="multiple-own" d={pathOf(own, axis, size, spans)} />
          {span !== null && (
            <path className="multiple-instant" d={`M${((span + 1) / spans) * size.width} 0V${size.height}`} />
          )}
        </svg>
        {limit !== null && (
          <span className="multiple-limit-text" style={{ top: top(heightOf(axis, limit)) }}>
            limit {tickText(limit)}
          </span>
        )}
        {value !== undefined && (
          <span className="multiple-value">
            {Number.isFinite(value) ? tickText(Number(value.toPrecision(3))) : '–'}
          </span>
        )}
        {own.length === 0 && <span className="multiple-none">not run yet</span>}
      </div>
      <figcaption>
        <span>0</span>
        <span className={span === null ? undefined : 'multiple-now'}>
          {clockText(span === null ? durationMs / 2 : ((span + 1) * durationMs) / spans, 0)}
        </span>
        <span>{clockText(durationMs, 0)}</span>
      </figcaption>
    </figure>
  );
}
