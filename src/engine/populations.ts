/**
 * Whom or what requests are about: keys 0 to N - 1, key 0 the most popular. Zipf draws are exact and take constant
 * time and no table, whatever N (`kernel/zipf.ts`), begun after the keys whose shares are given. One key of a draw gives one item.
 */
import { float64Column, int32Column } from './columns';
import { assertThat } from './distribution-spec';
import { branchAt } from './distributions';
import { kernel, narrow } from './kernel';
import * as slots from './kernel/tables/slots';
import { derivedKey, deriveKey, nextBits, nextOrdinal, purposes, uniformOf } from './random';

export type PopulationSpec =
  | { readonly type: 'uniform'; readonly items: number }
  | {
      readonly type: 'zipf';
      readonly items: number;
      /** Weight of rank r is r^-exponent; 0 or more. */
      readonly exponent: number;
      /** Shares of the first items, together at most 1; the ranks after them share the rest by their Zipf weights. */
      readonly hotShares: readonly number[];
    }
  /** The k-th request is about the k-th value; after the last one the list begins again. */
  | { readonly type: 'sequence'; readonly values: readonly number[] };

const UNIFORM = 0;
const ZIPF = 1;
const SEQUENCE = 2;

const MAX_ROWS = 16384;
const MAX_LISTED = 1048576;

const kinds = narrow(Uint8Array, slots.populationKinds, MAX_ROWS);
const items = narrow(Float64Array, slots.populationItems, MAX_ROWS);
/** Lists: cumulative shares of hot keys, or the sequence and after it its distinct values by falling frequency. */
const starts = int32Column(MAX_ROWS);
const sizes = int32Column(MAX_ROWS);
const listed = float64Column(MAX_LISTED);

let rows = 0;
let listedSize = 0;
const known = new Map<string, number>();

/** Forgets all rows. */
export function resetPopulations(): void {
  rows = 0;
  listedSize = 0;
  known.clear();
}

/** Enters a population and returns its row. Throws a RangeError for one that does not exist. */
export function compilePopulation(spec: PopulationSpec): number {
  const text = JSON.stringify(spec);
  const old = known.get(text);
  if (old !== undefined) return old;
  assertThat(rows < MAX_ROWS, `a run has at most ${MAX_ROWS} populations`);
  const row = rows;
  if (spec.type === 'sequence') enterSequence(row, spec.values);
  else {
    assertThat(Number.isInteger(spec.items) && spec.items >= 1, 'a population has 1 item or more');
    kinds[row] = spec.type === 'zipf' ? ZIPF : UNIFORM;
    items[row] = spec.items;
    if (spec.type === 'zipf') enterZipf(row, spec.exponent, spec.hotShares);
  }
  rows++;
  known.set(text, row);
  return row;
}

function enterList(row: number, values: readonly number[]): void {
  assertThat(listedSize + values.length <= MAX_LISTED, `populations list at most ${MAX_LISTED} values`);
  starts[row] = listedSize;
  sizes[row] = values.length;
  for (const value of values) listed[listedSize++] = value;
}

function enterSequence(row: number, values: readonly number[]): void {
  assertThat(values.length > 0, 'a sequence has 1 value or more');
  const frequencies = new Map<number, number>();
  for (const value of values) frequencies.set(value, (frequencies.get(value) ?? 0) + 1);
  const byFrequency = [...frequencies].toSorted((a, b) => b[1] - a[1]).map(([value]) => value);
  enterList(row, [...values, ...byFrequency]);
  sizes[row] = values.length;
  kinds[row] = SEQUENCE;
  items[row] = byFrequency.length;
}

function enterZipf(row: number, exponent: number, hotShares: readonly number[]): void {
  assertThat(exponent >= 0 && exponent < Infinity, 'a Zipf exponent is 0 or more');
  let total = 0;
  const shares = hotShares.slice(0, items[row]).map((share) => (total += share));
  assertThat(hotShares.every((share) => share >= 0) && total <= 1 + 1e-9, 'shares of hot keys sum to at most 1');
  // With no key left over the hot ones share everything.
  if (shares.length === items[row]) shares.forEach((share, i) => (shares[i] = share / total));
  enterList(row, shares);
  kernel.enterZipf(row, exponent, shares.length);
}

/** Number of different keys. */
export function populationSize(row: number): number {
  return items[row]!;
}

/** The key of a popularity rank: 0 is the most popular, `populationSize` - 1 the least. */
export function keyOfRank(row: number, rank: number): number {
  return kinds[row] === SEQUENCE ? listed[starts[row]! + sizes[row]! + rank]! : rank;
}

/** The item of a key; `ordinal` (0, 1, ...) is that of the request, which sequences go by. */
export function sampleItem(row: number, high: number, low: number, ordinal: number): number {
  if (kinds[row] === ZIPF) return zipfOf(row, high, low);
  if (kinds[row] === UNIFORM) return Math.floor(uniformOf(high, low) * items[row]!);
  return listed[starts[row]! + (ordinal % sizes[row]!)]!;
}

/** The next item of a random stream; a sequence goes by the ordinals of the stream. */
export function sampleItemFromStream(row: number, stream: number): number {
  const ordinal = kinds[row] === SEQUENCE ? nextOrdinal(stream) : 0;
  const high = nextBits(stream);
  return sampleItem(row, high, nextBits(stream), ordinal);
}

function zipfOf(row: number, high: number, low: number): number {
  const hot = sizes[row]!;
  if (hot === 0) return kernel.zipfOf(row, high, low);
  const u = uniformOf(high, low);
  const start = starts[row]!;
  if (u < listed[start + hot - 1]!) return branchAt(listed, start, hot, u);
  if (hot === items[row]) return hot - 1;
  deriveKey(high, low, purposes.item, 0);
  return kernel.zipfOf(row, derivedKey[0]!, derivedKey[1]!);
}
