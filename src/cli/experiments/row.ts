/** One thing that a row of experiments says will be measured, and how near the measured must come. */

/** How sure a row is of what it says: computed from a formula, simulated apart from this engine, or a classification that holds in every replication. */
export type Basis = 'computed' | 'simulated' | 'classified';

export interface Check {
  readonly row: string;
  readonly says: string;
  readonly basis: Basis;
  readonly least: number;
  readonly most: number;
  readonly measure: () => number;
}

type Say = readonly [row: string, says: string, measure: () => number];

const within = (share: number, value: number) => ({ least: value * (1 - share), most: value * (1 + share) });

/** By a formula: to a tenth. */
export const computed = (value: number, ...[row, says, measure]: Say): Check => ({
  row,
  says,
  measure,
  basis: 'computed',
  ...within(0.1, value),
});

/** By another simulation, or of assumed values: to three tenths. */
export const simulated = (value: number, ...[row, says, measure]: Say): Check => ({
  row,
  says,
  measure,
  basis: 'simulated',
  ...within(0.3, value),
});

/** It holds or it does not: at least and at most so much. */
export const classified = (least: number, most: number, ...[row, says, measure]: Say): Check => ({
  row,
  says,
  measure,
  basis: 'classified',
  least,
  most,
});

/** A thing that is made once, when it is first asked for. */
export function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => (made ??= { value: make() }).value;
}

export const least = (values: readonly number[]): number => Math.min(...values);
export const most = (values: readonly number[]): number => Math.max(...values);
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
