/** Memories that begin a run filled: with the most popular entries of each data set that is looked up in them. */
import { createStream, keyOfRank, now, populationSize, purposes, sampleStream, storedKey } from '#engine';
import type { CallSite } from '#engine';
import { holdInitial } from './compile-broker';
import type { Plant, Station } from './plant';

/** Brokers begin with their first messages, too. */
export function prefillMemories(plant: Plant): void {
  for (const station of plant.stations.values()) {
    const { plan } = station;
    const entries = plan.type === 'store' ? (plan.memory?.prefillEntries ?? 0) : 0;
    if (entries > 0) prefill(plant, station, entries);
  }
  holdInitial(plant);
}

/** The least popular first, so that the most popular leave last. Sizes are drawn like those of later fills. */
function prefill(plant: Plant, station: Station, entries: number): void {
  const { memory } = station.group.devices ?? {};
  for (const { options } of lookupsAt(plant, station)) {
    const { populationRow, dataSet, entryBytesRow } = options;
    const sizes = createStream(plant.seed, dataSet, station.group.row, purposes.more);
    for (let rank = Math.min(entries, populationSize(populationRow)) - 1; rank >= 0; rank--)
      memory?.fill(storedKey(dataSet, keyOfRank(populationRow, rank)), sampleStream(entryBytesRow, sizes), now());
  }
}

/** One site for each data set that is looked up there. */
function lookupsAt({ targets }: Plant, { instances }: Station): readonly CallSite[] {
  const sites = new Map<number, CallSite>();
  for (const { site, target } of targets) {
    const isLookup = target.type === 'store' && target.program === 'lookup' && site.options.populationRow >= 0;
    if (isLookup && instances.some(({ row }) => site.to(row))) sites.set(site.options.dataSet, site);
  }
  return [...sites.values()];
}
