/**
 * A call, from the caller's wish to the answer it goes on with. A visit that calls is its own call: it does one thing at a time. A client's request,
 * which waits for its patience meanwhile, calls through a frame of its own. In order: deadline, then for each attempt choice of an instance, breaker, bulkhead,
 * connection, sending; the timeout of an attempt runs from its start, waits included. What is given up is abandoned: the visit runs on as
 * nobody's, and its end is wasted work. Functions that end a call return the frame that goes on, or -1.
 */
import { cancel, now, schedule, scheduleInLane } from './calendar';
import {
  attemptBegun,
  attemptEnds,
  callPhases,
  callSites,
  destinationOf,
  heldConnection,
  heldPlace,
  heldTransaction,
  longestWaitMs,
  makeVisit,
  requestBytes,
  roles,
  siteRoles,
  stateOf,
  tries,
  visitPhases,
} from './call-state';
import { mayRetry, pauseBefore } from './backoff';
import * as f from './frames';
import { copyKey, draw } from './keys';
import type { Link, LinkState, PlaceOptions, Places } from './link';
import { purposes, siteOf } from './random';
import { causes, defects, machine, openTransaction, transactions } from './state';
import { cross } from './transit';
import type { CallSite } from './world';

/** Begins a call of a visit from where it is; -1, or the frame that goes on at once. */
export function startCall(call: number, site: CallSite, role: number): number {
  callSites[call] = site.row;
  tries[call] = 0;
  f.children[call] = -1;
  roles[call] = role;
  heldPlace[call] = 0;
  heldConnection[call] = 0;
  if (site.forwards) {
    const incoming = f.livingParent(call);
    requestBytes[call] = incoming >= 0 ? requestBytes[incoming]! : 0;
  } else {
    const key = siteOf(site.options.step, purposes.requestSize);
    requestBytes[call] = draw(call, key, f.counters[call]!, site.options.requestBytesRow);
  }
  return attempt(call);
}

/** Begins the call of a client's request. */
export function startClientCall(request: number, site: CallSite): number {
  const call = f.allocate(f.kinds.call);
  f.adopt(request, call);
  f.children[request] = call;
  f.inherit(request, call);
  copyKey(request, call);
  f.places[call] = f.places[request]!;
  return startCall(call, site, siteRoles.call);
}

function attempt(call: number): number {
  const { world } = machine;
  const site = world.site(callSites[call]!);
  const caller = world.instance(f.places[call]!);
  attemptBegun[call] = now();
  const held = heldTransaction(call, site);
  const instance = held >= 0 ? world.instance(transactions[held]!.instance) : site.chooserOf(caller).choose(call);
  const destination = instance && site.to(instance.row);
  if (!destination) return fail(call, causes.noRoute);
  const state = site.linkState(caller, destination, world);
  destinationOf[call] = destination;
  stateOf[call] = state;
  if (f.deadlines[call]! <= now()) return fail(call, causes.timedOut);
  const { timeoutMs } = state.link.options;
  attemptEnds[call] = Math.min(now() + Math.min(timeoutMs, longestWaitMs), f.deadlines[call]!);
  if (state.breaker && !state.breaker.admits(now())) return fail(call, causes.brokenCircuit);
  if (state.bulkhead && !state.bulkhead.takes())
    return waitFor(call, state.bulkhead, state.link.options.bulkhead!, callPhases.place);
  if (state.bulkhead) heldPlace[call] = 1;
  return connect(call, state, held);
}

function connect(call: number, state: LinkState, held: number): number {
  if (held >= 0) return send(call, state);
  if (state.pool) {
    if (state.pool.size < 1) return fail(call, causes.refused);
    if (!state.pool.takes()) return waitFor(call, state.pool, state.link.options.pool!, callPhases.connection);
    heldConnection[call] = 1;
    state.link.connectionTaken(attemptBegun[call]!);
    return send(call, state);
  }
  const devices = machine.world.group(destinationOf[call]!.instance.group).devices;
  if (devices && devices.maxConnections < Number.POSITIVE_INFINITY) {
    if (devices.connections >= devices.maxConnections) return fail(call, causes.refused);
    devices.connections++;
    heldConnection[call] = 2;
  }
  return send(call, state);
}

function waitFor(call: number, places: Places, options: PlaceOptions, phase: number): number {
  if (options.waitLimitMs <= 0) return fail(call, causes.refused);
  f.phase[call] = phase;
  f.flags[call]! |= f.flag.waitingForPlace;
  places.line.join(call);
  schedule(call, Math.min(attemptEnds[call]!, now() + options.waitLimitMs));
  return -1;
}

/** A place or connection was handed to a waiting call. */
function handed(call: number, phase: number): void {
  const state = stateOf[call]!;
  if (phase === callPhases.place) {
    heldPlace[call] = 1;
    const next = connect(call, state, -1);
    if (next >= 0) schedule(next, now());
  } else {
    heldConnection[call] = 1;
    state.link.connectionTaken(attemptBegun[call]!);
    const next = send(call, state);
    if (next >= 0) schedule(next, now());
  }
}

function send(call: number, state: LinkState): number {
  const site = machine.world.site(callSites[call]!);
  const destination = destinationOf[call]!;
  if (roles[call] === siteRoles.begin) return beginTransaction(call, site, state);
  const { link } = state;
  armTimeout(call, link);
  link.sent++;
  link.inFlight++;
  if (tries[call] === 0) state.budget?.add(link.options.retry?.budget?.ratio ?? 0);
  machine.world.executionsBegun++;
  const visit = makeVisit(call, site, destination);
  return cross(visit, link, requestBytes[call]!, 0);
}

/** Without timeout and deadline nothing is armed: whoever finds that no answer can come any more arms the longest wait. */
function armTimeout(call: number, link: Link): void {
  f.phase[call] = callPhases.answer;
  const { timeoutMs } = link.options;
  if (f.deadlines[call] === Number.POSITIVE_INFINITY) {
    if (timeoutMs === Number.POSITIVE_INFINITY) return;
    if (attemptBegun[call] === now()) {
      scheduleInLane(call, link.timeoutLane());
      return;
    }
  }
  schedule(call, attemptEnds[call]!);
}

function beginTransaction(call: number, site: CallSite, state: LinkState): number {
  const instance = destinationOf[call]!.instance.row;
  const row = openTransaction({ site, state, instance, connection: heldConnection[call]!, locked: [] });
  giveBackPlace(call);
  f.transactions[call] = row;
  return finish(call, 0);
}

/** The answer to a call has come back; the frame that goes on, or -1. */
export function answerCall(call: number, outcome: number, hit: boolean): number {
  const state = stateOf[call]!;
  const { link } = state;
  link.inFlight--;
  link.answered++;
  link.latencySum += now() - attemptBegun[call]!;
  if (hit) {
    link.hits++;
    f.flags[call]! |= f.flag.hit;
  }
  f.children[call] = -1;
  if (state.breaker?.record(outcome === 0, now())) machine.observer.breakerOpened(link.row);
  giveBack(call);
  if (outcome === 0) return finish(call, 0);
  link.failed++;
  return retryOrFinish(call, outcome);
}

/** The event of a call: its timeout, the end of its wait for a place, or of its pause. */
export function callEvent(call: number): number {
  switch (f.phase[call]) {
    case callPhases.backoff:
      return attempt(call);
    case callPhases.answer:
      return defects.ignoresTimeouts ? -1 : giveUp(call);
    default: {
      f.flags[call]! &= ~f.flag.waitingForPlace;
      if (f.phase[call] === callPhases.connection) stateOf[call]!.link.connections.givenUp++;
      const timedOut = now() >= attemptEnds[call]!;
      return fail(call, timedOut ? causes.timedOut : causes.refused);
    }
  }
}

function giveUp(call: number): number {
  const state = stateOf[call]!;
  state.link.inFlight--;
  state.link.failed++;
  state.link.answered++;
  state.link.latencySum += now() - attemptBegun[call]!;
  abandonVisit(call);
  if (state.breaker?.record(false, now())) machine.observer.breakerOpened(state.link.row);
  giveBack(call);
  return retryOrFinish(call, causes.timedOut);
}

/** The visit runs on as nobody's. */
function abandonVisit(call: number): void {
  const visit = f.children[call]!;
  if (visit >= 0) f.parents[visit] = -1;
  f.children[call] = -1;
}

/** An attempt that was not sent failed. */
function fail(call: number, cause: number): number {
  giveBack(call);
  return retryOrFinish(call, cause);
}

/** Gives back the choice, the place and the connection of the attempt. */
function giveBack(call: number): void {
  const destination = destinationOf[call];
  const site = machine.world.site(callSites[call]!);
  if (destination && heldTransaction(call, site) < 0)
    site.chooserOf(machine.world.instance(f.places[call]!)).done(destination.instance.row);
  giveBackPlace(call);
  const state = stateOf[call];
  if (heldConnection[call] === 1 && state?.pool) {
    state.link.connections.used.change(now(), -1);
    handOn(state.pool, callPhases.connection);
  }
  if (heldConnection[call] === 2 && destination) machine.world.group(destination.instance.group).devices!.connections--;
  heldConnection[call] = 0;
  destinationOf[call] = undefined;
}

function giveBackPlace(call: number): void {
  if (!heldPlace[call]) return;
  heldPlace[call] = 0;
  handOn(stateOf[call]!.bulkhead!, callPhases.place);
}

/** Frees a place and lets the next in line have it. */
export function handOn(places: Places, phase: number): void {
  const next = places.frees();
  if (next >= 0) handed(next, phase);
}

function retryOrFinish(call: number, cause: number): number {
  const state = stateOf[call];
  const retry = state?.link.options.retry ?? null;
  if (!state || !retry || defects.ignoresRetries || !mayRetry(call, cause, state)) return finish(call, cause);
  tries[call]! += 1;
  state.link.retried++;
  f.phase[call] = callPhases.backoff;
  schedule(call, now() + pauseBefore(call, tries[call]!, retry, state.link.options.id));
  return -1;
}

/** The call is over: its caller goes on with the outcome. */
function finish(call: number, outcome: number): number {
  if (f.kind[call] === f.kinds.call) return finishClientCall(call, outcome);
  f.outcomes[call] = outcome;
  f.phase[call] = visitPhases.returned;
  return call;
}

function finishClientCall(call: number, outcome: number): number {
  const request = f.livingParent(call);
  const degraded = f.flags[call]! & f.flag.degraded;
  f.release(call);
  if (request < 0) return -1;
  f.outcomes[request] = outcome;
  f.phase[request] = visitPhases.returned;
  f.flags[request]! |= degraded;
  return request;
}

/** Whether the frame waits within a call. */
export function isCalling(frame: number): boolean {
  return f.phase[frame]! >= callPhases.answer;
}

/** The caller is gone: its call waits for nothing, the visit of it is nobody's. */
export function dropCall(call: number): void {
  cancel(call);
  f.flags[call]! &= ~f.flag.waitingForPlace;
  if (f.phase[call] === callPhases.answer) stateOf[call]!.link.inFlight--;
  abandonVisit(call);
  stateOf[call]?.breaker?.forget();
  giveBack(call);
}
