/**
 * Future events: each resumes a frame at a time. Served in the order (time, sequence of scheduling). A 4-ary heap holds them; timers of a constant
 * length (timeouts, patience, latencies) wait in first-in-first-out lanes of which only the head stands in the heap, so that a timer that
 * never fires costs next to nothing.
 *
 * A frame has at most one pending event that counts, known by its sequence number: scheduling again or cancelling makes the earlier one stale. What is
 * to happen at the present instant waits in a ring and never meets the heap, which leaves a hole at its root for the next event to fill.
 * The state is module-level and typed, reserved at its cap (untouched pages cost nothing): one run per module instance, `resetCalendar` between runs.
 */
import { float64Column, int32Column } from './columns';

/** Frames that can exist at once, and with them pending events that count. */
export const maxFrames = 1 << 20;
const maxHeap = 1 << 21;
const maxLanes = 1 << 12;

const heapTimes = float64Column(maxHeap);
const heapOrders = float64Column(maxHeap);
/** Frame to resume, or -1 - lane. */
const heapWhat = int32Column(maxHeap);
/** Entries, the hole at the root included. */
let heapSize = 0;
/** Whether the entry at the root was taken and its place is not filled yet. */
let isRootTaken = false;
/** Simulated time, and the sequence number given last: doubles in a variable would be made anew at every event. */
const clock = float64Column(3);
const [present, order, limit] = [0, 1, 2] as const;
/** Time and sequence number of what is being entered, for the same reason. */
const entry = float64Column(2);
const [due, rank] = [0, 1] as const;

/** Sequence number of the event that counts for each frame; 0 = none. */
const wakes = float64Column(maxFrames);

/** Frames to resume at the present instant, first in, first out. */
const maxReady = 1 << 20;
const readyFrames = int32Column(maxReady);
const readyOrders = float64Column(maxReady);
let readyHead = 0;
let readySize = 0;

interface Lane {
  readonly delay: number;
  times: Float64Array;
  orders: Float64Array;
  frames: Int32Array;
  head: number;
  size: number;
}

const lanes: Lane[] = [];
const laneOfDelay = new Map<number, number>();

/** Simulated time of the event being handled, ms. */
export const now = (): number => clock[present]!;

/** Moves the clock to an instant before the next event. */
export function setNow(time: number): void {
  clock[present] = time;
}

export function resetCalendar(): void {
  heapSize = 0;
  isRootTaken = false;
  readyHead = 0;
  readySize = 0;
  clock.fill(0);
  lanes.length = 0;
  laneOfDelay.clear();
}

/** Resumes the frame at `time` (not before the present), instead of whatever it was to wait for. */
export function schedule(frame: number, time: number): void {
  entry[due] = time;
  enter(frame);
}

/** The frame's time is in the entry. */
function enter(frame: number): void {
  const sequence = clock[order]! + 1;
  clock[order] = sequence;
  wakes[frame] = sequence;
  if (entry[due]! <= clock[present]! && !isTied()) {
    makeReady(frame);
    return;
  }
  entry[rank] = sequence;
  push(frame);
}

/** Whether something scheduled earlier is still to happen at the present instant: then what comes now must queue behind it. */
function isTied(): boolean {
  if (!isRootTaken) return heapSize > 0 && heapTimes[0]! <= clock[present]!;
  const end = heapSize < 5 ? heapSize : 5;
  for (let child = 1; child < end; child++) if (heapTimes[child]! <= clock[present]!) return true;
  return false;
}

function makeReady(frame: number): void {
  if (readySize === maxReady)
    throw new RangeError('More happens at one instant than a run can hold: something grows without end.');
  const at = (readyHead + readySize++) & (maxReady - 1);
  readyFrames[at] = frame;
  readyOrders[at] = wakes[frame]!;
}

/** Takes the next frame to be resumed at the present instant; -1 when there is none. */
export function takeReady(): number {
  while (readySize > 0) {
    const frame = readyFrames[readyHead]!;
    const sequence = readyOrders[readyHead]!;
    readyHead = (readyHead + 1) & (maxReady - 1);
    readySize--;
    if (wakes[frame] !== sequence) continue;
    wakes[frame] = 0;
    return frame;
  }
  return -1;
}

/** The frame waits for nothing any more. */
export function cancel(frame: number): void {
  wakes[frame] = 0;
}

/** Whether the frame waits for an event. */
export const isScheduled = (frame: number): boolean => wakes[frame] !== 0;

/** Resumes the frame after a delay, ms, in the lane for it; -1 = there is none. */
export function scheduleAfter(frame: number, delay: number, lane: number): void {
  if (lane < 0) schedule(frame, clock[present]! + delay);
  else scheduleInLane(frame, lane);
}

/** The lane of timers of this length, ms, made at its first use; -1 when there are too many lanes already. */
export function laneOf(delay: number): number {
  const known = laneOfDelay.get(delay);
  if (known !== undefined) return known;
  if (lanes.length === maxLanes) return -1;
  lanes.push({
    delay,
    times: new Float64Array(64),
    orders: new Float64Array(64),
    frames: new Int32Array(64),
    head: 0,
    size: 0,
  });
  laneOfDelay.set(delay, lanes.length - 1);
  return lanes.length - 1;
}

/** Resumes the frame after the lane's delay, instead of whatever it was to wait for. */
export function scheduleInLane(frame: number, lane: number): void {
  const row = lanes[lane]!;
  const sequence = clock[order]! + 1;
  clock[order] = sequence;
  wakes[frame] = sequence;
  if (row.size === row.times.length) growLane(row);
  const at = (row.head + row.size) & (row.times.length - 1);
  row.times[at] = clock[present]! + row.delay;
  row.orders[at] = sequence;
  row.frames[at] = frame;
  row.size++;
  if (row.size === 1) pushLaneHead(row, lane);
}

function growLane(row: Lane): void {
  const old = row.times.length;
  const rotate = <Numbers extends Float64Array | Int32Array>(from: Numbers, to: Numbers): Numbers => {
    for (let i = 0; i < row.size; i++) to[i] = from[(row.head + i) & (old - 1)]!;
    return to;
  };
  row.times = rotate(row.times, new Float64Array(old * 2));
  row.orders = rotate(row.orders, new Float64Array(old * 2));
  row.frames = rotate(row.frames, new Int32Array(old * 2));
  row.head = 0;
}

function pushLaneHead(row: Lane, lane: number): void {
  entry[due] = row.times[row.head]!;
  entry[rank] = row.orders[row.head]!;
  push(-1 - lane);
}

/** Takes the lane's head and enters its next live timer; stale ones are dropped on the way. */
function takeLaneHead(lane: number): number {
  const row = lanes[lane]!;
  const mask = row.times.length - 1;
  const frame = row.frames[row.head]!;
  const isLive = wakes[frame] === row.orders[row.head];
  row.head = (row.head + 1) & mask;
  row.size--;
  while (row.size > 0 && wakes[row.frames[row.head]!] !== row.orders[row.head]) {
    row.head = (row.head + 1) & mask;
    row.size--;
  }
  if (row.size > 0) pushLaneHead(row, lane);
  return isLive ? frame : -1;
}

/** What `takeNext` gives when the next entry is stale, and when nothing is due. */
export const stale = -1;
export const nothing = -2;
/** Events after this time are not due. */
export function limitTo(time: number): void {
  clock[limit] = time;
}

/** Takes the next entry if it is due and moves the clock to it; the frame to resume, `stale` or `nothing`. */
export function takeNext(): number {
  if (isRootTaken) closeHole();
  if (heapSize === 0 || heapTimes[0]! > clock[limit]!) return nothing;
  const what = heapWhat[0]!;
  const time = heapTimes[0]!;
  isRootTaken = true;
  if (what < 0) {
    const frame = takeLaneHead(-1 - what);
    return frame < 0 ? stale : wake(frame, time);
  }
  return wakes[what] === heapOrders[0] ? wake(what, time) : stale;
}

function wake(frame: number, time: number): number {
  clock[present] = time;
  wakes[frame] = 0;
  return frame;
}

/** Enters what is to be resumed, a frame or a lane. */
function push(what: number): void {
  const time = entry[due]!;
  if (time !== time)
    throw new RangeError('A time came out as no number: some figure of the design is too large or too small.');
  if (isRootTaken) {
    isRootTaken = false;
    sink(what);
    return;
  }
  if (heapSize === maxHeap)
    throw new RangeError('More events are pending than a run can hold: something grows without end.');
  const sequence = entry[rank]!;
  let at = heapSize++;
  while (at > 0) {
    const up = (at - 1) >> 2;
    const upTime = heapTimes[up]!;
    if (upTime < time || (upTime === time && heapOrders[up]! < sequence)) break;
    moveEntry(up, at);
    at = up;
  }
  put(at, what);
}

/** Fills the hole at the root with the last entry. */
function closeHole(): void {
  isRootTaken = false;
  const last = --heapSize;
  if (last === 0) return;
  entry[due] = heapTimes[last]!;
  entry[rank] = heapOrders[last]!;
  sink(heapWhat[last]!);
}

/** Lets the entry sink from the root, whose place is free, to where it belongs. */
function sink(what: number): void {
  const time = entry[due]!;
  const sequence = entry[rank]!;
  let at = 0;
  for (;;) {
    let child = 4 * at + 1;
    if (child >= heapSize) break;
    const end = child + 4 < heapSize ? child + 4 : heapSize;
    let least = child;
    for (child++; child < end; child++) if (isBefore(child, least)) least = child;
    const leastTime = heapTimes[least]!;
    if (time < leastTime || (time === leastTime && sequence < heapOrders[least]!)) break;
    moveEntry(least, at);
    at = least;
  }
  put(at, what);
}

/** Puts the entry in its place. */
function put(at: number, what: number): void {
  heapTimes[at] = entry[due]!;
  heapOrders[at] = entry[rank]!;
  heapWhat[at] = what;
}

function isBefore(a: number, b: number): boolean {
  const timeA = heapTimes[a]!;
  const timeB = heapTimes[b]!;
  return timeA < timeB || (timeA === timeB && heapOrders[a]! < heapOrders[b]!);
}

function moveEntry(from: number, to: number): void {
  heapTimes[to] = heapTimes[from]!;
  heapOrders[to] = heapOrders[from]!;
  heapWhat[to] = heapWhat[from]!;
}
