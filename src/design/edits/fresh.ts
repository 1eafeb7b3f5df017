/** Lists whose new things are given ids of their own, and names. */
import { asLabel } from '../ranges';
import { assign, mapList } from './change';

/** Things that were there keep their ids, once each; all others are given one. */
export function withFreshIds<Thing extends { readonly id: string }>(
  before: readonly Thing[],
  after: readonly Thing[] | undefined,
  give: () => Thing['id'],
): readonly Thing[] {
  const known = new Set<string>(before.map(({ id }) => id));
  return mapList(after ?? before, (each) => (known.delete(each.id) ? each : { ...each, id: give() }));
}

/** Each with a name that can be shown. */
export function named<Thing extends { readonly name: string }>(things: readonly Thing[]): readonly Thing[] {
  return mapList(things, (each) => assign(each, { name: asLabel(each.name) ?? 'unnamed' } as Partial<Thing>));
}
