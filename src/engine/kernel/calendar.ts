/**
 * Future events: each resumes a frame at a time. Served in the order (time, sequence of scheduling). A 4-ary heap holds them; timers of a constant
 * length (timeouts, patience, latencies) wait in first-in-first-out lanes of which only the head stands in the heap, so that a timer that
 * never fires costs next to nothing.
 *
 * A frame has at most one pending event that counts, known by its sequence number: scheduling again or cancelling makes the earlier one stale. What is
 * to happen at the present instant waits in a ring and never meets the heap, which leaves a hole at its root for the next event to fill.
 */
import { entryShift, firstTime, holdsUntil, isEmpty, move, push, put, resetHeap, tagAt, takeFirst } from './heap';
import { fetch, fetchCaller } from './fetching';
import { raise } from './host';
import {
  knownDelays,
  knownLanes,
  laneCells,
  laneDelays,
  laneHeads,
  laneRooms,
  laneSizes,
  orders,
  readyTags,
  totals,
  wakes,
} from './memory';
import * as failures from './tables/failures';
import * as slots from './tables/slots';
import * as sum from './tables/totals';

/**
 * An event's tag: its sequence number, and below that, in 25 bits, the frame or (`laneBit` + lane) the lane that it resumes. Of two events at one
 * instant the one with the lower tag comes first. A frame's own tag is that of the event which counts; 0 = it has none.
 */
const laneBit = 1 << 24;
const whatBits = 25;
const whatMask: i64 = (1 << 25) - 1;

const maxLanes = 1 << 12;
/** Places for delays that were met, of which each keeps the last one that fell there, or the one that has a lane. */
const placeBits = 10;
const unmade = -1;
const maxReady = 1 << 20;
const maxRings = 1 << 23;

const rings: usize = slots.wideBase + slots.rings * slots.wideStep;
let readyHead = 0;
let readySize = 0;
let lanes = 0;
let claimed = 0;

/** What `takeNext` gives when the next entry is stale, and when nothing is due. */
export const stale = -1;
export const nothing = -2;

export function resetCalendar(): void {
  resetHeap();
  readyHead = 0;
  readySize = 0;
  lanes = 0;
  claimed = 0;
  for (let place = 0; place < 1 << placeBits; place++) {
    knownDelays[place] = NaN;
    knownLanes[place] = unmade;
  }
  totals[sum.present] = 0;
  orders[sum.order] = 0;
  totals[sum.limit] = 0;
}

/** Simulated time of the event being handled, ms. */
// @inline
export function now(): f64 {
  return totals[sum.present];
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
// @inline
export function schedule(frame: i32, time: f64): void {
  const tag = nextTag(frame);
  if (time <= now() && !holdsUntil(now())) makeReady(tag);
  else push(time, tag);
}

/** Whether what is scheduled for the present comes next: nothing else is due that waits longer. */
export function isNext(): bool {
  return !holdsUntil(now());
}

/** Resumes the frame at the present instant, after whatever else waits for that; to be asked first is `isNext`. */
// @inline
export function scheduleNext(frame: i32): void {
  makeReady(nextTag(frame));
}

// @inline
function makeReady(tag: i64): void {
  if (readySize == maxReady) raise(failures.readyIsFull);
  readyTags[(readyHead + readySize++) & (maxReady - 1)] = tag;
}

/** Makes room for so many frames before those that are to be resumed at the present instant. */
export function roomBefore(count: i32): void {
  if (readySize + count > maxReady) raise(failures.readyIsFull);
  readyHead = (readyHead - count) & (maxReady - 1);
  readySize += count;
}

/** Takes such a room, counted from the first. */
export function putFirst(place: i32, frame: i32): void {
  readyTags[(readyHead + place) & (maxReady - 1)] = nextTag(frame);
}

/** Takes the next frame to be resumed at the present instant; -1 when there is none. */
// @inline
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

/** Resumes the frame after a delay, ms: most messages take one of a few times, and a time that comes twice in a row gets a lane. */
export function scheduleIn(frame: i32, delay: f64): void {
  const lane = laneFor(delay);
  if (lane >= 0) scheduleInLane(frame, lane);
  else schedule(frame, now() + delay);
}

/** The lane for a delay that is met; -1 = it has none. */
// @inline
function laneFor(delay: f64): i32 {
  const bits = reinterpret<i64>(delay);
  const place = <i32>((<u32>(<i32>(bits ^ (bits >> 32))) * <u32>0x9e3779b1) >>> (32 - placeBits));
  const isSame = knownDelays[place] == delay;
  if (knownLanes[place] != unmade) return isSame ? knownLanes[place] : -1;
  if (isSame) knownLanes[place] = createLane(delay);
  else knownDelays[place] = delay;
  return knownLanes[place];
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
      fetchCaller(<i32>(next & whatMask));
      fetch(<i32>(load<i64>(timerOf(lane, 1), tagAt) & whatMask));
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
  if (isEmpty()) return nothing;
  const time = firstTime();
  if (time > totals[sum.limit]) return nothing;
  const tag = takeFirst();
  let frame = <i32>(tag & whatMask);
  if (frame & laneBit) {
    frame = takeLaneHead(frame & ~laneBit);
    if (frame < 0) return stale;
  } else if (wakes[frame] != tag) return stale;
  totals[sum.present] = time;
  wakes[frame] = 0;
  return frame;
}
