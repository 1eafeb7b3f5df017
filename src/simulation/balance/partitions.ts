/** How the requests about a population fall to the partitions of a store. */
import type { PartitionPlan } from '#catalog';
import { idNumber, type Population } from '#design';
import { rangeOf, storedKey } from '#engine';
import { keysByRank, shareBetween } from './popularity';

/** Keys that are looked at one by one; what is asked for less is taken to be spread evenly. */
const singleKeys = 4096;

const known = new WeakMap<Population, Map<string, readonly number[]>>();

/** Shares of the requests about keys of a data set that go to each partition. */
export function partitionShares(population: Population, dataSet: string, plan: PartitionPlan): readonly number[] {
  const name = `${dataSet}/${plan.partitions}/${plan.ranges}`;
  const ofPopulation = known.get(population) ?? new Map<string, readonly number[]>();
  known.set(population, ofPopulation);
  const shares = ofPopulation.get(name) ?? reckoned(population, dataSet, plan);
  ofPopulation.set(name, shares);
  return shares;
}

function reckoned(population: Population, dataSet: string, plan: PartitionPlan): readonly number[] {
  const keys = keysByRank(population, singleKeys);
  const shares = evenShares(plan).map((share) => share * shareBetween(population, keys.length, Infinity));
  const number = dataSet === '' ? 0 : idNumber(dataSet);
  keys.forEach((key, rank) => {
    const place = partitionOf(rangeOf(storedKey(number, key), plan.ranges), plan);
    shares[place] = (shares[place] ?? 0) + shareBetween(population, rank, rank + 1);
  });
  return shares;
}

const edge = (at: number, { partitions, ranges }: PartitionPlan): number => Math.floor((at * ranges) / partitions);

/** The partition that holds a range. */
function partitionOf(range: number, plan: PartitionPlan): number {
  let place = Math.floor((range * plan.partitions) / plan.ranges);
  while (range >= edge(place + 1, plan)) place++;
  return place;
}

/** Of keys that are spread over all ranges. */
export const evenShares = (plan: PartitionPlan): number[] =>
  Array.from({ length: plan.partitions }, (_, at) => (edge(at + 1, plan) - edge(at, plan)) / plan.ranges);

/** Units a second that one partition may give for long; null = any number. */
export function partitionLimit({ partitions, reads, writes }: PartitionPlan, of: 'reads' | 'writes'): number | null {
  const rates = (of === 'reads' ? reads : writes).map(({ unitsPerSecond, isShared }) =>
    isShared ? unitsPerSecond / partitions : unitsPerSecond,
  );
  return rates.length > 0 ? Math.min(...rates) : null;
}
