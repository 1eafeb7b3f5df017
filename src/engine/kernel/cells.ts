/**
 * Numbers that change at almost every event (levels, integrals, counts, sums), in one array and in rows, so that what changes together lies together.
 * Claimed while a design is compiled, never given back before the run ends.
 */
import { rowOf } from './columns';
import { now } from './calendar';
import { raise } from './host';
import { cells, fineOf } from './memory';
import * as failures from './tables/failures';
import * as levelCells from './tables/level-cells';
import * as timesCells from './tables/times-cells';

/** 64 MB of address space, of which only what is used takes memory. */
const maxCells = 1 << 23;
let claimed = 0;

/** Forgets all rows, for the next run. */
export function resetCells(): void {
  claimed = 0;
}

/** A row of so many zeros; where it begins. */
export function claimCells(count: i32): i32 {
  if (claimed + count > maxCells) raise(failures.cellsAreFull);
  const at = claimed;
  claimed += count;
  memory.fill(changetype<usize>(cells) + ((<usize>at) << 3), 0, (<usize>count) << 3);
  return at;
}

// @inline
export function addTo(at: i32, amount: f64): void {
  cells[at] = cells[at] + amount;
}

/** Raises or lowers the level in a row from now on. */
// @inline
export function changeLevel(at: i32, by: f64): void {
  moveLevel(at, now(), by);
}

// @inline
export function moveLevel(at: i32, time: f64, by: f64): void {
  const level = cells[at];
  cells[at + levelCells.area] = cells[at + levelCells.area] + level * (time - cells[at + levelCells.since]);
  cells[at + levelCells.since] = time;
  cells[at] = level + by;
  if (level + by > cells[at + levelCells.max]) cells[at + levelCells.max] = level + by;
}

/** Levels above this one share a place in the distribution; what mean and variance need of them is kept beside it. */
const highestLevel = 65535;

/** Raises or lowers the level in a row whose times are kept from now on. */
// @inline
export function changeLevelTimes(at: i32, by: f64): void {
  moveLevelTimes(at, now(), by);
}

// @inline
export function moveLevelTimes(at: i32, time: f64, by: f64): void {
  const level = cells[at];
  const duration = time - cells[at + timesCells.since];
  const place = level > <f64>highestLevel ? <f64>highestLevel : level;
  if (level > <f64>highestLevel) spendBeyond(at, duration);
  if (place >= cells[at + timesCells.places]) growTimes(at, place);
  addTo(rowOf(cells[at + timesCells.times] + place), duration);
  cells[at + timesCells.since] = time;
  cells[at] = level + by;
  if (level + by > cells[at + timesCells.max]) cells[at + timesCells.max] = level + by;
}

/** The same of a level for which there is a place. */
// @inline
export function moveTimes(at: i32, time: f64, by: f64): void {
  const level = cells[at];
  addTo(rowOf(cells[at + timesCells.times] + level), time - cells[at + timesCells.since]);
  cells[at + timesCells.since] = time;
  cells[at] = level + by;
  if (level + by > cells[at + timesCells.max]) cells[at + timesCells.max] = level + by;
}

/** The level in a row was above the highest place for so long. */
function spendBeyond(at: i32, duration: f64): void {
  const level = cells[at];
  addTo(at + timesCells.beyond, (level - <f64>highestLevel) * duration);
  addTo(at + timesCells.squaresBeyond, (level * level - <f64>highestLevel * <f64>highestLevel) * duration);
}

/** The times get a longer row; the old one is left. */
function growTimes(at: i32, place: f64): void {
  const before = cells[at + timesCells.places];
  let places = before;
  while (places <= place) places *= 2;
  const times = claimCells(<i32>places);
  const from = <i32>cells[at + timesCells.times];
  for (let i = 0; i < <i32>before; i++) cells[times + i] = cells[from + i];
  cells[at + timesCells.times] = times;
  cells[at + timesCells.places] = places;
}

/** Places in the row of a histogram: what it knows of all values, then a count for each bucket. */
const sum = 1;
const min = 2;
const max = 3;
const buckets = 4;

/** Index of the bucket of a value on a grid: bucket 0 holds what is below it, the last one what is above. */
// @inline
export function bucketOf(value: f64, lowestBiased: i32, shift: i32, size: i32): i32 {
  const high = <i32>(reinterpret<u64>(value) >> 32);
  const octave = (high >>> 20) - lowestBiased;
  const index = 1 + (((octave << 7) + fineOf[(high >>> 9) & 2047]) >> shift);
  // Whether somebody waited at all is chance: no branch depends on it.
  const within = select<i32>(index, size - 1, index < size);
  return select<i32>(within, 0, i32(octave >= 0) & i32(value > 0));
}

/** The coarse grid: 32 buckets an octave from 2^-10 to 2^24. */
const lowest = 1013;
const coarseShift = 2;
const coarseSize = 1090;

/** The fine grid: 128 buckets an octave from 2^-10 to 2^24. */
const fineSize = 4354;

/** Counts a value (0 or more) in the row of a coarse histogram. */
// @inline
export function countIn(at: i32, value: f64): void {
  countAt(at, bucketOf(value, lowest, coarseShift, coarseSize), value);
}

/** The same, but that it is one value more. */
// @inline
export function placeIn(at: i32, value: f64): void {
  placeAt(at, bucketOf(value, lowest, coarseShift, coarseSize), value);
}

/** The same in the row of a fine one. */
// @inline
export function countFine(at: i32, value: f64): void {
  countAt(at, bucketOf(value, lowest, 0, fineSize), value);
}

// @inline
function countAt(at: i32, bucket: i32, value: f64): void {
  addTo(at, 1);
  placeAt(at, bucket, value);
}

// @inline
function placeAt(at: i32, bucket: i32, value: f64): void {
  addTo(at + buckets + bucket, 1);
  addTo(at + sum, value);
  if (value < cells[at + min]) cells[at + min] = value;
  if (value > cells[at + max]) cells[at + max] = value;
}
