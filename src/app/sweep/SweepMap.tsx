/** A figure of one stage over two parameters: six steps of the ramp, the number printed in each cell. */
import type { SweepCurve, SweepMetric } from '#judging';
import { metricLabels, metricText } from './sweep-words';

export interface SweepMapProps {
  readonly metric: SweepMetric;
  readonly name: string;
  readonly curve: SweepCurve;
  /** The lowest and the highest value of all stages: the ramp is the same for all of them. */
  readonly range: readonly [number, number];
  readonly x: { readonly label: string; readonly values: readonly string[] };
  readonly y: { readonly label: string; readonly values: readonly string[] };
}

const steps = 6;

export function SweepMap({ metric, name, curve, range: [low, high], x, y }: SweepMapProps) {
  const step = (value: number) =>
    high > low ? Math.min(steps, 1 + Math.floor(((value - low) / (high - low)) * steps)) : 1;
  return (
    <table className="sweep-map">
      <caption>
        {name}: {metricLabels[metric]}. Across: {x.label}. Down: {y.label}
      </caption>
      <thead>
        <tr>
          <th scope="col">Value</th>
          {x.values.map((value) => (
            <th key={value} scope="col">
              {value}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {curve.points.map((row, at) => (
          <tr key={y.values[at]}>
            <th scope="row">{y.values[at]}</th>
            {row.map((point, column) => (
              <td key={x.values[column]} data-step={point ? step(point.mean) : undefined}>
                {point ? metricText(metric, point.mean) : '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
