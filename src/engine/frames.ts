/**
 * Frames: everything that is under way, one row each in typed arrays. A frame is a client's request, a call that waits for its answer, a visit at a
 * station (which runs a program there), a branch of one, or a thing that recurs (a source, a processor's clock, a task). Rows are reused; `lives`
 * tells a row's present use from an earlier one, so that nobody speaks to a frame that is gone. Mutable by design: this is the hot state.
 */
import { host, kernel, wide } from './kernel';
import * as flag from './kernel/tables/flags';
import * as kinds from './kernel/tables/kinds';
import * as slots from './kernel/tables/slots';

export { flag, kinds };

export const kind = wide(Uint8Array, slots.kind);
/** What the frame waits for, within its kind. */
export const phase = wide(Uint8Array, slots.phase);
export const lives = wide(Uint32Array, slots.lives);
export const parents = wide(Int32Array, slots.parents);
export const programCounter = wide(Int32Array, slots.programCounter);
export const keyHigh = wide(Int32Array, slots.keyHigh);
export const keyLow = wide(Int32Array, slots.keyLow);
/** Ordinal of the client request in its class, entity key, client: the same for everything done for it. */
export const ordinals = wide(Float64Array, slots.ordinals);
export const entities = wide(Float64Array, slots.entities);
export const clients = wide(Int32Array, slots.clients);
/** Row of the entry operation that it is done for. */
export const flows = wide(Int32Array, slots.flows);
/** Instant past which work for it is dropped; Infinity = none. */
export const deadlines = wide(Float64Array, slots.deadlines);
/** When it began; for a visit, when it was sent. */
export const begun = wide(Float64Array, slots.begun);
/** When it got its slot, or when the present wait began. */
export const marks = wide(Float64Array, slots.marks);
/** When a visit got its slot, and the ms of work it has drawn since, which are kept while somebody watches. */
export const served = wide(Float64Array, slots.served);
export const worked = wide(Float64Array, slots.worked);
/** Instance at which it is (visits), or from which it calls (calls). */
export const places = wide(Int32Array, slots.places);
/** Call site (calls, visits). */
export const sites = wide(Int32Array, slots.sites);
/** Destination by which a visit came; -1 = none. */
export const ways = wide(Int32Array, slots.ways);
/** Round of a repeated call, or branches still waited for. */
export const counters = wide(Int32Array, slots.counters);
export const limits = wide(Int32Array, slots.limits);
/** Attempt of a client's request, the first is 0; number of a branch, round or call within the process; progress at a device. */
export const attempts = wide(Int32Array, slots.attempts);
/** The visit that a call waits for; -1 = none. */
export const children = wide(Int32Array, slots.children);
/** Next in a queue; -1 = last. */
export const following = wide(Int32Array, slots.following);
/** 0 = well; otherwise 1 + number of the failure cause. */
export const outcomes = wide(Uint8Array, slots.outcomes);
export const flags = wide(Uint16Array, slots.flags);
/** Newest of the things the frame holds and must give back; -1 = none. */
export const holdings = wide(Int32Array, slots.holdings);
/** Transaction that its calls belong to; -1 = none. */
export const transactions = wide(Int32Array, slots.transactions);
/** Bytes of the answer. */
export const answerBytes = wide(Float64Array, slots.answerBytes);
/** CPU demand given by the caller, ms; NaN = the station's own. */
export const demands = wide(Float64Array, slots.demands);

/** Unit (a module in a group) whose work it is; -1 = none. */
export const units = wide(Int32Array, slots.units);

/** `allocate`: a new frame without parent, event, holdings; the caller fills in the rest. `livingParent`: the parent that still waits, or -1. */
export const { adopt, allocate, frameTop, inherit, livingParent, release } = kernel;

export function resetFrames(full: () => void): void {
  host.full = full;
  kernel.resetFrames();
}
