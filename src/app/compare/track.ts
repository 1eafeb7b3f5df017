/** Where the marks of a row stand on its tracks: one scale for all stages of the row. Pure. */
import type { ComparedRow } from '#judging';

/** Places are shares of the width of a track, 0..1. */
export interface TrackMarks {
  /** Null = nothing was measured. */
  readonly dot: number | null;
  /** Ends of the 95 % interval; null = one trial tells none. */
  readonly range: readonly [number, number] | null;
  readonly limit: number | null;
  /** The baseline's mean. */
  readonly base: number | null;
}

/** Air at both ends of a track. */
const air = 0.06;

export function tracksOf({ cells, limit }: ComparedRow, base: number): readonly TrackMarks[] {
  const ends = cells.flatMap(({ estimate }) =>
    estimate ? [estimate.mean - (estimate.halfWidth ?? 0), estimate.mean + (estimate.halfWidth ?? 0)] : [],
  );
  const all = limit ? [...ends, limit.target] : ends;
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const place = (value: number): number =>
    most > least ? air + ((value - least) / (most - least)) * (1 - 2 * air) : 0.5;
  const ofBase = cells[base]?.estimate ?? null;
  return cells.map(({ estimate }, at) => ({
    dot: estimate && place(estimate.mean),
    range:
      estimate && estimate.halfWidth !== null
        ? [place(estimate.mean - estimate.halfWidth), place(estimate.mean + estimate.halfWidth)]
        : null,
    limit: limit && place(limit.target),
    base: ofBase && at !== base ? place(ofBase.mean) : null,
  }));
}
