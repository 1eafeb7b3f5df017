/**
 * Frames: everything that is under way, one row each in typed arrays. A frame is a client's request, a call that waits for its answer, a visit at a
 * station (which runs a program there), a branch of one, or a thing that recurs (a source, a processor's clock, a task). Rows are reused; `lives`
 * tells a row's present use from an earlier one, so that nobody speaks to a frame that is gone. Mutable by design: this is the hot state.
 */
import { cancel, maxFrames } from './calendar';

export const kinds = {
  free: 0,
  /** Runs a program at a station. */
  visit: 1,
  /** Waits for the answer of a visit elsewhere, and tries again as its policy says. */
  call: 2,
  /** A client's request, from arrival to answer or the end of patience. */
  request: 3,
  /** Makes requests. */
  source: 4,
  /** The clock of a processor. */
  clock: 5,
  /** A rare action kept as a function. */
  task: 6,
  /** Stands between a visit and the branches it waits for. */
  join: 7,
  /** Sends hedges of a call. */
  hedger: 8,
  /** Tells a visit that its caller has given up. */
  canceller: 9,
} as const;

export const kind = new Uint8Array(maxFrames);
/** What the frame waits for, within its kind. */
export const phase = new Uint8Array(maxFrames);
export const lives = new Uint32Array(maxFrames);
export const parents = new Int32Array(maxFrames);
export const parentLives = new Uint32Array(maxFrames);
export const programCounter = new Int32Array(maxFrames);
export const keyHigh = new Int32Array(maxFrames);
export const keyLow = new Int32Array(maxFrames);
/** Ordinal of the client request in its class, entity key, client: the same for everything done for it. */
export const ordinals = new Float64Array(maxFrames);
export const entities = new Float64Array(maxFrames);
export const clients = new Int32Array(maxFrames);
/** Row of the entry operation that it is done for. */
export const flows = new Int32Array(maxFrames);
/** Instant past which work for it is dropped; Infinity = none. */
export const deadlines = new Float64Array(maxFrames);
/** When it began; for a visit, when it was sent. */
export const begun = new Float64Array(maxFrames);
/** When it got its slot, or when the present wait began. */
export const marks = new Float64Array(maxFrames);
/** When a visit got its slot, and the ms of work it has drawn since, which are kept while somebody watches. */
export const served = new Float64Array(maxFrames);
export const worked = new Float64Array(maxFrames);
/** Instance at which it is (visits), or from which it calls (calls). */
export const places = new Int32Array(maxFrames);
/** Call site (calls, visits). */
export const sites = new Int32Array(maxFrames);
/** Link over which a visit came; -1 = none. */
export const links = new Int32Array(maxFrames);
/** Round of a repeated call, or branches still waited for. */
export const counters = new Int32Array(maxFrames);
export const limits = new Int32Array(maxFrames);
/** Attempt of a call, the first is 0. */
export const attempts = new Int32Array(maxFrames);
/** The visit that a call waits for; -1 = none. */
export const children = new Int32Array(maxFrames);
/** Next in a queue; -1 = last. */
export const following = new Int32Array(maxFrames);
/** 0 = well; otherwise 1 + number of the failure cause. */
export const outcomes = new Uint8Array(maxFrames);
export const flags = new Uint16Array(maxFrames);
/** Newest of the things the frame holds and must give back; -1 = none. */
export const holdings = new Int32Array(maxFrames);
/** Transaction that its calls belong to; -1 = none. */
export const transactions = new Int32Array(maxFrames);
/** Bytes of the answer. */
export const answerBytes = new Float64Array(maxFrames);
/** CPU demand given by the caller, ms; NaN = the station's own. */
export const demands = new Float64Array(maxFrames);

/** Unit (a module in a group) whose work it is; -1 = none. */
export const units = new Int32Array(maxFrames);

export const flag = {
  holdsSlot: 1,
  queued: 2,
  /** The answer was sent already; what still runs is nobody's. */
  answered: 4,
  /** A fallback took the place of what failed. */
  degraded: 8,
  /** A visit that found its key. */
  hit: 16,
  /** A branch or round: runs within its parent's slot. */
  inner: 32,
  computing: 64,
  waitingForPlace: 128,
  /** Began an operation of its unit. */
  entered: 256,
  /** A call that is a further attempt of another call. */
  hedge: 512,
} as const;

const freeRows = new Int32Array(maxFrames);
let freeCount = 0;
let top = 0;

/** Called when there is no row left: the run must stop. */
let onFull: () => void = () => {};

export function resetFrames(full: () => void): void {
  for (let row = 0; row < top; row++) lives[row]!++;
  freeCount = 0;
  top = 0;
  onFull = full;
}

/** Highest row ever used and one, for the rare walk over all frames. */
export function frameTop(): number {
  return top;
}

/** A new frame without parent, event, holdings; the caller fills in the rest. Never the last row: that one is handed out when all are taken. */
export function allocate(what: number): number {
  let row: number;
  if (freeCount > 0) row = freeRows[--freeCount]!;
  else if (top < maxFrames - 1) row = top++;
  else {
    onFull();
    row = maxFrames - 1;
  }
  kind[row] = what;
  phase[row] = 0;
  parents[row] = -1;
  outcomes[row] = 0;
  flags[row] = 0;
  holdings[row] = -1;
  transactions[row] = -1;
  children[row] = -1;
  following[row] = -1;
  links[row] = -1;
  counters[row] = 0;
  attempts[row] = 0;
  deadlines[row] = Number.POSITIVE_INFINITY;
  demands[row] = Number.NaN;
  answerBytes[row] = 0;
  units[row] = -1;
  return row;
}

/** The frame is over. Its pending event, if any, goes stale. */
export function release(row: number): void {
  if (row === maxFrames - 1) return;
  kind[row] = kinds.free;
  lives[row]!++;
  cancel(row);
  freeRows[freeCount++] = row;
}

/** Makes `child` answer to `parent`. */
export function adopt(parent: number, child: number): void {
  parents[child] = parent;
  parentLives[child] = lives[parent]!;
}

/** The parent that still waits; -1 when there was none or it is gone. */
export function livingParent(row: number): number {
  const parent = parents[row]!;
  return parent >= 0 && lives[parent] === parentLives[row] ? parent : -1;
}

/** What belongs to the client request goes along to everything done for it. */
export function inherit(from: number, to: number): void {
  ordinals[to] = ordinals[from]!;
  entities[to] = entities[from]!;
  clients[to] = clients[from]!;
  flows[to] = flows[from]!;
  deadlines[to] = deadlines[from]!;
}
