/**
 * Events in a 4-ary heap by time and tag, in entries of 16 bytes. The entry that is taken leaves a hole at the root, which the next event that comes fills: most
 * events make another one.
 */
import { raise } from './host';
import * as failures from './tables/failures';
import * as slots from './tables/slots';

/** An entry of the heap or of a ring: its time, ms, and its tag. Four children share a cache line. */
export const entryShift = 4;
export const tagAt = 8;
const heap: usize = slots.wideBase + slots.heap * slots.wideStep + 48;
const maxHeap = 1 << 21;
/** Times as integers, since those of doubles above 0 have their order; later than any, and so many below it differ from each other. */
const never: i64 = 0x7fffffffffff0000;

/** Entries, the hole at the root included. */
let heapSize = 0;
/** Entries that were in use at once, at most. */
let highWater = 0;
/** Whether the entry at the root was taken and its place is not filled yet. */
let isRootTaken = false;

export function resetHeap(): void {
  heapSize = 0;
  highWater = 0;
  isRootTaken = false;
  for (let at = 0; at < 5; at++) clear(at);
}

// @inline
function entryOf(at: i32): usize {
  return heap + ((<usize>at) << entryShift);
}

// @inline
function keyOf(time: f64): i64 {
  return reinterpret<i64>(time);
}

/** Whether an event is due at a time or before. */
export function holdsUntil(time: f64): bool {
  if (!isRootTaken) return heapSize > 0 && load<f64>(heap) <= time;
  const end = heapSize < 5 ? heapSize : 5;
  for (let child = 1; child < end; child++) if (load<f64>(entryOf(child)) <= time) return true;
  return false;
}

/** Whether no event is left; the first one stands at the root then. */
// @inline
export function isEmpty(): bool {
  if (isRootTaken) closeHole();
  return heapSize == 0;
}

/** Time of the first event, ms. */
// @inline
export function firstTime(): f64 {
  return load<f64>(heap);
}

/** Takes the first event; its tag. */
// @inline
export function takeFirst(): i64 {
  isRootTaken = true;
  return load<i64>(heap, tagAt);
}

/** Enters an event. */
// @inline
export function push(time: f64, tag: i64): void {
  if (time != time) raise(failures.timeIsNoNumber);
  if (isRootTaken) {
    isRootTaken = false;
    sink(time, tag);
    return;
  }
  rise(time, tag);
}

/** Lets an entry rise from the end to where it belongs. */
function rise(time: f64, tag: i64): void {
  if (heapSize == maxHeap) raise(failures.heapIsFull);
  let at = heapSize++;
  if (at > highWater) growHeap(at);
  while (at > 0) {
    const up = (at - 1) >> 2;
    const above = entryOf(up);
    const upTime = load<f64>(above);
    if (upTime < time || (upTime == time && load<i64>(above, tagAt) < tag)) break;
    move(above, entryOf(at));
    at = up;
  }
  put(entryOf(at), time, tag);
}

/** Entries past the last one are never due, so that a family of children is always whole. */
function growHeap(last: i32): void {
  highWater = last;
  clear(last + 4);
}

// @inline
function clear(at: i32): void {
  store<i64>(entryOf(at), never + ((<i64>at) & 3));
}

/** Fills the hole at the root with the last entry. */
function closeHole(): void {
  isRootTaken = false;
  const last = --heapSize;
  const from = entryOf(last);
  const time = load<f64>(from);
  const tag = load<i64>(from, tagAt);
  clear(last);
  if (last > 0) sink(time, tag);
}

/**
 * Lets an entry sink from the root, whose place is free, to where it belongs. Which of four children is next is chance: a processor that has to guess
 * is wrong half the time, so they are compared without branches.
 */
function sink(time: f64, tag: i64): void {
  const key = keyOf(time);
  const size = heapSize;
  let at = 0;
  for (;;) {
    const child = 4 * at + 1;
    if (child >= size) break;
    const family = entryOf(child);
    const a = load<i64>(family);
    const b = load<i64>(family, 16);
    const c = load<i64>(family, 32);
    const d = load<i64>(family, 48);
    const ab = select<i64>(b, a, b < a);
    const cd = select<i64>(d, c, d < c);
    let least = select<i32>(child + 2 + i32(d < c), child + i32(b < a), cd < ab);
    if (i32(a == b) | i32(c == d) | i32(ab == cd)) least = firstOf(child);
    const from = entryOf(least);
    const leastKey = load<i64>(from);
    if (key < leastKey || (key == leastKey && tag < load<i64>(from, tagAt))) break;
    move(from, entryOf(at));
    at = least;
  }
  put(entryOf(at), time, tag);
}

/** The first of four children, some of which are due at the same instant. */
function firstOf(child: i32): i32 {
  let least = child;
  for (let other = child + 1; other < child + 4; other++) {
    const one = entryOf(least);
    const two = entryOf(other);
    const isEarlier = load<i64>(two) < load<i64>(one);
    if (isEarlier || (load<i64>(two) == load<i64>(one) && load<i64>(two, tagAt) < load<i64>(one, tagAt))) least = other;
  }
  return least;
}

// @inline
export function put(at: usize, time: f64, tag: i64): void {
  store<f64>(at, time);
  store<i64>(at, tag, tagAt);
}

// @inline
export function move(from: usize, to: usize): void {
  store<i64>(to, load<i64>(from));
  store<i64>(to, load<i64>(from, tagAt), tagAt);
}
