/**
 * What a frame is doing now, read from its columns by those who follow a request: nothing here is asked while a run only runs. What a frame does holds from
 * the end of one event to the end of the next that touches it.
 */
import {
  attemptBegun,
  callPhases,
  callSites,
  isCalling,
  roles,
  siteRoles,
  calledOver,
  tries,
  visitPhases,
} from './call-state';
import * as f from './frames';

export type Doing =
  /** On the network, there or back, or handed to it. */
  | 'crossing'
  /** Waits for a slot of the instance. */
  | 'queued'
  /** In its slot, at a step of its program or at the work of a message. */
  | 'working'
  /** Waits for a lock, a device or somebody else's fetch. */
  | 'locked'
  /** Calls, and waits for a place of its bulkhead, a connection, its transaction's connection, or the pause before a further attempt. */
  | 'place'
  | 'connection'
  | 'statement'
  | 'pausing'
  /** Waits for the answer of what it called. */
  | 'awaiting';

const doingOfCall: Readonly<Record<number, Doing>> = {
  [callPhases.answer]: 'awaiting',
  [callPhases.hedges]: 'awaiting',
  [callPhases.backoff]: 'pausing',
  [callPhases.place]: 'place',
  [callPhases.connection]: 'connection',
  [callPhases.statement]: 'statement',
};

const crossing: ReadonlySet<number> = new Set([
  visitPhases.returning,
  visitPhases.uplink,
  visitPhases.sendingOff,
  visitPhases.receiving,
  visitPhases.taking,
]);

/** Of a visit or a call. */
export function doingOf(frame: number): Doing {
  const phase = f.phase[frame]!;
  const ofCall = doingOfCall[phase];
  if (ofCall) return ofCall;
  if (phase === visitPhases.arriving) return f.flags[frame]! & f.flag.queued ? 'queued' : 'crossing';
  if (crossing.has(phase)) return 'crossing';
  return phase === visitPhases.running && f.flags[frame]! & f.flag.waitingForPlace ? 'locked' : 'working';
}

/** The attempt that a call is at: instant at which it began, its number within the call (0 = the first), round of a repeated call, site. */
export interface Attempt {
  readonly begunMs: number;
  readonly number: number;
  readonly round: number;
  readonly site: number;
  /** Row of its link; -1 = it leads nowhere. */
  readonly link: number;
  /** It only begins a transaction: nothing is sent. */
  readonly isBegin: boolean;
}

/** The attempt that the frame makes, or made last. */
export function attemptOf(call: number): Attempt {
  return {
    begunMs: attemptBegun[call]!,
    number: tries[call]!,
    round: f.counters[call]!,
    site: callSites[call]!,
    link: calledOver[call]!,
    isBegin: roles[call] === siteRoles.begin,
  };
}

export function isSameAttempt(a: Attempt, b: Attempt): boolean {
  return a.begunMs === b.begunMs && a.number === b.number && a.round === b.round && a.site === b.site;
}

/** Whether the frame still waits for this attempt: its place, its connection, its answer or its hedges. */
export function isAt(call: number, attempt: Attempt): boolean {
  return isCalling(call) && f.phase[call] !== callPhases.backoff && isSameAttempt(attemptOf(call), attempt);
}
