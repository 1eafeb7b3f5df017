/**
 * Frames: everything that is under way, one row each in typed arrays. A frame is a client's request, a call that waits for its answer, a visit at a
 * station (which runs a program there), a branch of one, or a thing that recurs (a source, a processor's clock, a task). Rows are reused; `lives`
 * tells a row's present use from an earlier one, so that nobody speaks to a frame that is gone. Mutable by design: this is the hot state.
 */
import { frameColumn, host, kernel } from './kernel';
import * as flag from './kernel/tables/flags';
import * as kinds from './kernel/tables/kinds';
import * as columns from './kernel/tables/frame-columns';

/** Numbers of frames are multiples of `frameStep`. */
export { flag, kinds };
export { step as frameStep } from './kernel/tables/frame-columns';

export const kind = frameColumn(Uint8Array, columns.kind);
/** What the frame waits for, within its kind. */
export const phase = frameColumn(Uint8Array, columns.phase);
export const lives = frameColumn(Uint32Array, columns.lives);
export const parents = frameColumn(Int32Array, columns.parents);
export const programCounter = frameColumn(Int32Array, columns.programCounter);
export const keyHigh = frameColumn(Int32Array, columns.keyHigh);
export const keyLow = frameColumn(Int32Array, columns.keyLow);
/** Ordinal of the client request in its class, entity key, client: the same for everything done for it. */
export const ordinals = frameColumn(Float64Array, columns.ordinals);
export const entities = frameColumn(Float64Array, columns.entities);
export const clients = frameColumn(Int32Array, columns.clients);
/** Row of the entry operation that it is done for. */
export const flows = frameColumn(Int32Array, columns.flows);
/** Instant past which work for it is dropped; Infinity = none. */
const deadlines = frameColumn(Float64Array, columns.deadlines);

export function deadlineOf(frame: number): number {
  return deadlines[frame]! || Number.POSITIVE_INFINITY;
}

export function setDeadline(frame: number, time: number): void {
  setSeldom(deadlines, frame, time === Number.POSITIVE_INFINITY ? 0 : time);
}

/** What is 0 needs no saying: so it is where nothing was said. */
function setSeldom(column: Float64Array | Int32Array, frame: number, value: number): void {
  if (value !== 0) flags[frame]! |= flag.seldom;
  if (flags[frame]! & flag.seldom) column[frame] = value;
}

export function setAttempt(frame: number, number: number): void {
  setSeldom(numbers, frame, number);
}

export function setHolding(frame: number, holding: number): void {
  setSeldom(newest, frame, holding);
}

export function setTransaction(frame: number, transaction: number): void {
  setSeldom(open, frame, transaction);
}

/** When it began; for a visit, when it was sent. */
export const begun = frameColumn(Float64Array, columns.begun);
/** When it got its slot, or when the present wait began. */
export const marks = frameColumn(Float64Array, columns.marks);
/** When a visit got its slot, and the ms of work it has drawn since, which are kept while somebody watches. */
export const served = frameColumn(Float64Array, columns.served);
export const worked = frameColumn(Float64Array, columns.worked);
/** Instance at which it is (visits), or from which it calls (calls). */
export const places = frameColumn(Int32Array, columns.places);
/** Call site (calls, visits). */
export const sites = frameColumn(Int32Array, columns.sites);
/** Destination by which a visit came; -1 = none. */
export const ways = frameColumn(Int32Array, columns.ways);
/** Round of a repeated call, or branches still waited for. */
export const counters = frameColumn(Int32Array, columns.counters);
/** What is set only where it is said that the frame has it (`flag.seldom`): the kernel looks at these columns of no other. */
type Seldom = Readonly<Record<number, number>>;

export const limits = frameColumn(Int32Array, columns.limits);
/** Attempt of a client's request, the first is 0; number of a branch, round or call within the process; progress at a device. */
const numbers = frameColumn(Int32Array, columns.attempts);
export const attempts: Seldom = numbers;
/** The visit that a call waits for; -1 = none. */
export const children = frameColumn(Int32Array, columns.children);
/** Next in a queue; -1 = last. */
export const following = frameColumn(Int32Array, columns.following);
/** 0 = well; otherwise 1 + number of the failure cause. */
export const outcomes = frameColumn(Uint8Array, columns.outcomes);
export const flags = frameColumn(Int32Array, columns.flags);
/** Newest of the things the frame holds and must give back; 0 = nothing. */
const newest = frameColumn(Int32Array, columns.holdings);
export const holdings: Seldom = newest;
/** Transaction that its calls belong to; 0 = none. */
const open = frameColumn(Int32Array, columns.transactions);
export const transactions: Seldom = open;
/** Bytes of the answer. */
export const answerBytes = frameColumn(Float64Array, columns.answerBytes);
const demands = frameColumn(Float64Array, columns.demands);

/** CPU demand given by the caller, ms; NaN = the station's own. */
export function givenDemand(frame: number): number {
  const given = demands[frame]!;
  return given === 0 ? Number.NaN : Math.max(0, given);
}

/** The same of another frame; NaN as there. */
export function giveDemand(frame: number, ms: number): void {
  setSeldom(demands, frame, Number.isNaN(ms) ? 0 : ms === 0 ? -1 : ms);
}

/** Unit (a module in a group) whose work it is; -1 = none. */
export const units = frameColumn(Int32Array, columns.units);

/** `allocate`: a new frame without parent, event, holdings; the caller fills in the rest. `livingParent`: the parent that still waits, or -1. */
export const { adopt, allocate, framesUsed, inherit, livingParent, release } = kernel;

/** Past the highest frame ever used, for the rare walk over all: from then on everything that is under way has a frame of its own. */
export function frameTop(): number {
  kernel.unfoldAll();
  return kernel.frameTop();
}

/** Order of frames that does not depend on where they lie, which is chance: by the request that they are of, and by key. */
export function byRequest(one: number, other: number): number {
  return (
    ordinals[one]! - ordinals[other]! || keyHigh[one]! - keyHigh[other]! || keyLow[one]! - keyLow[other]! || one - other
  );
}

/** All frames of which something is so, in that order. */
export function framesThat(isSo: (frame: number) => boolean): number[] {
  const found: number[] = [];
  for (let row = 0; row < frameTop(); row += columns.step) if (kind[row] !== kinds.free && isSo(row)) found.push(row);
  return found.sort(byRequest);
}

export function resetFrames(full: () => void): void {
  host.full = full;
  kernel.resetFrames();
}
