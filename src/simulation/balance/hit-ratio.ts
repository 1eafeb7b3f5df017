/**
 * Expected hit ratios of a memory of keys in its steady state. Che's approximation: an entry stays for the same characteristic time T after its last use, with T such
 * that the expected entries fill the memory (H. Che, Y. Tung, Z. Wang, Hierarchical Web Caching Systems, IEEE JSAC 20 (2002) 1305). An entry that also
 * ends a time t after its fill is taken to be used up to min(t, a lifetime drawn exponentially of the same mean). Where expired entries are kept, they take
 * room, and a miss may find one, until the next fill or for as long as they are kept.
 */
import type { KeyMemoryPlan } from '#catalog';
import type { Population } from '#design';
import { exp } from '#engine';
import { binsOf, edgesOf, sizeOf } from './popularity';

/** Lookups of one sort: of one data set, by keys of one population. */
export interface LookupFlow {
  readonly dataSet: string;
  readonly population: Population;
  readonly ratePerSecond: number;
  readonly entryBytes: number;
}

/** Keys of a data set that are asked for equally often, by all flows together. */
interface KeyGroup {
  readonly keys: number;
  readonly perMs: number;
  readonly bytes: number;
}

type Memory = Pick<KeyMemoryPlan, 'capacityEntries' | 'capacityMiB' | 'ttlMs' | 'ttlFrom' | 'staleIfErrorMs'>;

const bytesPerMiB = 1_048_576;
const secondMs = 1000;

/** Of lookups of a key: the probability of a hit, and of a miss that finds an expired entry. Their sum is that of the entry being held at any instant. */
interface Found {
  readonly hit: number;
  readonly expired: number;
}

const never: Found = { hit: 0, expired: 0 };

/** What is found of a key asked for so often, when it stays for `stayMs` after its last use. */
function foundOf(perMs: number, stayMs: number, { ttlMs, ttlFrom, staleIfErrorMs }: Memory): Found {
  if (perMs <= 0) return never;
  const within = (ms: number) => 1 - exp(-perMs * ms);
  if (ttlMs === null) return { hit: within(stayMs), expired: 0 };
  const keptMs = Math.min(stayMs, staleIfErrorMs ?? 0);
  if (ttlFrom === 'last-use') {
    const hit = within(Math.min(stayMs, ttlMs));
    return { hit, expired: within(Math.min(stayMs, ttlMs + keptMs)) - hit };
  }
  const exponent = perMs * stayMs;
  const lifeMs = exponent > 500 ? Number.POSITIVE_INFINITY : (exp(exponent) - 1) / perMs;
  const isEndless = lifeMs === Number.POSITIVE_INFINITY;
  const usedMs = isEndless ? ttlMs : lifeMs * (1 - exp(-ttlMs / Math.max(lifeMs, 1e-300)));
  const expires = isEndless ? 1 : exp(-ttlMs / Math.max(lifeMs, 1e-300));
  const lookups = 1 + perMs * usedMs;
  return { hit: (perMs * usedMs) / lookups, expired: (expires * within(keptMs)) / lookups };
}

/** How long entries stay after their last use: as long as the memory is not full; Infinity = there is room for all. */
function stayOf(groups: readonly KeyGroup[], memory: Memory): number {
  const { capacityEntries, capacityMiB } = memory;
  const isFull = (stayMs: number): boolean => {
    let entries = 0;
    let bytes = 0;
    for (const group of groups) {
      const { hit, expired } = foundOf(group.perMs, stayMs, memory);
      const live = group.keys * (hit + expired);
      entries += live;
      bytes += live * group.bytes;
    }
    return (
      entries > (capacityEntries ?? Number.POSITIVE_INFINITY) ||
      bytes > (capacityMiB ?? Number.POSITIVE_INFINITY) * bytesPerMiB
    );
  };
  if (!isFull(Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
  let low = 0;
  let high = 1;
  while (!isFull(high) && high < 1e18) high *= 2;
  for (let round = 0; round < 48; round++) {
    const middle = (low + high) / 2;
    if (isFull(middle)) high = middle;
    else low = middle;
  }
  return low;
}

/** What the lookups of each flow find, in their order. Rates of 0 count as a trickle, so that ratios are there before the load. */
export function lookupsFound(flows: readonly LookupFlow[], memory: Memory): readonly Found[] {
  const edges = edgesOf(flows.map(({ population }) => sizeOf(population)));
  const bins = flows.map(({ population }) => binsOf(population, edges));
  const rates = flows.map(({ ratePerSecond }) => Math.max(ratePerSecond, 1e-9) / secondMs);
  const ofDataSet = new Map<string, KeyGroup[]>();
  flows.forEach(({ dataSet, entryBytes }, flow) => {
    const known = ofDataSet.get(dataSet);
    ofDataSet.set(
      dataSet,
      bins[flow]!.map(({ keys, share }, at) => ({
        keys,
        perMs: (known?.[at]?.perMs ?? 0) + (keys > 0 ? (rates[flow]! * share) / keys : 0),
        bytes: Math.max(known?.[at]?.bytes ?? 0, entryBytes),
      })),
    );
  });
  const stayMs = stayOf([...ofDataSet.values()].flat(), memory);
  return flows.map(({ dataSet }, flow) =>
    bins[flow]!.reduce((sum, { share }, at) => {
      const { hit, expired } = foundOf(ofDataSet.get(dataSet)![at]!.perMs, stayMs, memory);
      return { hit: sum.hit + share * hit, expired: sum.expired + share * expired };
    }, never),
  );
}
