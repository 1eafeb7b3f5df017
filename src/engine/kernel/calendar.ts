/**
 * Future events: each resumes a frame at a time. Served in the order (time, sequence of scheduling). A 4-ary heap holds them; timers of a constant
 * length (timeouts, patience, latencies) wait in first-in-first-out lanes of which only the head stands in the heap, so that a timer that
 * never fires costs next to nothing.
 *
 * A frame has at most one pending event that counts, known by its sequence number: scheduling again or cancelling makes the earlier one stale. What is
 * to happen at the present instant waits in a ring and never meets the heap, which leaves a hole at its root for the next event to fill.
 */
import { raise } from './host';
import {
  heapOrders,
  heapTimes,
  heapWhat,
  laneCells,
  laneDelays,
  laneHeads,
  laneRooms,
  laneSizes,
  readyFrames,
  readyOrders,
  rings,
  totals,
  wakes,
} from './memory';
import * as failures from './tables/failures';
import * as sum from './tables/totals';

const maxHeap = 1 << 21;
const maxLanes = 1 << 12;
const maxReady = 1 << 20;
const maxRings = 1 << 24;

/** Entries, the hole at the root included. */
let heapSize = 0;
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
  isRootTaken = false;
  readyHead = 0;
  readySize = 0;
  lanes = 0;
  claimed = 0;
  totals[sum.present] = 0;
  totals[sum.order] = 0;
  totals[sum.limit] = 0;
}

/** Simulated time of the event being handled, ms. */
export function now(): f64 {
  return totals[sum.present];
}

/** The frame has a new event, the only one that counts; its sequence number. */
function nextOrder(frame: i32): f64 {
  const order = totals[sum.order] + 1;
  totals[sum.order] = order;
  wakes[frame] = order;
  return order;
}

/** Resumes the frame at `time` (not before the present), instead of whatever it was to wait for. */
export function schedule(frame: i32, time: f64): void {
  const order = nextOrder(frame);
  if (time <= now() && !isTied()) makeReady(frame, order);
  else push(frame, time, order);
}

/** Whether something scheduled earlier is still to happen at the present instant: then what comes now must queue behind it. */
function isTied(): bool {
  if (!isRootTaken) return heapSize > 0 && heapTimes[0] <= now();
  const end = heapSize < 5 ? heapSize : 5;
  for (let child = 1; child < end; child++) if (heapTimes[child] <= now()) return true;
  return false;
}

function makeReady(frame: i32, order: f64): void {
  if (readySize == maxReady) raise(failures.readyIsFull);
  const at = (readyHead + readySize++) & (maxReady - 1);
  readyFrames[at] = frame;
  readyOrders[at] = order;
}

/** Takes the next frame to be resumed at the present instant; -1 when there is none. */
export function takeReady(): i32 {
  while (readySize > 0) {
    const frame = readyFrames[readyHead];
    const order = readyOrders[readyHead];
    readyHead = (readyHead + 1) & (maxReady - 1);
    readySize--;
    if (wakes[frame] != order) continue;
    wakes[frame] = 0;
    return frame;
  }
  return -1;
}

/** The frame waits for nothing any more. */
export function cancel(frame: i32): void {
  wakes[frame] = 0;
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

/** Three numbers an entry: time, sequence number, frame. */
function claimRing(room: i32): i32 {
  if (claimed + 3 * room > maxRings) raise(failures.ringsAreFull);
  const at = claimed;
  claimed += 3 * room;
  return at;
}

/** Where an entry of a lane stands; the room is a power of two. */
function entryOf(lane: i32, place: i32): i32 {
  return laneCells[lane] + 3 * ((laneHeads[lane] + place) & (laneRooms[lane] - 1));
}

/** Resumes the frame after the lane's delay, instead of whatever it was to wait for. */
export function scheduleInLane(frame: i32, lane: i32): void {
  const order = nextOrder(frame);
  if (laneSizes[lane] == laneRooms[lane]) makeRoom(lane);
  const size = laneSizes[lane];
  const at = entryOf(lane, size);
  const time = now() + laneDelays[lane];
  rings[at] = time;
  rings[at + 1] = order;
  rings[at + 2] = frame;
  laneSizes[lane] = size + 1;
  if (size == 0) push(-1 - lane, time, order);
}

/** Most timers never fire: the stale ones go first, all but the head, which stands in the heap; the ring grows when that does not halve it. */
function makeRoom(lane: i32): void {
  const size = laneSizes[lane];
  let kept = 1;
  for (let place = 1; place < size; place++) {
    const from = entryOf(lane, place);
    if (wakes[<i32>rings[from + 2]] != rings[from + 1]) continue;
    copyEntry(from, entryOf(lane, kept));
    kept++;
  }
  laneSizes[lane] = kept;
  if (2 * kept > laneRooms[lane]) growLane(lane);
}

function copyEntry(from: i32, to: i32): void {
  rings[to] = rings[from];
  rings[to + 1] = rings[from + 1];
  rings[to + 2] = rings[from + 2];
}

/** The ring is left for one twice as long. */
function growLane(lane: i32): void {
  const room = laneRooms[lane];
  const wider = claimRing(2 * room);
  const size = laneSizes[lane];
  for (let place = 0; place < size; place++) copyEntry(entryOf(lane, place), wider + 3 * place);
  laneCells[lane] = wider;
  laneRooms[lane] = 2 * room;
  laneHeads[lane] = 0;
}

/** Takes the lane's head and enters its next live timer; stale ones are dropped on the way. The frame, or -1. */
function takeLaneHead(lane: i32): i32 {
  const head = entryOf(lane, 0);
  const frame = <i32>rings[head + 2];
  const isLive = wakes[frame] == rings[head + 1];
  dropHead(lane);
  while (laneSizes[lane] > 0) {
    const at = entryOf(lane, 0);
    const order = rings[at + 1];
    if (wakes[<i32>rings[at + 2]] == order) {
      push(-1 - lane, rings[at], order);
      break;
    }
    dropHead(lane);
  }
  return isLive ? frame : -1;
}

function dropHead(lane: i32): void {
  laneHeads[lane] = (laneHeads[lane] + 1) & (laneRooms[lane] - 1);
  laneSizes[lane] = laneSizes[lane] - 1;
}

/** Takes the next entry if it is due and moves the clock to it; the frame to resume, `stale` or `nothing`. */
export function takeNext(): i32 {
  if (isRootTaken) closeHole();
  if (heapSize == 0) return nothing;
  const time = heapTimes[0];
  if (time > totals[sum.limit]) return nothing;
  const what = heapWhat[0];
  isRootTaken = true;
  let frame = what;
  if (what < 0) {
    frame = takeLaneHead(-1 - what);
    if (frame < 0) return stale;
  } else if (wakes[what] != heapOrders[0]) return stale;
  totals[sum.present] = time;
  wakes[frame] = 0;
  return frame;
}

/** Enters what is to be resumed, a frame or (-1 - lane) a lane. */
function push(what: i32, time: f64, order: f64): void {
  if (time != time) raise(failures.timeIsNoNumber);
  if (isRootTaken) {
    isRootTaken = false;
    sink(what, time, order);
    return;
  }
  if (heapSize == maxHeap) raise(failures.heapIsFull);
  let at = heapSize++;
  while (at > 0) {
    const up = (at - 1) >> 2;
    const upTime = heapTimes[up];
    if (upTime < time || (upTime == time && heapOrders[up] < order)) break;
    moveEntry(up, at);
    at = up;
  }
  put(at, what, time, order);
}

/** Fills the hole at the root with the last entry. */
function closeHole(): void {
  isRootTaken = false;
  const last = --heapSize;
  if (last > 0) sink(heapWhat[last], heapTimes[last], heapOrders[last]);
}

/** Lets an entry sink from the root, whose place is free, to where it belongs. */
function sink(what: i32, time: f64, order: f64): void {
  let at = 0;
  for (;;) {
    let child = 4 * at + 1;
    if (child >= heapSize) break;
    const end = child + 4 < heapSize ? child + 4 : heapSize;
    let least = child;
    let leastTime = heapTimes[child];
    for (child++; child < end; child++) {
      const childTime = heapTimes[child];
      if (childTime < leastTime || (childTime == leastTime && heapOrders[child] < heapOrders[least])) {
        least = child;
        leastTime = childTime;
      }
    }
    if (time < leastTime || (time == leastTime && order < heapOrders[least])) break;
    moveEntry(least, at);
    at = least;
  }
  put(at, what, time, order);
}

function put(at: i32, what: i32, time: f64, order: f64): void {
  heapTimes[at] = time;
  heapOrders[at] = order;
  heapWhat[at] = what;
}

function moveEntry(from: i32, to: i32): void {
  heapTimes[to] = heapTimes[from];
  heapOrders[to] = heapOrders[from];
  heapWhat[to] = heapWhat[from];
}
