/** How often single keys of a population are asked for, in bins of keys that are asked about equally often: the first ones singly, the others by ranks of near ratio. */
import type { Population } from '#design';
import { log, pow } from '#engine';

/** Keys from one rank to the next, and the share of all requests that is about them. */
export interface Bin {
  readonly keys: number;
  readonly share: number;
}

const singleRanks = 32;
const ratio = 1.1;

/** Ranks at which bins begin and end, for populations of these sizes. */
export function edgesOf(sizes: readonly number[]): readonly number[] {
  const most = Math.max(1, ...sizes);
  const edges = new Set(sizes);
  for (let rank = 0; rank < Math.min(most, singleRanks); rank++) edges.add(rank);
  for (let rank = singleRanks; rank < most; rank = Math.ceil(rank * ratio)) edges.add(rank);
  return [...edges].filter((edge) => edge <= most).sort((a, b) => a - b);
}

export function sizeOf(population: Population): number {
  return population.type === 'sequence' ? new Set(population.values).size : population.items;
}

export function binsOf(population: Population, edges: readonly number[]): readonly Bin[] {
  const mass = massOf(population);
  return edges.slice(1).map((to, at) => {
    const from = edges[at] ?? 0;
    return { keys: to - from, share: mass(to) - mass(from) };
  });
}

/** Share of the requests that is about the keys from one rank to another. */
export function shareBetween(population: Population, from: number, to: number): number {
  const mass = massOf(population);
  return mass(Math.min(to, sizeOf(population))) - mass(from);
}

/** The first so many keys, the most popular one first. */
export function keysByRank(population: Population, most: number): readonly number[] {
  if (population.type !== 'sequence') return Array.from({ length: Math.min(most, population.items) }, (_, at) => at);
  const counts = countsOf(population.values);
  return [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)!).slice(0, most);
}

/** Share of the most popular key. */
export const hottestShare = (population: Population): number => massOf(population)(1);

/** Share of the requests that are about the first so many keys. */
function massOf(population: Population): (ranks: number) => number {
  switch (population.type) {
    case 'uniform':
      return (ranks) => Math.min(1, ranks / population.items);
    case 'sequence':
      return sequenceMass(population.values);
    case 'zipf':
      return zipfMass(population);
  }
}

function countsOf(values: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function sequenceMass(values: readonly number[]): (ranks: number) => number {
  const falling = [...countsOf(values).values()].sort((a, b) => b - a);
  return (ranks) => falling.slice(0, ranks).reduce((sum, count) => sum + count, 0) / values.length;
}

function zipfMass({ items, exponent, hotShares }: Extract<Population, { type: 'zipf' }>): (ranks: number) => number {
  const hot = hotShares.slice(0, items);
  const hotMass = hot.reduce((sum, share) => sum + share, 0);
  if (hot.length === items) return (ranks) => hot.slice(0, ranks).reduce((sum, share) => sum + share, 0) / hotMass;
  const whole = weightBetween(exponent, hot.length, items);
  return (ranks) => {
    const ofHot = hot.slice(0, ranks).reduce((sum, share) => sum + share, 0);
    const end = Math.min(ranks, items);
    return end <= hot.length ? ofHot : ofHot + ((1 - hotMass) * weightBetween(exponent, hot.length, end)) / whole;
  };
}

/** Sum of r^-exponent over the ranks after `from` up to `to`: the first terms one by one, the others by the midpoint rule (off by less than a part in 10^4). */
function weightBetween(exponent: number, from: number, to: number): number {
  let sum = 0;
  const single = Math.min(to, Math.max(from, singleRanks));
  for (let rank = from + 1; rank <= single; rank++) sum += pow(rank, -exponent);
  return to > single ? sum + integral(exponent, to + 0.5) - integral(exponent, single + 0.5) : sum;
}

function integral(exponent: number, x: number): number {
  return Math.abs(1 - exponent) < 1e-9 ? log(x) : pow(x, 1 - exponent) / (1 - exponent);
}
