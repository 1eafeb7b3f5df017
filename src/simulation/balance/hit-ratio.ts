/**
 * Expected hit ratios of a memory of keys in its steady state. Che's approximation: an entry stays for the same characteristic time T after its last use, with T such
 * that the expected entries fill the memory (H. Che, Y. Tung, Z. Wang, Hierarchical Web Caching Systems, IEEE JSAC 20 (2002) 1305). An entry that also
 * ends a time t after its fill is taken to be used up to min(t, a lifetime drawn exponentially of the same mean).
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

type Memory = Pick<KeyMemoryPlan, 'capacityEntries' | 'capacityMiB' | 'ttlMs' | 'ttlFrom'>;

const bytesPerMiB = 1_048_576;
const secondMs = 1000;

/** Probability that a key asked for so often is found, when it stays for `stayMs` after its last use. */
function hitChance(perMs: number, stayMs: number, { ttlMs, ttlFrom }: Memory): number {
  if (perMs <= 0) return 0;
  if (ttlMs === null) return 1 - exp(-perMs * stayMs);
  if (ttlFrom === 'last-use') return 1 - exp(-perMs * Math.min(stayMs, ttlMs));
  const exponent = perMs * stayMs;
  const lifeMs = exponent > 500 ? Number.POSITIVE_INFINITY : (exp(exponent) - 1) / perMs;
  const usedMs = lifeMs === Number.POSITIVE_INFINITY ? ttlMs : lifeMs * (1 - exp(-ttlMs / Math.max(lifeMs, 1e-300)));
  return (perMs * usedMs) / (1 + perMs * usedMs);
}

/** How long entries stay after their last use: as long as the memory is not full; Infinity = there is room for all. */
function stayOf(groups: readonly KeyGroup[], memory: Memory): number {
  const { capacityEntries, capacityMiB } = memory;
  const isFull = (stayMs: number): boolean => {
    let entries = 0;
    let bytes = 0;
    for (const group of groups) {
      const live = group.keys * hitChance(group.perMs, stayMs, memory);
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

/** The hit ratio of each flow, in their order. Rates of 0 count as a trickle, so that ratios are there before the load. */
export function hitRatios(flows: readonly LookupFlow[], memory: Memory): readonly number[] {
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
    bins[flow]!.reduce(
      (sum, { share }, at) => sum + share * hitChance(ofDataSet.get(dataSet)![at]!.perMs, stayMs, memory),
      0,
    ),
  );
}
