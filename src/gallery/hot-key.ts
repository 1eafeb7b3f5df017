/**
 * A sale of one product at a shop whose products lie in a key-value store: its partition lives on what it has saved for a while, and then throttles, with more than a third
 * of what was provisioned unused. One sheet for each thing that helps.
 */
import { declarations } from '#catalog';
import { buildDocument, buildStep, constant } from '#design';
import type { BuildStage, Document, Population, ReadSource } from '#design';
import type { GalleryEntry } from './entry';

interface Shop {
  readonly readFrom: ReadSource;
  /** Whether the shop keeps products for a while before it asks again. */
  readonly caches: boolean;
  readonly note: string;
}

const second = 1000;
/** When the sale begins and ends, counted from the start. */
export const sale = { fromMs: 60 * second, toMs: 180 * second } as const;

const products: Population = { type: 'uniform', items: 10_000 };
const one: Population = { type: 'sequence', values: [4711] };

const profile = [
  { atMs: 0, factor: 0, ramp: false },
  { atMs: sale.fromMs, factor: 1, ramp: false },
  { atMs: sale.toMs, factor: 0, ramp: false },
];

const free = { latencyMs: 0.25, serializationMs: 0 };

function shop({ readFrom, caches, note }: Shop): BuildStage {
  const get = buildStep.ask(
    { need: 'store', protocol: 'key-value', verb: 'get', dataSet: 'products' },
    { readFrom, responseBytes: constant(2048) },
  );
  const through = buildStep.lookup({ need: 'cache', dataSet: 'products', onMiss: [get] });
  return {
    note,
    modules: { shop: { operations: { show: [buildStep.compute(1), caches ? through : get] } } },
    components: {
      Users: { kind: 'users', at: [30, 80], classes: ['Shoppers', 'Sale'] },
      Shop: { kind: 'server', at: [260, 80], modules: ['shop'] },
      Products: {
        kind: 'key-value-store',
        at: [630, 80],
        dataSets: ['products'],
        values: {
          capacityMode: 'provisioned',
          readUnits: 100,
          partitions: 4,
          burstMs: 60 * second,
          splitAfterMs: null,
        },
      },
      ...(caches && { Cache: { kind: 'cache', at: [630, 270], values: { ttlMs: 5 * second } } }),
    },
    wires: [
      { wire: 'Users -> Shop', ...free },
      { wire: 'shop.store -> Products', ...free },
      ...(caches ? [{ wire: 'shop.cache -> Cache', ...free }] : []),
    ],
  };
}

/** What the sale is about decides everything: of one product, or of all of them. */
const sold = (keys: Population): Document =>
  buildDocument(
    {
      title: 'Hot key',
      classes: {
        Shoppers: { ratePerSecond: 20, mix: { 'shop.show': 1 }, patienceMs: null, keys: products },
        Sale: { ratePerSecond: 50, mix: { 'shop.show': 1 }, patienceMs: null, keys, profile },
      },
      dataSets: { products: { population: products, bytesPerItem: 2048 } },
      scenario: { durationMs: 240 * second, warmUpMs: 0, seed: 1 },
      requirements: { availability: { metric: 'availability', comparator: 'at-least', target: 0.999 } },
      stages: {
        'The primary copy': shop({ readFrom: 'primary', caches: false, note: 'Everybody asks the primary copy.' }),
        'Any copy': shop({
          readFrom: 'replica',
          caches: false,
          note: 'A read of any copy takes half, and may be stale.',
        }),
        Cached: shop({
          readFrom: 'primary',
          caches: true,
          note: 'The shop asks at most once in five seconds for the same product.',
        }),
      },
    },
    declarations,
  );

/** A sale of one product, and as much sold of all of them. */
export const hotKey = { one: sold(one), spread: sold(products) } as const;

export const hotKeySale: GalleryEntry = {
  id: 'hot-key',
  shows: [],
  shelf: 'failure',
  title: hotKey.one.title,
  summary: 'One product throttles its partition',
  tryFirst: 'Wait for 1:50: the partition has spent what it saved, while three others have plenty.',
  scale: null,
  facts: [
    {
      text: 'A partition gives at most 1,000 write and 3,000 read units a second, whatever the table has.',
      source: 'DynamoDB developer guide: throttling of a key range',
    },
  ],
  document: hotKey.one,
};
