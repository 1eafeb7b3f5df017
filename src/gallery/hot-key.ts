/**
 * A sale of one product at a shop whose products lie in a key-value store: its partition lives on what it has saved for a while, and then throttles, with more than a third
 * of what was provisioned unused. One document for each thing that might help.
 */
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant } from '#design';
import type { Document, Population, ReadSource } from '#design';

interface Sale {
  /** What the sale is about. */
  readonly keys: Population;
  readonly readFrom: ReadSource;
  /** Whether the shop keeps products for a while before it asks again. */
  readonly caches: boolean;
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

function sold({ keys, readFrom, caches }: Sale): Document {
  const get = buildStep.ask(
    { need: 'store', protocol: 'key-value', verb: 'get', dataSet: 'products' },
    { readFrom, responseBytes: constant(2048) },
  );
  const through = buildStep.lookup({ need: 'cache', dataSet: 'products', onMiss: [get] });
  const free = { latencyMs: 0.25, serializationMs: 0 };
  return buildDesign(
    {
      title: 'Hot key',
      classes: {
        Shoppers: { ratePerSecond: 20, mix: { 'shop.show': 1 }, patienceMs: null, keys: products },
        Sale: { ratePerSecond: 50, mix: { 'shop.show': 1 }, patienceMs: null, keys, profile },
      },
      dataSets: { products: { population: products, bytesPerItem: 2048 } },
      scenario: { durationMs: 240 * second, warmUpMs: 0, seed: 1 },
      modules: { shop: { operations: { show: [buildStep.compute(1), caches ? through : get] } } },
      components: {
        Users: { kind: 'users', classes: ['Shoppers', 'Sale'] },
        Shop: { kind: 'server', modules: ['shop'] },
        Products: {
          kind: 'key-value-store',
          dataSets: ['products'],
          values: {
            capacityMode: 'provisioned',
            readUnits: 100,
            partitions: 4,
            burstMs: 60 * second,
            splitAfterMs: null,
          },
        },
        ...(caches && { Cache: { kind: 'cache', values: { ttlMs: 5 * second } } }),
      },
      wires: [
        { wire: 'Users -> Shop', ...free },
        { wire: 'shop.store -> Products', ...free },
        ...(caches ? [{ wire: 'shop.cache -> Cache', ...free }] : []),
      ],
    },
    declarations,
  );
}

export const hotKey: Readonly<Record<'asItIs' | 'spread' | 'copies' | 'cached', Document>> = {
  /** Everybody asks the primary copy of one product. */
  asItIs: sold({ keys: one, readFrom: 'primary', caches: false }),
  /** As much is sold, of all products. */
  spread: sold({ keys: products, readFrom: 'primary', caches: false }),
  /** A read of any copy takes half. */
  copies: sold({ keys: one, readFrom: 'replica', caches: false }),
  /** The shop asks at most once in five seconds for the same product. */
  cached: sold({ keys: one, readFrom: 'primary', caches: true }),
};
