/**
 * Frames: everything that is under way, one row each in typed arrays. A frame is a client's request, a call that waits for its answer, a visit at a
 * station (which runs a program there), a branch of one, or a thing that recurs (a source, a processor's clock, a task). Rows are reused; `lives`
 * tells a row's present use from an earlier one, so that nobody speaks to a frame that is gone. Mutable by design: this is the hot state.
 */
import { float64Column, int32Column, uint16Column, uint32Column, uint8Column } from './columns';
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

export const kind = uint8Column(maxFrames);
/** What the frame waits for, within its kind. */
export const phase = uint8Column(maxFrames);
export const lives = uint32Column(maxFrames);
export const parents = int32Column(maxFrames);
export const parentLives = uint32Column(maxFrames);
export const programCounter = int32Column(maxFrames);
export const keyHigh = int32Column(maxFrames);
export const keyLow = int32Column(maxFrames);
/** Ordinal of the client request in its class, entity key, client: the same for everything done for it. */
export const ordinals = float64Column(maxFrames);
export const entities = float64Column(maxFrames);
export const clients = int32Column(maxFrames);
/** Row of the entry operation that it is done for. */
export const flows = int32Column(maxFrames);
/** Instant past which work for it is dropped; Infinity = none. */
export const deadlines = float64Column(maxFrames);
/** When it began; for a visit, when it was sent. */
export const begun = float64Column(maxFrames);
/** When it got its slot, or when the present wait began. */
export const marks = float64Column(maxFrames);
/** When a visit got its slot, and the ms of work it has drawn since, which are kept while somebody watches. */
export const served = float64Column(maxFrames);
export const worked = float64Column(maxFrames);
/** Instance at which it is (visits), or from which it calls (calls). */
export const places = int32Column(maxFrames);
/** Call site (calls, visits). */
export const sites = int32Column(maxFrames);
/** Destination by which a visit came; -1 = none. */
export const ways = int32Column(maxFrames);
/** Round of a repeated call, or branches still waited for. */
export const counters = int32Column(maxFrames);
export const limits = int32Column(maxFrames);
/** Attempt of a client's request, the first is 0; number of a branch, round or call within the process; progress at a device. */
export const attempts = int32Column(maxFrames);
/** The visit that a call waits for; -1 = none. */
export const children = int32Column(maxFrames);
/** Next in a queue; -1 = last. */
export const following = int32Column(maxFrames);
/** 0 = well; otherwise 1 + number of the failure cause. */
export const outcomes = uint8Column(maxFrames);
export const flags = uint16Column(maxFrames);
/** Newest of the things the frame holds and must give back; -1 = none. */
export const holdings = int32Column(maxFrames);
/** Transaction that its calls belong to; -1 = none. */
export const transactions = int32Column(maxFrames);
/** Bytes of the answer. */
export const answerBytes = float64Column(maxFrames);
/** CPU demand given by the caller, ms; NaN = the station's own. */
export const demands = float64Column(maxFrames);

/** Unit (a module in a group) whose work it is; -1 = none. */
export const units = int32Column(maxFrames);

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

const freeRows = int32Column(maxFrames);
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
  ways[row] = -1;
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
