/** The dated price book, and the sizes it sells. */
import type { PriceItem } from './price-item';
import { computePrices } from './price-items/compute';
import { dataPrices } from './price-items/data';
import { edgePrices } from './price-items/edge';
import { messagingPrices } from './price-items/messaging';
import { servicesPrices } from './price-items/services';

const priceItems = [...computePrices, ...edgePrices, ...dataPrices, ...messagingPrices, ...servicesPrices];

export interface PriceBook {
  readonly region: string;
  readonly currency: 'USD';
  readonly collected: string;
  readonly items: ReadonlyMap<string, PriceItem>;
}

/** Hours of a month, as clouds count them. */
export const hoursPerMonth = 730;

export const priceBook: PriceBook = {
  region: 'us-east-1',
  currency: 'USD',
  collected: '2026-11-23',
  items: new Map(priceItems.map((item) => [item.id, item])),
};

/** A size that can be bought. */
export interface Size {
  readonly priceItem: string;
  readonly name: string;
  readonly vcpus: number;
  readonly gib: number;
  readonly usdPerHour: number;
}

function sizesOf(families: readonly string[]): readonly Size[] {
  return priceItems
    .filter(({ id, size }) => size !== null && families.some((family) => id.startsWith(family)) && id.endsWith('.hour'))
    .map(({ id, name, usd, size }) => ({
      priceItem: id,
      name,
      usdPerHour: usd,
      vcpus: size?.vcpus ?? 0,
      gib: size?.gib ?? 0,
    }))
    .sort((a, b) => a.vcpus - b.vcpus || a.gib - b.gib || a.usdPerHour - b.usdPerHour);
}

/** Virtual machines: burstable ones, which are priced for a processor that is idle most of the time, and those that own their processor. */
export const serverSizes = sizesOf(['ec2.t3.', 'ec2.c7g.', 'ec2.m7g.', 'ec2.r7g.']);
/** Small machines with an ARM processor, for what is done beside the work itself. */
export const collectorSizes = sizesOf(['ec2.t4g.', 'ec2.c7g.', 'ec2.m7g.']);
/** Those with an accelerator. */
export const acceleratedSizes = sizesOf(['ec2.g4dn.']);
export const databaseSizes = sizesOf(['rds.pg.']);
export const searchSizes = sizesOf(['opensearch.t3.', 'opensearch.m7g.', 'opensearch.r7g.', 'opensearch.c6g.']);
export const cacheSizes = sizesOf(['elasticache.redis.']);

/** The cheapest size with at least so much; the largest when none is large enough, as many as it takes. */
export function fittingSize(
  sizes: readonly Size[],
  vcpus: number,
  gib: number,
): { readonly size: Size; readonly count: number } | null {
  const fitting = sizes.filter((size) => size.vcpus >= vcpus && size.gib >= gib);
  const cheapest = fitting.reduce<Size | null>(
    (best, size) => (best && best.usdPerHour <= size.usdPerHour ? best : size),
    null,
  );
  if (cheapest) return { size: cheapest, count: 1 };
  const largest = sizes.at(-1);
  if (!largest) return null;
  return { size: largest, count: Math.max(Math.ceil(vcpus / largest.vcpus), Math.ceil(gib / largest.gib)) };
}
