/**
 * A call, from the caller's wish to the answer it goes on with. A visit that calls is its own call: it does one thing at a time. A client's request, which
 * waits for its patience meanwhile, calls through a frame of its own. In order: deadline, then for each attempt breaker, bulkhead, choice of an
 * instance, connection, sending; the timeout of an attempt runs from its start, waits included. What is given up is abandoned: the visit runs on as nobody's, and
 * its end is wasted work. Functions that end a call return the frame that goes on, or -1.
 */
import { cancel, now, schedule } from './calendar';
import {
  attemptBegun,
  attemptEnds,
  callPhases,
  callSites,
  destinationOf,
  heldConnection,
  heldConnections,
  heldPlace,
  heldTransaction,
  hedgers,
  longestWaitMs,
  makeVisit,
  requestBytes,
  roles,
  siteRoles,
  stateOf,
  tallyOf,
  tickets,
  tries,
  visitPhases,
} from './call-state';
import { cancelVisit } from './cancellation';
import { chooseFor, leaveLink, linkFor } from './choice';
import * as f from './frames';
import { armHedges, removeHedge, waitsForHedges } from './hedges';
import type { LinkState, Places } from './link';
import { armTimeout, holdsBack, mayRetry, pauseBefore } from './retries';
import { causes } from './causes';
import { machine, openTransaction, transactions, type Transaction } from './state';
import { cross } from './transit';
import { refusal, unconnected } from './unconnected';
import type { CallSite } from './world';

/** One attempt of a call begins. */
export function attempt(call: number): number {
  const site = machine.world.site(callSites[call]!);
  attemptBegun[call] = now();
  if (f.deadlines[call]! <= now()) return fail(call, causes.timedOut);
  const held = heldTransaction(call, site);
  const state = linkFor(call, site, held);
  if (!state) return fail(call, causes.noRoute);
  attemptEnds[call] = Math.min(now() + Math.min(state.link.options.timeoutMs, longestWaitMs), f.deadlines[call]!);
  if (state.budget && tries[call] === 0) state.budget.add(state.link.options.retry?.budget?.ratio ?? 0);
  const cause = state.throttle === null && state.breaker === null ? 0 : holdsBack(call, state);
  if (cause !== 0) return fail(call, cause);
  return state.bulkhead ? enter(call, state, held) : connect(call, state, held);
}

/** Takes a place of the bulkhead, or waits for one. */
function enter(call: number, state: LinkState, held: number): number {
  const bulkhead = state.bulkhead!;
  if (!bulkhead.takes()) return waitFor(call, bulkhead, callPhases.place);
  heldPlace[call] = 1;
  return connect(call, state, held);
}

function connect(call: number, state: LinkState, held: number): number {
  if (!destinationOf[call] && !chooseFor(call, machine.world.site(callSites[call]!), held))
    return fail(call, causes.noRoute);
  if (held >= 0) return sendIn(call, state, transactions.get(held)!);
  if (state.pool) {
    if (state.pool.size < 1) return fail(call, unconnected(call, state));
    if (!state.pool.takes()) return waitFor(call, state.pool, callPhases.connection);
    heldConnection[call] = heldConnections.pooled;
    state.link.connectionTaken(attemptBegun[call]!);
    return send(call, state);
  }
  const { devices } = destinationOf[call]!.instance;
  if (devices && devices.maxConnections < Number.POSITIVE_INFINITY) {
    if (devices.connections >= devices.maxConnections) return fail(call, unconnected(call, state));
    devices.connections++;
    heldConnection[call] = heldConnections.own;
  }
  return send(call, state);
}

/** A transaction has one connection, and that runs one statement at a time. */
function sendIn(call: number, state: LinkState, transaction: Transaction): number {
  if (transaction.isLost) return fail(call, causes.reset);
  if (transaction.isBusy) {
    f.phase[call] = callPhases.statement;
    f.flags[call]! |= f.flag.waitingForPlace;
    transaction.line.join(call);
    schedule(call, attemptEnds[call]!);
    return -1;
  }
  transaction.isBusy = true;
  heldConnection[call] = heldConnections.transaction;
  return send(call, state);
}

/** A statement is over: the next one that waits in its transaction is sent. */
function endStatement(row: number): void {
  const transaction = transactions.get(row);
  if (!transaction) return;
  transaction.isBusy = false;
  const next = transaction.line.next();
  if (next < 0) return;
  const on = sendIn(next, stateOf[next]!, transaction);
  if (on >= 0) schedule(on, now());
}

function waitFor(call: number, places: Places, phase: number): number {
  if (places.waitLimitMs <= 0) return fail(call, refusal(call, phase));
  f.phase[call] = phase;
  f.flags[call]! |= f.flag.waitingForPlace;
  places.line.join(call);
  schedule(call, Math.min(attemptEnds[call]!, now() + places.waitLimitMs));
  return -1;
}

/** A place or connection was handed to a waiting call. */
function handed(call: number, phase: number): void {
  const state = stateOf[call]!;
  const isPlace = phase === callPhases.place;
  (isPlace ? heldPlace : heldConnection)[call] = 1;
  if (!isPlace) state.link.connectionTaken(attemptBegun[call]!);
  const next = isPlace
    ? connect(call, state, heldTransaction(call, machine.world.site(callSites[call]!)))
    : send(call, state);
  if (next >= 0) schedule(next, now());
}

function send(call: number, state: LinkState): number {
  const site = machine.world.site(callSites[call]!);
  const destination = destinationOf[call]!;
  if (roles[call] === siteRoles.begin) return beginTransaction(call, site, state);
  const { link } = state;
  armTimeout(call, link);
  link.sent++;
  link.inFlight++;
  tallyOf(call, state).sent++;
  if (link.options.hedge !== null && !(f.flags[call]! & f.flag.hedge)) armHedges(call, link.options.hedge);
  machine.world.executionsBegun++;
  const visit = makeVisit(call, site, destination);
  return cross(visit, link, requestBytes[call]!, 0);
}

function beginTransaction(call: number, site: CallSite, state: LinkState): number {
  const instance = destinationOf[call]!.instance.row;
  const connection = heldConnection[call]!;
  f.transactions[call] = openTransaction({ site, state, instance, connection, outer: f.transactions[call]! });
  giveBackPlace(call);
  leaveLink(call);
  destinationOf[call] = undefined;
  return finish(call, 0);
}

/** The visit runs on as nobody's; with cancellation it hears of that. */
export function abandonVisit(call: number): void {
  const visit = f.children[call]!;
  if (visit >= 0) {
    f.parents[visit] = -1;
    const { link } = stateOf[call]!;
    if (link.options.cancels) cancelVisit(visit, link);
  }
  f.children[call] = -1;
}

/** An attempt that was not sent failed. */
export function fail(call: number, cause: number): number {
  stateOf[call]?.breaker?.forget(tickets[call]!);
  giveBack(call);
  return retryOrFinish(call, cause);
}

/** Gives back the choice, the place and the connection of the attempt. */
export function giveBack(call: number): void {
  const destination = destinationOf[call];
  const site = machine.world.site(callSites[call]!);
  const held = heldConnection[call]!;
  heldConnection[call] = heldConnections.none;
  if (destination && held < heldConnections.awaited)
    site.chooserOf(machine.world.instance(f.places[call]!)).done(destination.instance.row);
  giveBackPlace(call);
  const state = stateOf[call];
  leaveLink(call);
  if (held === heldConnections.transaction) endStatement(f.transactions[call]!);
  if (held === heldConnections.pooled && state?.pool) {
    state.link.connections.used.change(now(), -1);
    handOn(state.pool, callPhases.connection);
  }
  if (held === heldConnections.own && destination) destination.instance.devices!.connections--;
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

export function retryOrFinish(call: number, cause: number): number {
  if (f.flags[call]! & f.flag.hedge) return finish(call, cause);
  if (hedgers[call]! > 0 && waitsForHedges(call)) {
    f.phase[call] = callPhases.hedges;
    cancel(call);
    return -1;
  }
  const state = stateOf[call];
  const retry = state?.link.options.retry ?? null;
  if (!state || !retry || !mayRetry(call, cause, retry)) return finish(call, cause);
  tries[call]! += 1;
  state.link.retried++;
  f.phase[call] = callPhases.backoff;
  schedule(call, now() + pauseBefore(call, retry));
  return -1;
}

/** The call is over: its caller goes on with the outcome, and what it waited for besides the answer must not disturb what it does next. */
export function finish(call: number, outcome: number): number {
  // A timer of the call would wake the caller in the middle of what it does next.
  cancel(call);
  if (hedgers[call]! > 0) dropHedges(call);
  if (f.kind[call] === f.kinds.call)
    return f.flags[call]! & f.flag.hedge ? finishHedge(call, outcome) : finishClientCall(call, outcome);
  cancel(call);
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

/** A hedge ended: a good answer is the call's, a bad one counts when nothing else is waited for. */
function finishHedge(hedge: number, outcome: number): number {
  const call = f.livingParent(hedge);
  const told = f.flags[hedge]! & (f.flag.hit | f.flag.degraded);
  f.release(hedge);
  if (call < 0) return -1;
  removeHedge(hedgers[call]! - 1, hedge);
  if (outcome !== 0) return f.phase[call] === callPhases.hedges ? retryOrFinish(call, outcome) : -1;
  f.flags[call]! |= told;
  if (f.phase[call] === callPhases.answer) leaveAttempt(call);
  return finish(call, 0);
}

function dropHedges(call: number): void {
  const hedger = hedgers[call]! - 1;
  hedgers[call] = 0;
  for (let hedge = f.children[hedger]!; hedge >= 0;) {
    const next = f.following[hedge]!;
    dropCall(hedge);
    f.release(hedge);
    hedge = next;
  }
  f.release(hedger);
}

/** The caller is gone: its call waits for nothing, the visit of it is nobody's. */
export function dropCall(call: number): void {
  leaveAttempt(call);
  if (hedgers[call]! > 0) dropHedges(call);
}

/** The attempt under way is given up, and nothing is learned from it. */
function leaveAttempt(call: number): void {
  cancel(call);
  f.flags[call]! &= ~f.flag.waitingForPlace;
  if (f.phase[call] === callPhases.answer) stateOf[call]!.link.inFlight--;
  abandonVisit(call);
  stateOf[call]?.breaker?.forget(tickets[call]!);
  giveBack(call);
}
