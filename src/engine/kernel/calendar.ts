/**
 * Future events: each resumes a frame at a time. Served in the order (time, sequence of scheduling). A 4-ary heap holds them; timers of a constant
 * length (timeouts, patience, latencies) wait in first-in-first-out lanes of which only the head stands in the heap, so that a timer that
 * never fires costs next to nothing.
 *
 * A frame has at most one pending event that counts, known by its sequence number: scheduling again or cancelling makes the earlier one stale. What is
 * to happen at the present instant waits in a ring and never meets the heap, which leaves a hole at its root for the next event to fill.
 */
import { raise } from './host';
import { laneCells, laneDelays, laneHeads, laneRooms, laneSizes, orders, readyTags, totals, wakes } from './memory';
import * as failures from './tables/failures';
import * as slots from './tables/slots';
import * as sum from './tables/totals';

/**
 * An event's tag: its sequence number, and below that, in 21 bits, the frame or (`laneBit` + lane) the lane that it resumes. Of two events at one
 * instant the one with the lower tag comes first. A frame's own tag is that of the event which counts; 0 = it has none.
 */
const laneBit = 1 << 20;
const whatBits = 21;
const whatMask: i64 = (1 << 21) - 1;

const maxHeap = 1 << 21;
const maxLanes = 1 << 12;
const maxReady = 1 << 20;
const maxRings = 1 << 23;

/** An entry of the heap or of a ring: its time, ms, and its tag. Four children share a cache line. */
const entryShift = 4;
const tagAt = 8;
const heap: usize = slots.wideBase + slots.heap * slots.wideStep + 48;
const rings: usize = slots.wideBase + slots.rings * slots.wideStep;
/** Times as integers, since those of doubles above 0 have their order; later than any, and so many below it differ from each other. */
const never: i64 = 0x7fffffffffff0000;

/** Entries, the hole at the root included. */
let heapSize = 0;
/** Entries that were in use at once, at most. */
let highWater = 0;
/** Whether the entry at the root was taken and its place is not filled yet. */
let isRootTaken = false;
let readyHead = 0;
let readySize = 0;
let lanes = 0;
let claimed = 0;

/** What `takeNext` gives when the next entry is stale, and when nothing is due. */
export const stale = -1;
export const nothing = -2;

export function resetCalendar(): void {
  heapSize = 0;
  highWater = 0;
  isRootTaken = false;
  readyHead = 0;
  readySize = 0;
  lanes = 0;
  claimed = 0;
  totals[sum.present] = 0;
  orders[sum.order] = 0;
  totals[sum.limit] = 0;
  for (let at = 0; at < 5; at++) clear(at);
}

/** Simulated time of the event being handled, ms. */
// @inline
export function now(): f64 {
  return totals[sum.present];
}

// @inline
function entryOf(at: i32): usize {
  return heap + ((<usize>at) << entryShift);
}

// @inline
function keyOf(time: f64): i64 {
  return reinterpret<i64>(time);
}

/** The frame has a new event, the only one that counts; its tag. */
// @inline
function nextTag(frame: i32): i64 {
  const order = orders[sum.order] + 1;
  const tag = (order << whatBits) | (<i64>frame);
  orders[sum.order] = order;
  wakes[frame] = tag;
  return tag;
}

/** Resumes the frame at `time` (not before the present), instead of whatever it was to wait for. */
export function schedule(frame: i32, time: f64): void {
  const tag = nextTag(frame);
  if (time <= now() && !isTied()) makeReady(tag);
  else push(time, tag);
}

/** Whether something scheduled earlier is still to happen at the present instant: then what comes now must queue behind it. */
function isTied(): bool {
  if (!isRootTaken) return heapSize > 0 && load<f64>(heap) <= now();
  const end = heapSize < 5 ? heapSize : 5;
  for (let child = 1; child < end; child++) if (load<f64>(entryOf(child)) <= now()) return true;
  return false;
}

function makeReady(tag: i64): void {
  if (readySize == maxReady) raise(failures.readyIsFull);
  readyTags[(readyHead + readySize++) & (maxReady - 1)] = tag;
}

/** Takes the next frame to be resumed at the present instant; -1 when there is none. */
export function takeReady(): i32 {
  while (readySize > 0) {
    const tag = readyTags[readyHead];
    const frame = <i32>(tag & whatMask);
    readyHead = (readyHead + 1) & (maxReady - 1);
    readySize--;
    if (wakes[frame] != tag) continue;
    wakes[frame] = 0;
    return frame;
  }
  return -1;
}

/** Whether anything is to be resumed at the present instant. */
// @inline
export function isReady(): bool {
  return readySize > 0;
}

/** The frame waits for nothing any more. */
// @inline
export function cancel(frame: i32): void {
  wakes[frame] = 0;
}

/** Whether the frame waits for an event. */
export function isScheduled(frame: i32): bool {
  return wakes[frame] != 0;
}

/** Resumes the frame after a delay, ms, in the lane for it; -1 = there is none. */
export function scheduleAfter(frame: i32, delay: f64, lane: i32): void {
  if (lane < 0) schedule(frame, now() + delay);
  else scheduleInLane(frame, lane);
}

/** A lane of timers of this length, ms; -1 when there are too many already. */
export function createLane(delay: f64): i32 {
  if (lanes == maxLanes) return -1;
  const lane = lanes++;
  laneDelays[lane] = delay;
  laneRooms[lane] = 64;
  laneCells[lane] = claimRing(64);
  laneHeads[lane] = 0;
  laneSizes[lane] = 0;
  return lane;
}

function claimRing(room: i32): i32 {
  if (claimed + room > maxRings) raise(failures.ringsAreFull);
  const at = claimed;
  claimed += room;
  return at;
}

/** Where an entry of a lane stands; the room is a power of two. */
function timerOf(lane: i32, place: i32): usize {
  return rings + ((<usize>(laneCells[lane] + ((laneHeads[lane] + place) & (laneRooms[lane] - 1)))) << entryShift);
}

/** Resumes the frame after the lane's delay, instead of whatever it was to wait for. */
export function scheduleInLane(frame: i32, lane: i32): void {
  const tag = nextTag(frame);
  if (laneSizes[lane] == laneRooms[lane]) makeRoom(lane);
  const size = laneSizes[lane];
  const time = now() + laneDelays[lane];
  put(timerOf(lane, size), time, tag);
  laneSizes[lane] = size + 1;
  if (size == 0) pushLane(lane, time, tag);
}

/** The head of a lane stands in the heap. */
function pushLane(lane: i32, time: f64, tag: i64): void {
  push(time, (tag & ~whatMask) | (<i64>(laneBit | lane)));
}

/** Whether a timer is the event of its frame that counts. */
// @inline
function isLive(tag: i64): bool {
  return wakes[<i32>(tag & whatMask)] == tag;
}

/** Most timers never fire: the stale ones go first, all but the head, which stands in the heap; the ring grows when that does not halve it. */
function makeRoom(lane: i32): void {
  const size = laneSizes[lane];
  let kept = 1;
  for (let place = 1; place < size; place++) {
    const from = timerOf(lane, place);
    if (!isLive(load<i64>(from, tagAt))) continue;
    move(from, timerOf(lane, kept));
    kept++;
  }
  laneSizes[lane] = kept;
  if (2 * kept > laneRooms[lane]) growLane(lane);
}

/** The ring is left for one twice as long. */
function growLane(lane: i32): void {
  const room = laneRooms[lane];
  const wider = claimRing(2 * room);
  const size = laneSizes[lane];
  for (let place = 0; place < size; place++)
    move(timerOf(lane, place), rings + ((<usize>(wider + place)) << entryShift));
  laneCells[lane] = wider;
  laneRooms[lane] = 2 * room;
  laneHeads[lane] = 0;
}

/** Takes the lane's head and enters its next live timer; stale ones are dropped on the way. The frame, or -1. */
function takeLaneHead(lane: i32): i32 {
  const tag = load<i64>(timerOf(lane, 0), tagAt);
  const isDue = isLive(tag);
  dropHead(lane);
  while (laneSizes[lane] > 0) {
    const at = timerOf(lane, 0);
    const next = load<i64>(at, tagAt);
    if (isLive(next)) {
      pushLane(lane, load<f64>(at), next);
      break;
    }
    dropHead(lane);
  }
  return isDue ? <i32>(tag & whatMask) : -1;
}

function dropHead(lane: i32): void {
  laneHeads[lane] = (laneHeads[lane] + 1) & (laneRooms[lane] - 1);
  laneSizes[lane] = laneSizes[lane] - 1;
}

/** Takes the next entry if it is due and moves the clock to it; the frame to resume, `stale` or `nothing`. */
// @inline
export function takeNext(): i32 {
  if (isRootTaken) closeHole();
  if (heapSize == 0) return nothing;
  const time = load<f64>(heap);
  if (time > totals[sum.limit]) return nothing;
  const tag = load<i64>(heap, tagAt);
  let frame = <i32>(tag & whatMask);
  isRootTaken = true;
  if (frame & laneBit) {
    frame = takeLaneHead(frame & ~laneBit);
    if (frame < 0) return stale;
  } else if (wakes[frame] != tag) return stale;
  totals[sum.present] = time;
  wakes[frame] = 0;
  return frame;
}

/** Enters an event. */
function push(time: f64, tag: i64): void {
  if (time != time) raise(failures.timeIsNoNumber);
  if (isRootTaken) {
    isRootTaken = false;
    sink(time, tag);
    return;
  }
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
function put(at: usize, time: f64, tag: i64): void {
  store<f64>(at, time);
  store<i64>(at, tag, tagAt);
}

// @inline
function move(from: usize, to: usize): void {
  store<i64>(to, load<i64>(from));
  store<i64>(to, load<i64>(from, tagAt), tagAt);
}
