/** A figure of several stages against a parameter: a line each, told apart by dash and the number at its end; knees and crossings marked where they are. */
import type { Crossing, LoadLimits, SweepCurve, SweepMetric } from '#judging';
import { linearTicks } from '../charts/ticks';
import { metricLabels, metricText } from './sweep-words';

export interface SweepChartProps {
  readonly metric: SweepMetric;
  readonly values: readonly number[];
  readonly curves: readonly SweepCurve[];
  /** Number and name of each stage, in the order of the curves. */
  readonly names: readonly { readonly number: number; readonly name: string }[];
  readonly crossings: readonly Crossing[];
  readonly limits: readonly LoadLimits[];
  readonly write: (value: number) => string;
}

const size = { width: 1000, height: 320 };
const dashes = ['', '7 3', '2 3', '10 3 2 3', '1 4', '12 5'];
const ticksWanted = 6;

export function SweepChart({ metric, values, curves, names, crossings, limits, write }: SweepChartProps) {
  const [low = 0, high = 1] = [values[0], values.at(-1)];
  const x = (value: number) => ((value - low) / (high - low || 1)) * size.width;
  const highest = Math.max(
    0,
    ...curves.flatMap(({ points }) =>
      (points[0] ?? []).map((point) => (point ? point.mean + (point.halfWidth ?? 0) : 0)),
    ),
  );
  const ticks = metric === 'availability' || metric === 'utilization' ? [0, 0.5, 1] : linearTicks(highest, false);
  const top = ticks.at(-1) ?? 1;
  const y = (value: number) => size.height * (1 - Math.max(0, Math.min(1, value / top)));
  const left = (value: number) => ({ left: `${(x(value) / size.width) * 100}%` });
  const knees = limits.flatMap(({ knee }, at) => (knee === null ? [] : [{ knee, number: names[at]?.number ?? 0 }]));
  return (
    <figure
      className="sweep-chart"
      aria-label={`${metricLabels[metric]} of ${names.map(({ name }) => name).join(', ')}`}
    >
      <div className="sweep-plot">
        {ticks.map((tick) => (
          <span key={tick} className="multiple-tick" style={{ top: `${(y(tick) / size.height) * 100}%` }}>
            {metricText(metric, tick)}
          </span>
        ))}
        <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden="true">
          {ticks.map((tick) => (
            <path key={tick} className="multiple-rule" d={`M0 ${y(tick)}H${size.width}`} />
          ))}
          {curves.map(({ stage, points }, at) => (
            <Curve key={stage} points={points[0] ?? []} dash={dashes[at % dashes.length] ?? ''} {...{ values, x, y }} />
          ))}
          {crossings.map((each) => (
            <path key={each.stages.join() + each.x} className="sweep-crossing" d={`M${x(each.x)} 0V${size.height}`} />
          ))}
          {knees.map(({ knee, number }) => (
            <path key={number} className="sweep-knee" d={`M${x(knee)} 0V${size.height}`} />
          ))}
        </svg>
        {curves.map(({ stage, points }, at) => {
          const last = (points[0] ?? []).findLastIndex((point) => point !== null);
          const mean = points[0]?.[last]?.mean;
          return mean === undefined ? null : (
            <span
              key={stage}
              className="sweep-name"
              style={{ ...left(values[last] ?? high), top: `${(y(mean) / size.height) * 100}%` }}
            >
              {names[at]?.number} {names[at]?.name}
            </span>
          );
        })}
        {crossings.map((each) => (
          <span key={each.stages.join() + each.x} className="sweep-mark" style={{ ...left(each.x), top: 0 }}>
            cross at {write(each.x)}
          </span>
        ))}
        {knees.map(({ knee, number }) => (
          <span key={number} className="sweep-mark is-knee" style={{ ...left(knee), top: 18 }}>
            ▲ knee {number}
          </span>
        ))}
      </div>
      <figcaption>
        {Array.from({ length: ticksWanted }, (_, at) => low + ((high - low) * at) / (ticksWanted - 1)).map((value) => (
          <span key={value}>{write(value)}</span>
        ))}
      </figcaption>
    </figure>
  );
}

interface CurveProps {
  readonly points: SweepCurve['points'][number];
  readonly values: readonly number[];
  readonly dash: string;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** The band is the 95 % interval of each point. */
function Curve({ points, values, dash, x, y }: CurveProps) {
  const measured = points.flatMap((point, at) => (point ? [{ at: x(values[at] ?? 0), ...point }] : []));
  const path = measured.map(({ at, mean }, index) => `${index === 0 ? 'M' : 'L'}${at} ${y(mean)}`).join('');
  const upper = measured.map(({ at, mean, halfWidth }) => `${at} ${y(mean + (halfWidth ?? 0))}`);
  const lower = measured.toReversed().map(({ at, mean, halfWidth }) => `${at} ${y(mean - (halfWidth ?? 0))}`);
  return (
    <>
      {measured.length > 1 && <path className="sweep-band" d={`M${[...upper, ...lower].join('L')}Z`} />}
      <path className="sweep-curve" strokeDasharray={dash} d={path} />
      {measured.map(({ at, mean }) => (
        <path key={at} className="sweep-point" d={`M${at} ${y(mean)}h0`} />
      ))}
    </>
  );
}
