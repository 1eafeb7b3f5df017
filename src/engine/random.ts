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
import * as purposes from './kernel/tables/purposes';
import { kernel, narrow, wide } from './kernel';
import * as slots from './kernel/tables/slots';

export { purposes };

const HIGH = 0;
const LOW = 1;

/** Result of the last `deriveKey` or `rootKey`: [high, low]. Read it before the next draw of any kind. */
export const derivedKey = narrow(Int32Array, slots.derived, 2);

/** Step and purpose as one word, made once when a program is compiled. Steps 0 to 2^27 - 1, purposes 0 to 31. */
export function siteOf(step: number, purpose: number): number {
  return (step * 32 + purpose) | 0;
}

/** Iteration or branch index (0 to 2^24 - 1) and attempt (0 to 255, the first is 0) as one word. */
export function turnOf(index: number, attempt: number): number {
  return (index + (attempt << 24)) | 0;
}

/**
 * `deriveKey`: sets `derivedKey` to the child of a key at a site and turn. `uniformOf`: the bits of a key as a number in (0, 1). `nextBits`,
 * `nextUniform`: the next 32 bits of a stream, as an int32, and its next number in (0, 1). `seedStream`: starts a stream again from a key, so that a
 * row can serve another instance.
 */
export const { deriveKey, nextBits, nextUniform, resetStreams, seedStream, uniformOf } = kernel;

/** Root of all keys of one source: seed 0 to 2^32 - 1, id of a traffic class or component, ordinal of an instance. */
export function sourceKey(seed: number, id: number, ordinal: number, purpose: number): void {
  deriveKey(seed | 0, 0x6c6f6164, id | 0, purpose);
  deriveKey(derivedKey[HIGH]!, derivedKey[LOW]!, ordinal | 0, (ordinal / 4294967296) | 0);
}

/** Key of the request with this ordinal (0 to 2^53) in its class. */
export function rootKey(seed: number, classId: number, ordinal: number): void {
  sourceKey(seed, classId, ordinal, purposes.path);
}

/** Seed of replication r of seed s; all three are 0 to 2^32 - 1. A single run uses s itself. */
export function hash(seed: number, replication: number): number {
  deriveKey(seed | 0, 0x72657073, replication | 0, 0);
  return derivedKey[LOW]! >>> 0;
}

const streamOrdinals = wide(Uint32Array, slots.streamOrdinals);

/** A new stream of (seed, id of class or component, ordinal of the instance, purpose); returns its number. */
export function createStream(seed: number, id: number, ordinal: number, purpose: number): number {
  const stream = kernel.openStream();
  sourceKey(seed, id, ordinal, purpose);
  seedStream(stream, derivedKey[HIGH]!, derivedKey[LOW]!);
  return stream;
}

/** How many ordinals were taken from this stream before: the place in a given sequence. */
export function nextOrdinal(stream: number): number {
  const ordinal = streamOrdinals[stream]!;
  streamOrdinals[stream] = ordinal + 1;
  return ordinal;
}
