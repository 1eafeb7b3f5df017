/**
 * Chance in two forms, both of 32-bit integer operations only.
 *
 * Keyed draws: a key is 64 random bits, kept by the caller as two int32. Every key is derived from its parent's, so the path fixes the value, however
 * the draws of a run interleave. A derived key serves either as the random bits of one draw or as the parent of further keys.
 *
 * Streams: sequences in order (sfc32 by C. Doty-Humphrey, of PractRand), one row of state each, for draws that belong to a source or a device and
 * not to a request.
 */
import { raise } from './host';
import { derived, streamOrdinals, streams } from './memory';
import * as failures from './tables/failures';

/** Most streams that one run can have. */
const maxStreams = 1 << 20;
let created = 0;

/**
 * The child of a key at a site and turn: its high half in the upper bits. For one parent the map is one-to-one; every step of it can be undone, so no bit
 * of the parent is lost either. Each input bit flips each output bit half the time (tested).
 */
// @inline
export function childOf(high: i32, low: i32, site: i32, turn: i32): i64 {
  let a = high + site * <i32>0x9e3779b1;
  let b = low + turn * <i32>0x85ebca6b;
  b = (b ^ (b >>> 16) ^ a) * <i32>0x7feb352d;
  a = (a ^ (a >>> 15) ^ b) * <i32>0x846ca68b;
  b = (b ^ (b >>> 15) ^ rotl<i32>(a, 13)) * <i32>0x2c1b3c6d;
  a = (a ^ (a >>> 16) ^ b) * <i32>0x297a2d39;
  b = (b ^ (b >>> 16)) + rotl<i32>(a, 7);
  return ((<i64>(a ^ (a >>> 15) ^ b)) << 32) | (<i64>(<u32>b));
}

// @inline
export function highOf(key: i64): i32 {
  return <i32>(key >> 32);
}

// @inline
export function lowOf(key: i64): i32 {
  return <i32>key;
}

/** Sets `derived` ([high, low]) to the child of a key. */
export function deriveKey(high: i32, low: i32, site: i32, turn: i32): void {
  const key = childOf(high, low, site, turn);
  derived[0] = highOf(key);
  derived[1] = lowOf(key);
}

/** The bits of a key as a number in (0, 1): 52 bits and a half, so never 0 and never 1. */
// @inline
export function uniformOf(high: i32, low: i32): f64 {
  return uniformOfKey(keyOf(high, low));
}

// @inline
export function keyOf(high: i32, low: i32): i64 {
  return ((<i64>high) << 32) | (<i64>(<u32>low));
}

/** The same of both halves together. */
// @inline
export function uniformOfKey(key: i64): f64 {
  return (<f64>(<i64>((<u64>key) >>> 12)) + 0.5) * 2.220446049250313e-16;
}

/** Forgets all streams, for the next run. */
export function resetStreams(): void {
  created = 0;
}

/** A new stream; seed it before it is used. */
export function openStream(): i32 {
  if (created == maxStreams) raise(failures.streamsAreFull);
  return created++;
}

/** Starts a stream again from a key: a row can so serve another instance. */
export function seedStream(stream: i32, high: i32, low: i32): void {
  const at = 4 * stream;
  streams[at] = high;
  streams[at + 1] = low;
  streams[at + 2] = high ^ (low * <i32>0x9e3779b1);
  streams[at + 3] = 1;
  streamOrdinals[stream] = 0;
  for (let i = 0; i < 12; i++) nextBits(stream);
}

/** The next 32 bits of a stream. */
// @inline
export function nextBits(stream: i32): i32 {
  const at = 4 * stream;
  const a = streams[at];
  const b = streams[at + 1];
  const c = streams[at + 2];
  const counter = streams[at + 3];
  const result = a + b + counter;
  streams[at] = b ^ (b >>> 9);
  streams[at + 1] = c + (c << 3);
  streams[at + 2] = ((c << 21) | (c >>> 11)) + result;
  streams[at + 3] = counter + 1;
  return result;
}

/** The next 64 bits of a stream: two steps in one, the earlier 32 bits in the upper half. */
// @inline
export function nextKey(stream: i32): i64 {
  const at = 4 * stream;
  const b = streams[at + 1];
  const c = streams[at + 2];
  const counter = streams[at + 3];
  const high = streams[at] + b + counter;
  const second = c + (c << 3);
  const third = rotl<i32>(c, 21) + high;
  const low = (b ^ (b >>> 9)) + second + counter + 1;
  streams[at] = second ^ (second >>> 9);
  streams[at + 1] = third + (third << 3);
  streams[at + 2] = rotl<i32>(third, 21) + low;
  streams[at + 3] = counter + 2;
  return keyOf(high, low);
}

/** The next number of a stream in (0, 1). */
// @inline
export function nextUniform(stream: i32): f64 {
  return uniformOfKey(nextKey(stream));
}
