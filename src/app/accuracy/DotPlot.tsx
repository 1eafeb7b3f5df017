/** All values at one glance: a lane a family, a dot a value, its place the distance from the expected value in units of the allowed one. */
import { deviationOf, figureText, type Family, type ResultCase, type ResultRow } from './results';

export interface DotPlotProps {
  readonly families: readonly Family[];
  readonly onPick: (family: string) => void;
}

/** Distances shown; what lies further stands at the edge. */
const reach = 1.25;
/** Dots nearer than this to each other stand one above the other. */
const binWidth = 0.04;
const dotStep = 7;

interface Dot {
  readonly key: string;
  readonly row: ResultRow;
  readonly of: ResultCase;
  readonly deviation: number;
  /** Place in the pile of its bin, from 0. */
  readonly above: number;
}

function dotsOf({ cases }: Family): readonly Dot[] {
  const piles = new Map<number, number>();
  return cases.flatMap((of) =>
    of.rows.flatMap((row, at) => {
      const deviation = deviationOf(row);
      if (deviation === null) return [];
      const bin = Math.round(deviation / binWidth);
      const above = piles.get(bin) ?? 0;
      piles.set(bin, above + 1);
      return [{ key: `${of.id} ${at}`, row, of, deviation, above }];
    }),
  );
}

const placeOf = (deviation: number): string => `${50 + 50 * (Math.max(-reach, Math.min(reach, deviation)) / reach)}%`;

export function DotPlot({ families, onPick }: DotPlotProps) {
  const lanes = families.map((family) => ({ family, dots: dotsOf(family) })).filter(({ dots }) => dots.length > 0);
  const count = lanes.reduce((sum, { dots }) => sum + dots.length, 0);
  return (
    <figure className="dot-plot" aria-label={`${count} values by their distance from what was expected`}>
      {lanes.map(({ family, dots }) => (
        <div key={family.name} className="dot-lane">
          <button type="button" onClick={() => onPick(family.name)}>
            {family.name} <small>{dots.length}</small>
          </button>
          <div
            className="dot-track"
            aria-hidden="true"
            style={{ height: `${14 + dotStep * Math.max(1, ...dots.map(({ above }) => above))}px` }}
          >
            <i className="dot-band" style={{ left: placeOf(-1), right: placeOf(-1) }} />
            <i className="dot-zero" />
            {dots.map(({ key, row, of, deviation, above }) => (
              <span
                key={key}
                className="dot"
                data-status={row.status}
                style={{ left: placeOf(deviation), bottom: `${4 + dotStep * above}px` }}
                title={`${of.title}: ${row.metric} ${figureText(row.measured)}, expected ${figureText(row.expected)}`}
              />
            ))}
          </div>
        </div>
      ))}
      <div className="dot-lane dot-axis" aria-hidden="true">
        <span />
        <div>
          <span style={{ left: placeOf(-1) }}>lowest allowed</span>
          <span style={{ left: '50%' }}>as expected</span>
          <span style={{ left: placeOf(1) }}>highest allowed</span>
        </div>
      </div>
    </figure>
  );
}
