/** Where a part that is put on the sheet stands: at the place asked for, or the nearest one where it lies on no other. Units of the sheet. */
import type { Point } from '#design';

export interface Footprint extends Point {
  readonly width: number;
  readonly height: number;
}

/** Air around a part; above it stand its state and its price. */
const air = 20;
const tagHeight = 30;
const step = 20;
const farthest = 60;

function isClear(place: Footprint, others: readonly Footprint[]): boolean {
  return others.every(
    (other) =>
      place.x + place.width + air <= other.x ||
      other.x + other.width + air <= place.x ||
      place.y + place.height + tagHeight <= other.y ||
      other.y + other.height + tagHeight <= place.y,
  );
}

/** Places on squares of growing size around the one asked for, the nearest of each first. */
function* placesAround({ x, y }: Point): Generator<Point> {
  yield { x, y };
  for (let ring = 1; ring <= farthest; ring += 1)
    yield* ringAround(ring).map(([right, down]) => ({ x: x + right * step, y: y + down * step }));
}

function ringAround(ring: number): readonly (readonly [right: number, down: number])[] {
  const steps = Array.from({ length: 2 * ring + 1 }, (_, at) => at - ring).sort((a, b) => Math.abs(a) - Math.abs(b));
  return steps.flatMap((along) => [[along, ring] as const, [ring, along], [along, -ring], [-ring, along]] as const);
}

export function clearPlace(asked: Footprint, others: readonly Footprint[]): Point {
  for (const place of placesAround(asked)) if (isClear({ ...asked, ...place }, others)) return place;
  return { x: asked.x, y: asked.y };
}
