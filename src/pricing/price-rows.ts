/** How the tables of prices are written: rows under the service that they belong to, sources by their place in a list. */
import type { PriceItem } from './price-item';

export type PriceRow = readonly [
  id: string,
  name: string,
  unit: string,
  usd: number,
  source: number,
  sourceDate: string,
  confidence: PriceItem['confidence'],
  grade: PriceItem['grade'],
  more?: Partial<Pick<PriceItem, 'size' | 'tiers' | 'freeAllowance' | 'minimum'>>,
];

export interface PriceGroup extends Pick<PriceItem, 'service' | 'generic'> {
  readonly rows: readonly PriceRow[];
}

/** The items of a table. A source that is not in the list stays empty, which the test of the book refuses. */
export function itemsOf(groups: readonly PriceGroup[], sources: readonly string[]): readonly PriceItem[] {
  return groups.flatMap(({ service, generic, rows }) =>
    rows.map(([id, name, unit, usd, source, sourceDate, confidence, grade, more]) => ({
      id,
      service,
      generic,
      name,
      unit,
      usd,
      source: sources[source] ?? '',
      sourceDate,
      confidence,
      grade,
      size: null,
      tiers: null,
      freeAllowance: 0,
      minimum: 0,
      ...more,
    })),
  );
}
