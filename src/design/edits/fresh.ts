/** Lists whose new things are given ids of their own, and names; none longer than a document may hold, or it could not be opened again. */
import { asLabel } from '../ranges';
import { assign, mapList } from './change';

/** No more than so many: what would come beyond them is not taken. */
export const atMost = <Thing>(list: readonly Thing[], most: number): readonly Thing[] =>
  list.length > most ? list.slice(0, most) : list;

export interface Fresh<Thing extends { readonly id: string }> {
  readonly before: readonly Thing[];
  /** Undefined = as before. */
  readonly after: readonly Thing[] | undefined;
  readonly give: () => Thing['id'];
  /** So many a document may hold. */
  readonly most: number;
}

/** Things that were there keep their ids, once each; all others are given one. */
export function withFreshIds<Thing extends { readonly id: string }>(of: Fresh<Thing>): readonly Thing[] {
  const { before, after, give, most } = of;
  const known = new Set<string>(before.map(({ id }) => id));
  return mapList(atMost(after ?? before, most), (each) => (known.delete(each.id) ? each : { ...each, id: give() }));
}

/** Each with a name that can be shown. */
export function named<Thing extends { readonly name: string }>(things: readonly Thing[]): readonly Thing[] {
  return mapList(things, (each) => assign(each, { name: asLabel(each.name) ?? 'unnamed' } as Partial<Thing>));
}
