/**
 * The running machine: takes the next event and lets its frame go on, and whatever goes on at once because of it. One event resumes one frame; rare
 * things (sources, tasks) are functions kept beside the frames.
 */
import { laneOf, limitTo, nothing, now, resetCalendar, scheduleAfter, setNow } from './calendar';
import { requestBytes, isCalling, resetCallState, siteRoles, visitPhases } from './call-state';
import { answerCall, callEvent } from './answers';
import { dropCall } from './calls';
import { resetCells } from './cells';
import { resetIntegers } from './integers';
import { resetRings } from './ring';
import { startCall, startClientCall } from './start-call';
import { deliverCancellation } from './cancellation';
import { resetLasting } from './lasting';
import { resetDistributions } from './distributions';
import * as f from './frames';
import { sendHedge } from './hedge-calls';
import { host, kernel } from './kernel';
import { resetBrokers, wakeBrokers } from './messages/broker';
import { claimAnswered, claimEvent, resetClaims } from './messages/claim';
import { resetPopulations } from './populations';
import './short-pass';
import { finishNext } from './processor';
import { resetPrograms } from './program';
import { resetRequestCounts } from './request-counts';
import { resetSources } from './source';
import { derivedKey, deriveKey, purposes, resetStreams, rootKey, siteOf } from './random';
import { late, machine, resetState, type Observer } from './state';
import { resetStandIns } from './stand-ins';
import { after, resetTasks, runTask } from './tasks';
import { visitEvent } from './visits';
import { forgetWays, learnWays } from './ways';

/** Forgets everything, for the next run. */
export function resetMachine(seed: number, observer: Observer): void {
  resetRequestCounts(now());
  resetCalendar();
  resetSources();
  kernel.resetSteps();
  resetCells();
  resetIntegers();
  resetRings();
  resetCallState();
  f.resetFrames(() => {
    machine.halted = 'More is under way than a run can hold: something grows without end.';
  });
  resetPrograms();
  resetStreams();
  resetDistributions();
  resetPopulations();
  resetState(seed, observer);
  resetTasks();
  resetBrokers();
  resetClaims();
  resetLasting();
  resetStandIns();
}

/** The frame under which a processor's events come. */
export function createClock(): number {
  return f.allocate(f.kinds.clock);
}

host.standStill = () => {
  machine.halted ??= 'Time stands still: something goes round without end and takes no time.';
};

/** Lets a frame go on, and whatever goes on at once because of it: by the kernel as far as that knows how, and by the long way where it does not. */
function follow(frame: number): void {
  let next = kernel.follow(frame);
  while (next >= 0) {
    next = resume(next);
    if (!kernel.takesStep()) return;
    if (next >= 0) next = kernel.follow(next);
  }
}

/** Events that the kernel counts to. */
const mostAtOnce = 0x7fff_ffff;

/** Handles events up to and including `until`, at most so many; the number handled. The clock ends at `until` when nothing is left before it. */
export function run(until: number, most: number): number {
  let handled = 0;
  let isOver = false;
  limitTo(until);
  forgetWays();
  if (machine.isChanged) wakeBrokers();
  try {
    while (handled < most && machine.halted === null && !isOver) {
      learnWays();
      const rest = kernel.run(Math.min(most - handled, mostAtOnce));
      if (rest >= 0) {
        takeUp(rest);
        kernel.closeEvent();
      }
      handled += kernel.handledEvents();
      isOver = rest === nothing;
    }
  } finally {
    // Also of a run that failed: what it has is told, and holds together.
    kernel.tellCounts();
    kernel.unfoldAll();
    // What the run did to itself meanwhile was looked after at once.
    machine.isChanged = false;
  }
  machine.isFull = handled === most;
  if (isOver && machine.halted === null && now() < until) setNow(until);
  return handled;
}

host.startCall = (call, site) => startCall(call, machine.world.sites[site]!, siteRoles.call);
host.followLong = takeUp;

/** The kernel leaves a frame at something that it does not know. */
function takeUp(frame: number): void {
  const next = resume(frame);
  if (kernel.takesStep() && next >= 0) follow(next);
}

function resume(frame: number): number {
  switch (f.kind[frame]) {
    case f.kinds.visit:
      return visitResumed(frame);
    case f.kinds.call:
      return callEvent(frame);
    case f.kinds.request:
      return requestResumed(frame);
    case f.kinds.clock:
      return finishNext(f.places[frame]!);
    case f.kinds.join:
      return f.phase[frame] === visitPhases.returned ? kernel.answerBranch(frame) : kernel.beginBranches(frame);
    case f.kinds.hedger:
      return sendHedge(frame);
    case f.kinds.canceller:
      deliverCancellation(frame);
      return -1;
    case f.kinds.delivery:
      return claimEvent(frame);
    case f.kinds.task:
    case f.kinds.source:
      if (runTask(frame)) wakeBrokers();
      return -1;
    default:
      throw new Error(`a frame of kind ${f.kind[frame]} was resumed`);
  }
}

/** A visit that came back answers its call; anything else is the visit's own business. */
function visitResumed(visit: number): number {
  if (isCalling(visit)) return callEvent(visit);
  const next = visitEvent(visit);
  if (next > -3) return next;
  const call = f.livingParent(visit);
  const outcome = f.outcomes[visit]!;
  if (f.kind[call] === f.kinds.delivery) {
    f.release(visit);
    return claimAnswered(call, outcome);
  }
  const hit = (f.flags[visit]! & f.flag.hit) !== 0;
  // A degraded answer makes the whole client request degraded.
  f.flags[call]! |= f.flags[visit]! & f.flag.degraded;
  f.release(visit);
  return answerCall(call, outcome, hit);
}

/** How and from where a sort of client request is sent. */
export interface RequestSort {
  /** Row under which it is counted. */
  readonly flow: number;
  /** Call site of the clients. */
  readonly site: number;
  /** Instance that stands for the clients. */
  readonly place: number;
  /** Longest wait, ms; Infinity = without end. */
  readonly patienceMs: number;
}

/** A client's request: number of its class, ordinal in it, key, client. Read at once, so that whoever makes many may use one again. */
export interface RequestIdentity {
  readonly classId: number;
  readonly ordinal: number;
  readonly entity: number;
  readonly client: number;
  /** Bytes of the request; null = drawn. */
  readonly bytes: number | null;
  /** Key of what it follows from; null = it comes by itself, and is told by its ordinal. */
  readonly cause: { readonly high: number; readonly low: number } | null;
}

/** A client request arrives now. */
export function beginRequest(sort: RequestSort, identity: RequestIdentity): number {
  const request = holdRequest(sort, identity);
  follow(askAgain(request));
  return request;
}

/** One arrives whose client cannot send it yet. */
export function holdRequest(sort: RequestSort, identity: RequestIdentity): number {
  const { classId, ordinal, entity, client, bytes, cause } = identity;
  const request = f.allocate(f.kinds.request);
  if (cause !== null) deriveKey(cause.high, cause.low, siteOf(classId, purposes.path), 0);
  else rootKey(machine.seed, classId, ordinal);
  f.keyHigh[request] = derivedKey[0]!;
  f.keyLow[request] = derivedKey[1]!;
  f.ordinals[request] = ordinal;
  f.entities[request] = entity;
  f.clients[request] = client;
  f.flows[request] = sort.flow;
  f.begun[request] = now();
  f.places[request] = sort.place;
  f.sites[request] = sort.site;
  if (bytes !== null) {
    f.flags[request]! |= f.flag.sized;
    requestBytes[request] = bytes;
  }
  if (sort.patienceMs < Number.POSITIVE_INFINITY) scheduleAfter(request, sort.patienceMs, laneOf(sort.patienceMs));
  return request;
}

/** The client sends now what it held. */
export function sendHeld(request: number): void {
  follow(askAgain(request));
}

/** It will never send it. */
export function dropHeld(request: number, cause: number): void {
  machine.observer.requestEnded(request, cause);
  f.release(request);
}

/** The client sends its request (again). */
function askAgain(request: number): number {
  return startClientCall(request, machine.world.site(f.sites[request]!));
}

/** The client tries again after a pause, if it still waits then. */
export function askAgainAfter(request: number, ms: number): void {
  const life = f.lives[request]!;
  after(
    ms,
    () => {
      if (f.lives[request] !== life) return;
      follow(askAgain(request));
    },
    true,
  );
}

/** An answer for a client, or the end of its patience. */
function requestResumed(request: number): number {
  const answered = f.phase[request] === visitPhases.returned;
  const outcome = answered ? f.outcomes[request]! : late;
  if (!answered) {
    dropChildCall(request);
  } else if (outcome !== 0 && machine.observer.willTryAgain(request, outcome)) {
    f.phase[request] = visitPhases.running;
    return -1;
  }
  machine.observer.requestEnded(request, outcome);
  f.release(request);
  return -1;
}

/** The client has gone: its call waits for nothing. */
function dropChildCall(request: number): void {
  const call = f.children[request]!;
  if (call < 0 || f.kind[call] !== f.kinds.call || f.livingParent(call) !== request) return;
  dropCall(call);
  f.release(call);
}
