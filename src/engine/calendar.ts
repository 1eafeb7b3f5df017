/**
 * Future events: each resumes a frame at a time. Served in the order (time, sequence of scheduling). A 4-ary heap holds them; timers of a constant
 * length (timeouts, patience, latencies) wait in first-in-first-out lanes of which only the head stands in the heap, so that a timer that
 * never fires costs next to nothing.
 *
 * A frame has at most one pending event that counts: scheduling again or cancelling makes the earlier one stale, told by a 32-bit number per frame.
 * The state is module-level and typed, reserved at its cap (untouched pages cost nothing): one run per module instance, `resetCalendar` between runs.
 */

/** Frames that can exist at once, and with them pending events that count. */
export const maxFrames = 1 << 20;
const maxHeap = 1 << 21;
const maxLanes = 1 << 12;

const heapTimes = new Float64Array(maxHeap);
const heapOrders = new Float64Array(maxHeap);
/** Frame to resume, or -1 - lane. */
const heapWhat = new Int32Array(maxHeap);
const heapWakes = new Uint32Array(maxHeap);
let heapSize = 0;
let order = 0;
let present = 0;

/** Number of the event that counts for each frame. */
const wakes = new Uint32Array(maxFrames);

interface Lane {
  readonly delay: number;
  times: Float64Array;
  orders: Float64Array;
  frames: Int32Array;
  wakes: Uint32Array;
  head: number;
  size: number;
}

const lanes: Lane[] = [];
const laneOfDelay = new Map<number, number>();

/** Simulated time of the event being handled, ms. */
export function now(): number {
  return present;
}

/** Moves the clock to an instant before the next event, for things that act from outside. */
export function setNow(time: number): void {
  present = time;
}

export function resetCalendar(): void {
  heapSize = 0;
  order = 0;
  present = 0;
  lanes.length = 0;
  laneOfDelay.clear();
}

/** Resumes the frame at `time` (not before the present), instead of whatever it was to wait for. */
export function schedule(frame: number, time: number): void {
  const wake = (wakes[frame]! + 1) >>> 0;
  wakes[frame] = wake;
  push(time, order++, frame, wake);
}

/** The frame waits for nothing any more. */
export function cancel(frame: number): void {
  wakes[frame] = (wakes[frame]! + 1) >>> 0;
}

/** The lane of timers of this length, ms; made at its first use, when programs are compiled. */
export function laneOf(delay: number): number {
  const known = laneOfDelay.get(delay);
  if (known !== undefined) return known;
  if (lanes.length === maxLanes) throw new RangeError(`a run has at most ${maxLanes} different constant delays`);
  lanes.push({
    delay,
    times: new Float64Array(64),
    orders: new Float64Array(64),
    frames: new Int32Array(64),
    wakes: new Uint32Array(64),
    head: 0,
    size: 0,
  });
  laneOfDelay.set(delay, lanes.length - 1);
  return lanes.length - 1;
}

/** Resumes the frame after the lane's delay, instead of whatever it was to wait for. */
export function scheduleInLane(frame: number, lane: number): void {
  const row = lanes[lane]!;
  const wake = (wakes[frame]! + 1) >>> 0;
  wakes[frame] = wake;
  if (row.size === row.times.length) growLane(row);
  const at = (row.head + row.size) & (row.times.length - 1);
  row.times[at] = present + row.delay;
  row.orders[at] = order++;
  row.frames[at] = frame;
  row.wakes[at] = wake;
  row.size++;
  if (row.size === 1) pushLaneHead(row, lane);
}

function growLane(row: Lane): void {
  const old = row.times.length;
  const rotate = <Numbers extends Float64Array | Int32Array | Uint32Array>(from: Numbers, to: Numbers): Numbers => {
    for (let i = 0; i < row.size; i++) to[i] = from[(row.head + i) & (old - 1)]!;
    return to;
  };
  row.times = rotate(row.times, new Float64Array(old * 2));
  row.orders = rotate(row.orders, new Float64Array(old * 2));
  row.frames = rotate(row.frames, new Int32Array(old * 2));
  row.wakes = rotate(row.wakes, new Uint32Array(old * 2));
  row.head = 0;
}

function pushLaneHead(row: Lane, lane: number): void {
  push(row.times[row.head]!, row.orders[row.head]!, -1 - lane, 0);
}

/** Takes the lane's head and enters its next live timer; stale ones are dropped on the way. */
function takeLaneHead(lane: number): number {
  const row = lanes[lane]!;
  const mask = row.times.length - 1;
  const frame = row.frames[row.head]!;
  const live = wakes[frame] === row.wakes[row.head];
  row.head = (row.head + 1) & mask;
  row.size--;
  while (row.size > 0 && wakes[row.frames[row.head]!] !== row.wakes[row.head]) {
    row.head = (row.head + 1) & mask;
    row.size--;
  }
  if (row.size > 0) pushLaneHead(row, lane);
  return live ? frame : -1;
}

/** Time of the next entry, stale or not; Infinity when there is none. */
export function nextTime(): number {
  return heapSize === 0 ? Number.POSITIVE_INFINITY : heapTimes[0]!;
}

/** Takes the next entry and moves the clock to it; the frame to resume, or -1 when the entry was stale. */
export function takeNext(): number {
  const what = heapWhat[0]!;
  const wake = heapWakes[0]!;
  const time = heapTimes[0]!;
  pop();
  if (what < 0) {
    const frame = takeLaneHead(-1 - what);
    if (frame >= 0) present = time;
    return frame;
  }
  if (wakes[what] !== wake) return -1;
  present = time;
  wakes[what] = (wake + 1) >>> 0;
  return what;
}

/** Enters what is to be resumed: a frame with its wake number, or a lane. */
function push(time: number, sequence: number, what: number, wake: number): void {
  if (heapSize === maxHeap) throw new RangeError('more events are pending than a run can hold');
  let at = heapSize++;
  while (at > 0) {
    const up = (at - 1) >> 2;
    const upTime = heapTimes[up]!;
    if (upTime < time || (upTime === time && heapOrders[up]! < sequence)) break;
    moveEntry(up, at);
    at = up;
  }
  heapTimes[at] = time;
  heapOrders[at] = sequence;
  heapWhat[at] = what;
  heapWakes[at] = wake;
}

function pop(): void {
  heapSize--;
  if (heapSize === 0) return;
  const time = heapTimes[heapSize]!;
  const sequence = heapOrders[heapSize]!;
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
  if (at !== heapSize) moveEntry(heapSize, at);
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
  heapWakes[to] = heapWakes[from]!;
}
