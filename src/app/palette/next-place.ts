/** Where a part stands that is put on the sheet without a place: columns go from left to right, as a request does. Pure; units of the sheet. */
import type { KindCategory, Point } from '#design';
import type { Footprint } from './clear-place';

/** How far along its way a request reaches a part. */
const columns: Readonly<Record<KindCategory, number>> = {
  traffic: 0,
  edge: 1,
  hosts: 2,
  data: 3,
  messaging: 3,
  'bought-in': 3,
  seeing: 3,
};

/** Room for a wire with its words between two columns, and for state and price between two rows. */
const columnGap = 80;
const rowGap = 60;
const firstPlace: Point = { x: 60, y: 140 };

/** How far below its top a part is called: at the row of its first module, or at its only port. */
const portLevel = (category: KindCategory): number => (category === 'hosts' ? 70 : 50);

export interface StandingPart extends Footprint {
  readonly category: KindCategory;
}

/** Below the last of its own column, else behind the columns before it, else before those behind it. */
export function nextPlace(category: KindCategory, width: number, parts: readonly StandingPart[]): Point {
  const column = columns[category];
  const by = (isMeant: (other: number) => boolean) => parts.filter((part) => isMeant(columns[part.category]));
  const lowest = mostOf(
    by((other) => other === column),
    ({ y, height }) => y + height,
  );
  if (lowest) return { x: lowest.x, y: lowest.y + lowest.height + rowGap };
  const before = mostOf(
    by((other) => other < column),
    ({ x, width: its }) => x + its,
  );
  if (before) return { x: before.x + before.width + columnGap, y: levelWith(before, category) };
  const behind = mostOf(
    by((other) => other > column),
    ({ x }) => -x,
  );
  if (behind) return { x: behind.x - columnGap - width, y: levelWith(behind, category) };
  return firstPlace;
}

/** A wire between both runs straight. */
const levelWith = ({ y, category: its }: StandingPart, category: KindCategory): number =>
  y + portLevel(its) - portLevel(category);

function mostOf(parts: readonly StandingPart[], measure: (part: StandingPart) => number): StandingPart | null {
  return parts.reduce<StandingPart | null>(
    (most, part) => (most === null || measure(part) > measure(most) ? part : most),
    null,
  );
}
