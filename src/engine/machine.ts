/**
 * The running machine: takes the next event and lets its frame go on, and whatever goes on at once because of it. One event resumes one frame; rare
 * things (sources, tasks) are functions kept beside the frames.
 */
import {
  cancel,
  laneOf,
  nextTime,
  now,
  resetCalendar,
  schedule,
  scheduleAfter,
  setNow,
  takeNext,
  takeReady,
} from './calendar';
import { requestBytes, isCalling, resetCallState, visitPhases } from './call-state';
import { answerCall, callEvent } from './answers';
import { dropCall } from './calls';
import { startClientCall } from './start-call';
import { deliverCancellation } from './cancellation';
import { resetDistributions } from './distributions';
import { answerForkedBranch } from './forks';
import { giveBackVisit, isGivenBack } from './fleet';
import * as f from './frames';
import type { Group } from './group';
import { sendHedge } from './hedge-calls';
import { forgetWaiting, giveBackAll } from './holdings';
import { resetPopulations } from './populations';
import { finishNext, resetProcessors, stopComputing } from './processor';
import { resetPrograms } from './program';
import { derivedKey, deriveKey, purposes, resetStreams, rootKey, siteOf } from './random';
import { causes } from './causes';
import { late, machine, resetState, type Observer } from './state';
import type { Instance } from './station';
import { after, resetTasks, runTask } from './tasks';
import { limitWait, visitEvent } from './visits';
import { stopWork } from './work';

const processorOfClock = new Map<number, number>();

/** Forgets everything, for the next run. */
export function resetMachine(seed: number, observer: Observer): void {
  resetCalendar();
  resetCallState();
  f.resetFrames(() => {
    machine.halted = 'More is under way than a run can hold: something grows without end.';
  });
  resetProcessors();
  resetPrograms();
  resetStreams();
  resetDistributions();
  resetPopulations();
  resetState(seed, observer);
  stepsAtInstant = 0;
  stepsOfEvent = 0;
  resetTasks();
  processorOfClock.clear();
}

/** The frame under which a processor's events come. */
export function createClock(): number {
  return f.allocate(f.kinds.clock);
}

export function bindClock(clock: number, processor: number): void {
  processorOfClock.set(clock, processor);
}

/** More steps than this within one event, or at one instant, are not work but a loop: nothing in it takes time. An event cannot be interrupted, so it gets less. */
const mostInOneEvent = 1_000_000;
const mostAtOneInstant = 4_000_000;
let stepsAtInstant = 0;
let stepsOfEvent = 0;

/** Lets a frame go on, and whatever goes on at once because of it. */
function follow(frame: number): void {
  for (let next = frame; next >= 0 && machine.halted === null; next = resume(next))
    if (++stepsOfEvent > mostInOneEvent) standStill();
}

function standStill(): void {
  machine.halted ??= 'Time stands still: something goes round without end and takes no time.';
}

/** Handles events up to and including `until`, at most so many; the number handled. The clock ends at `until` when nothing is left before it. */
export function run(until: number, most: number): number {
  let handled = 0;
  let instant = now();
  while (handled < most && machine.halted === null) {
    let frame = takeReady();
    if (frame < 0) {
      if (nextTime() > until) break;
      frame = takeNext();
      if (frame < 0) continue;
    }
    handled++;
    stepsOfEvent = 0;
    follow(frame);
    if (now() !== instant) {
      instant = now();
      stepsAtInstant = 0;
    }
    stepsAtInstant += stepsOfEvent;
    if (stepsAtInstant > mostAtOneInstant) standStill();
  }
  const isOver = handled < most && machine.halted === null;
  if (isOver && now() < until) setNow(until);
  return handled;
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
      return finishNext(processorOfClock.get(frame)!);
    case f.kinds.join:
      return answerForkedBranch(frame);
    case f.kinds.hedger:
      return sendHedge(frame);
    case f.kinds.canceller:
      deliverCancellation(frame);
      return -1;
    case f.kinds.task:
      runTask(frame);
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

/** A client's request: number of its class, ordinal in it, key, client. Made for each request, so it must not outlive the call. */
export interface RequestIdentity {
  readonly classId: number;
  readonly ordinal: number;
  readonly entity: number;
  readonly client: number;
  /** Bytes of the request; null = drawn. */
  readonly bytes?: number | null;
  /** Key of what it follows from; absent = it comes by itself, and is told by its ordinal. */
  readonly cause?: { readonly high: number; readonly low: number };
}

/** A client request arrives now. */
export function beginRequest(sort: RequestSort, identity: RequestIdentity): number {
  const { classId, ordinal, entity, client, bytes, cause } = identity;
  const request = f.allocate(f.kinds.request);
  if (cause) deriveKey(cause.high, cause.low, siteOf(classId, purposes.path), 0);
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
  requestBytes[request] = bytes ?? Number.NaN;
  if (sort.patienceMs < Number.POSITIVE_INFINITY) scheduleAfter(request, sort.patienceMs, laneOf(sort.patienceMs));
  follow(askAgain(request));
  return request;
}

/** The client sends its request (again). */
function askAgain(request: number): number {
  return startClientCall(request, machine.world.site(f.sites[request]!));
}

/** The client tries again after a pause, if it still waits then. */
export function askAgainAfter(request: number, ms: number): void {
  const life = f.lives[request]!;
  after(ms, () => {
    if (f.lives[request] !== life) return;
    follow(askAgain(request));
  });
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

/** Everything at an instance dies: what it did fails with a reset one latency later, what it asked others for is nobody's. */
export function killVisits(instance: Instance): void {
  machine.abandons = true;
  const group = machine.world.group(instance.group);
  const dying = rowsOf(f.kinds.visit, instance).filter((row) => diesHere(row, group));
  // None of them is handed what another gives back.
  for (const visit of dying) f.flags[visit]! &= ~f.flag.waitingForPlace;
  for (const branches of rowsOf(f.kinds.join, instance)) f.release(branches);
  for (const visit of dying) if (isCalling(visit)) dropCall(visit);
  const givenBack = dying.filter((visit) => isGivenBack(visit, group)).toSorted((a, b) => f.begun[b]! - f.begun[a]!);
  for (const visit of dying) if (!givenBack.includes(visit)) killVisit(visit, instance);
  // The eldest comes to stand first.
  for (const visit of givenBack) giveBackVisit(visit, instance, group);
  forgetWaiting(instance);
  machine.world.forgetCaller(instance);
}

/** Whether a visit is in the instance: not on its way there or back, and not in the line in front of all. */
function diesHere(visit: number, { line }: Group): boolean {
  if (f.flags[visit]! & f.flag.queued) return line === null;
  return f.phase[visit] !== visitPhases.arriving && f.phase[visit] !== visitPhases.returning;
}

/** Frames of a kind at an instance. */
function rowsOf(kind: number, { row: place }: Instance): readonly number[] {
  const rows: number[] = [];
  for (let row = 0; row < f.frameTop(); row++) if (f.kind[row] === kind && f.places[row] === place) rows.push(row);
  return rows;
}

/** The instance answers nobody for now: whoever waits for it without a timeout will end the wait some time. */
export function limitWaitsFor(instance: Instance): void {
  for (const visit of rowsOf(f.kinds.visit, instance)) if (!(f.flags[visit]! & f.flag.inner)) limitWait(visit);
}

function killVisit(visit: number, instance: Instance): void {
  if (f.kind[visit] !== f.kinds.visit) return;
  cancel(visit);
  stopWork(visit, instance);
  if (instance.uplink >= 0) stopComputing(instance.uplink, visit);
  giveBackAll(visit);
  if (!(f.flags[visit]! & (f.flag.inner | f.flag.queued))) machine.world.group(instance.group).measures.killed++;
  if (f.flags[visit]! & f.flag.inner) {
    f.release(visit);
    return;
  }
  if (f.flags[visit]! & f.flag.queued) instance.leavesQueue(visit);
  f.outcomes[visit] = causes.reset;
  f.phase[visit] = visitPhases.uplink;
  schedule(visit, now());
}
