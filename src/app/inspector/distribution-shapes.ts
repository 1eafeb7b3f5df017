/** Shapes of random times and sizes that can be chosen, and how one becomes another. */
import type { Distribution } from '#design';

export type Shape = 'constant' | 'exponential' | 'uniform' | 'lognormal' | 'erlang' | 'pareto' | 'hyperexponential';

export const shapes: readonly { readonly value: Shape; readonly label: string }[] = [
  { value: 'constant', label: 'constant' },
  { value: 'exponential', label: 'exponential' },
  { value: 'uniform', label: 'uniform' },
  { value: 'lognormal', label: 'lognormal' },
  { value: 'erlang', label: 'Erlang' },
  { value: 'pareto', label: 'Pareto' },
  { value: 'hyperexponential', label: 'hyperexponential' },
];

/** The middle of a distribution, to begin another shape with. */
export function middleOf(distribution: Distribution): number {
  if (distribution.type === 'constant') return distribution.value;
  if (distribution.type === 'uniform') return (distribution.low + distribution.high) / 2;
  if (distribution.type === 'lognormal') return distribution.median ?? distribution.mean ?? 1;
  return 'mean' in distribution ? distribution.mean : 1;
}

/** A distribution of the shape around a middle; where 0 is not legal, just above it. */
export function inShape(type: Shape, middle: number): Distribution {
  const above = Math.max(0.001, middle);
  switch (type) {
    case 'constant':
      return { type, value: middle };
    case 'exponential':
      return { type, mean: middle };
    case 'uniform':
      return { type, low: middle / 2, high: middle * 1.5 };
    case 'lognormal':
      return { type, median: above, p99: above * 4 };
    case 'erlang':
      return { type, mean: above, stages: 4 };
    case 'pareto':
      return { type, mean: above, alpha: 2.5, bound: null };
    case 'hyperexponential':
      return { type, mean: above, cv: 2 };
  }
}

export interface ShapeNumber {
  readonly key: string;
  readonly word: string;
  readonly number: number;
  /** Whether it is a plain number rather than a time or size. */
  readonly unitless: boolean;
}

const words: Readonly<Record<string, { readonly word: string; readonly unitless?: true }>> = {
  value: { word: 'value' },
  mean: { word: 'mean' },
  low: { word: 'from' },
  high: { word: 'to' },
  median: { word: 'median' },
  p99: { word: 'p99' },
  cv: { word: 'variation', unitless: true },
  stages: { word: 'stages', unitless: true },
  alpha: { word: 'alpha', unitless: true },
};

/** The numbers of a distribution that are given one by one; lists of them are written in the file. */
export function numbersOf(distribution: Distribution): readonly ShapeNumber[] {
  return Object.entries(distribution).flatMap(([key, number]) => {
    const known = words[key];
    if (!known || typeof number !== 'number') return [];
    return [{ key, word: known.word, number, unitless: known.unitless ?? false }];
  });
}
