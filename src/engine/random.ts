/**
 * Chance in two forms, both of 32-bit integer operations only.
 *
 * Keyed draws: a key is 64 random bits, kept by the caller as two int32 (Int32Array: passed on without boxing). Every
 * key is derived from its parent's, so the path fixes the value, however the draws of a run interleave. A derived key
 * serves either as the random bits of one draw or as the parent of further keys. Results go to `derivedKey`: a pair of
 * numbers cannot be returned without allocating, and nothing here allocates.
 *
 * Streams: sequences in order (sfc32 by C. Doty-Humphrey, of PractRand), one row of state each, for draws that belong
 * to a source or a device and not to a request.
 */
import { int32Column, uint32Column } from './columns';

/** What a draw is for: part of its key, so that two purposes of one step never see the same bits. Never renumber. */
export const purposes = {
  path: 0,
  demand: 1,
  choice: 2,
  chance: 3,
  count: 4,
  item: 5,
  requestSize: 6,
  responseSize: 7,
  latency: 8,
  loss: 9,
  backoff: 10,
  failure: 11,
  arrival: 12,
  operation: 13,
  key: 14,
  client: 15,
  thinkTime: 16,
  batch: 17,
  modulation: 18,
  balancing: 19,
  boot: 20,
  lifetime: 21,
  repair: 22,
  lag: 23,
  patience: 24,
  followUp: 25,
  hedge: 26,
  throttling: 27,
  /** Base of a pause between attempts; wait for a place of a bulkhead, as `patience` is that for a connection. */
  pause: 28,
  place: 29,
  more: 31,
} as const;

const HIGH = 0;
const LOW = 1;

/** Result of the last `deriveKey` or `rootKey`: [high, low]. Read it before the next draw of any kind. */
export const derivedKey = new Int32Array(2);

/** Step and purpose as one word, made once when a program is compiled. Steps 0 to 2^27 - 1, purposes 0 to 31. */
export function siteOf(step: number, purpose: number): number {
  return (step * 32 + purpose) | 0;
}

/** Iteration or branch index (0 to 2^24 - 1) and attempt (0 to 255, the first is 0) as one word. */
export function turnOf(index: number, attempt: number): number {
  return (index + (attempt << 24)) | 0;
}

/**
 * Sets `derivedKey` to the child of a key at a site and turn. For one parent the map is one-to-one; every step of it
 * can be undone, so no bit of the parent is lost either. Each input bit flips each output bit half the time (tested).
 */
export function deriveKey(high: number, low: number, site: number, turn: number): void {
  let a = (high + Math.imul(site, 0x9e3779b1)) | 0;
  let b = (low + Math.imul(turn, 0x85ebca6b)) | 0;
  b = Math.imul(b ^ (b >>> 16) ^ a, 0x7feb352d);
  a = Math.imul(a ^ (a >>> 15) ^ b, 0x846ca68b);
  b = Math.imul(b ^ (b >>> 15) ^ (a << 13) ^ (a >>> 19), 0x2c1b3c6d);
  a = Math.imul(a ^ (a >>> 16) ^ b, 0x297a2d39);
  b = (b ^ (b >>> 16)) + ((a << 7) | (a >>> 25));
  derivedKey[HIGH] = a ^ (a >>> 15) ^ b;
  derivedKey[LOW] = b;
}

/** Root of all keys of one source: seed 0 to 2^32 - 1, id of a traffic class or component, ordinal of an instance. */
export function sourceKey(seed: number, id: number, ordinal: number, purpose: number): void {
  deriveKey(seed | 0, 0x6c6f6164, id | 0, purpose);
  deriveKey(derivedKey[HIGH]!, derivedKey[LOW]!, ordinal | 0, (ordinal / 4294967296) | 0);
}

/** Key of the request with this ordinal (0 to 2^53) in its class. */
export function rootKey(seed: number, classId: number, ordinal: number): void {
  sourceKey(seed, classId, ordinal, purposes.path);
}

/** The bits of a key as a number in (0, 1): 52 bits and a half, so never 0 and never 1. */
export function uniformOf(high: number, low: number): number {
  return ((high >>> 0) * 1048576 + (low >>> 12) + 0.5) * 2.220446049250313e-16;
}

/** Seed of replication r of seed s; all three are 0 to 2^32 - 1. A single run uses s itself. */
export function hash(seed: number, replication: number): number {
  deriveKey(seed | 0, 0x72657073, replication | 0, 0);
  return derivedKey[LOW]! >>> 0;
}

/** Most streams that one run can have; 20 MB of address space, of which only what is used costs memory. */
const MAX_STREAMS = 1048576;
const states = int32Column(4 * MAX_STREAMS);
const ordinals = uint32Column(MAX_STREAMS);
let streams = 0;

/** Forgets all streams, for the next run. */
export function resetStreams(): void {
  streams = 0;
}

/** A new stream of (seed, id of class or component, ordinal of the instance, purpose); returns its number. */
export function createStream(seed: number, id: number, ordinal: number, purpose: number): number {
  if (streams === MAX_STREAMS) throw new RangeError(`a run has at most ${MAX_STREAMS} random streams`);
  const stream = streams++;
  sourceKey(seed, id, ordinal, purpose);
  seedStream(stream, derivedKey[HIGH]!, derivedKey[LOW]!);
  return stream;
}

/** Starts a stream again from a key: a row can so serve another instance. */
export function seedStream(stream: number, high: number, low: number): void {
  const at = 4 * stream;
  states[at] = high;
  states[at + 1] = low;
  states[at + 2] = high ^ Math.imul(low, 0x9e3779b1);
  states[at + 3] = 1;
  ordinals[stream] = 0;
  for (let i = 0; i < 12; i++) nextBits(stream);
}

/** The next 32 bits of a stream, as an int32. */
export function nextBits(stream: number): number {
  const at = 4 * stream;
  const a = states[at]!;
  const b = states[at + 1]!;
  const c = states[at + 2]!;
  const counter = states[at + 3]!;
  const result = (a + b + counter) | 0;
  states[at] = b ^ (b >>> 9);
  states[at + 1] = c + (c << 3);
  states[at + 2] = ((c << 21) | (c >>> 11)) + result;
  states[at + 3] = counter + 1;
  return result;
}

/** The next number of a stream in (0, 1). */
export function nextUniform(stream: number): number {
  const high = nextBits(stream);
  return uniformOf(high, nextBits(stream));
}

/** How many ordinals were taken from this stream before: the place in a given sequence. */
export function nextOrdinal(stream: number): number {
  const ordinal = ordinals[stream]!;
  ordinals[stream] = ordinal + 1;
  return ordinal;
}
