/**
 * A call, from the caller's wish to the answer it goes on with. A visit that calls is its own call: it does one thing at a time. A client's request, which
 * waits for its patience meanwhile, calls through a frame of its own. In order: deadline, then for each attempt breaker, bulkhead, choice of an
 * instance, connection, sending; the timeout of an attempt runs from its start, waits included. What is given up is abandoned: the visit runs on as nobody's, and
 * its end is wasted work. Functions that end a call return the frame that goes on, or -1.
 */
import { cancel, now, schedule } from './calendar';
import {
  attemptBegun,
  attemptEnd,
  endAttemptAt,
  callPhases,
  callSites,
  chosen,
  connectionSince,
  connectionTaken,
  destinationOf,
  heldConnection,
  heldConnections,
  heldPlace,
  heldTransaction,
  hedgers,
  keptStates,
  linkOf,
  longestWaitMs,
  makeVisit,
  openFor,
  requestBytes,
  roles,
  siteRoles,
  stateOf,
  tallyOf,
  tickets,
  tries,
  visitPhases,
} from './call-state';
import { abandonVisit } from './cancellation';
import { addTo } from './cells';
import { chooseFor, leaveLink, linkFor } from './choice';
import * as f from './frames';
import { armHedges, removeHedge, waitsForHedges } from './hedges';
import { kernel } from './kernel';
import { opens } from './lasting';
import type { Link } from './link';
import type { Places } from './places';
import { armTimeout, holdsBack, mayRetry, pauseBefore, waitLimitMs } from './retries';
import { causes } from './causes';
import { machine, transactions, type Transaction } from './state';
import { isStoodIn } from './stand-ins';
import { tallyCells } from './tallies';
import { transfers } from './transfers';
import { cross } from './transit';
import { refusal, unconnected } from './unconnected';
import type { Destination } from './destination';

/** One attempt of a call begins. */
export function attempt(call: number): number {
  const site = machine.world.sites[callSites[call]!]!;
  const time = now();
  if (isStoodIn(call, site)) return finish(call, 0);
  attemptBegun[call] = time;
  if (f.deadlineOf(call) <= time) return fail(call, causes.timedOut);
  const held = heldTransaction(call, site);
  const link = linkFor(call, site, held);
  if (!link) return fail(call, causes.noRoute);
  const { timeoutMs } = link.options;
  endAttemptAt(call, Math.min(time + (timeoutMs < longestWaitMs ? timeoutMs : longestWaitMs), f.deadlineOf(call)));
  return keptStates[call]! < 0 ? connect(call, link, held) : pass(call, link, held);
}

/** What a caller keeps for its link has a say: budget, throttle, breaker, bulkhead. */
export function pass(call: number, link: Link, held: number): number {
  const state = stateOf(call)!;
  if (state.budget && tries[call] === 0) state.budget.add(link.options.retry?.budget?.ratio ?? 0);
  const cause = state.throttle === null && state.breaker === null ? 0 : holdsBack(call, state);
  if (cause !== 0) return fail(call, cause);
  return state.bulkhead ? enter(call, state.bulkhead, held) : connect(call, link, held);
}

/** Takes a place of the bulkhead, or waits for one. */
function enter(call: number, bulkhead: Places, held: number): number {
  if (!bulkhead.takes()) return waitFor(call, bulkhead, callPhases.place);
  heldPlace[call] = 1;
  return connect(call, linkOf(call)!, held);
}

function connect(call: number, link: Link, held: number): number {
  const site = machine.world.sites[callSites[call]!]!;
  const destination = destinationOf(call) ?? chooseFor(call, site, held);
  if (!destination) return fail(call, causes.noRoute);
  if (held > 0) return sendIn(call, transactions.get(held)!);
  if (keptStates[call]! >= 0) {
    const { pool } = stateOf(call)!;
    if (pool) return takeConnection(call, link, pool);
  }
  const { devices } = destination.instance;
  if (devices !== null && devices.maxConnections < Number.POSITIVE_INFINITY) {
    if (devices.connections >= devices.maxConnections) return fail(call, unconnected(call, link));
    devices.connections++;
    heldConnection[call] = heldConnections.own;
  }
  return send(call, link, destination);
}

function takeConnection(call: number, link: Link, pool: Places): number {
  if (pool.size < 1) return fail(call, unconnected(call, link));
  if (!pool.takes()) return waitFor(call, pool, callPhases.connection);
  connectionTaken(call, link);
  return send(call, link, destinationOf(call)!);
}

/** A transaction has one connection, and that runs one statement at a time. */
function sendIn(call: number, transaction: Transaction): number {
  if (transaction.isLost) return fail(call, causes.reset);
  if (transaction.isBusy) {
    f.phase[call] = callPhases.statement;
    f.flags[call]! |= f.flag.waitingForPlace;
    transaction.line.join(call);
    schedule(call, attemptEnd(call));
    return -1;
  }
  transaction.isBusy = true;
  heldConnection[call] = heldConnections.transaction;
  return send(call, linkOf(call)!, destinationOf(call)!);
}

/** A statement is over: the next one that waits in its transaction is sent. */
function endStatement(row: number): void {
  const transaction = transactions.get(row);
  if (!transaction) return;
  transaction.isBusy = false;
  const next = transaction.line.next();
  if (next < 0) return;
  const on = sendIn(next, transaction);
  if (on >= 0) schedule(on, now());
}

function waitFor(call: number, places: Places, phase: number): number {
  const limitMs = waitLimitMs(call, places.options);
  if (limitMs <= 0) return fail(call, refusal(call, phase));
  f.phase[call] = phase;
  f.flags[call]! |= f.flag.waitingForPlace;
  places.joins(call);
  schedule(call, Math.min(attemptEnd(call), now() + limitMs));
  return -1;
}

/** A place or connection was handed to a waiting call. */
function handed(call: number, phase: number): void {
  const link = linkOf(call)!;
  const isPlace = phase === callPhases.place;
  if (isPlace) heldPlace[call] = 1;
  else connectionTaken(call, link);
  const next = isPlace
    ? connect(call, link, heldTransaction(call, machine.world.site(callSites[call]!)))
    : send(call, link, destinationOf(call)!);
  if (next >= 0) schedule(next, now());
}

function send(call: number, link: Link, destination: Destination): number {
  const { options } = link;
  if (roles[call] === siteRoles.begin) return beginTransaction(call, destination);
  armTimeout(call, link);
  addTo(destination.tally + tallyCells.sent, 1);
  if (options.hedge !== null && !(f.flags[call]! & f.flag.hedge)) armHedges(call, options.hedge);
  machine.world.executionsBegun++;
  const isOpening = options.lasting !== null && opens(call, destination);
  const visit = makeVisit(call, destination);
  if (isOpening) f.flags[visit]! |= f.flag.opens;
  const caller = machine.world.instance(f.places[call]!);
  if (transfers(visit, caller, requestBytes[call]!, visitPhases.sendingOff)) return -1;
  return cross(visit, link, requestBytes[call]!, 0);
}

function beginTransaction(call: number, destination: Destination): number {
  f.setTransaction(call, openFor(call, destination));
  giveBackPlace(call);
  leaveLink(call);
  chosen[call] = -1;
  return finish(call, 0);
}

/** An attempt that was not sent failed. */
export function fail(call: number, cause: number): number {
  stateOf(call)?.breaker?.forget(tickets[call]!);
  giveBack(call);
  return retryOrFinish(call, cause);
}

/** Gives back the choice, the place and the connection of the attempt. What the caller keeps for the link is still asked whether it tries again. */
export function giveBack(call: number): void {
  const destination = destinationOf(call);
  const held = heldConnection[call]!;
  heldConnection[call] = heldConnections.none;
  if (destination !== null && held < heldConnections.awaited)
    destination.site.chooserOf(machine.world.instances[f.places[call]!]!).done(destination.instance.row);
  if (heldPlace[call]) giveBackPlace(call);
  leaveLink(call);
  chosen[call] = -1;
  if (held !== heldConnections.none) disconnect(call, held, destination);
}

function disconnect(call: number, held: number, destination: Destination | null): void {
  const pool = stateOf(call)?.pool;
  if (held === heldConnections.transaction) endStatement(f.transactions[call]!);
  if (held === heldConnections.pooled && pool && destination) {
    destination.link.connections.back(connectionSince[call]!);
    handOn(pool, callPhases.connection);
  }
  if (held === heldConnections.own && destination) destination.instance.devices!.connections--;
}

function giveBackPlace(call: number): void {
  if (!heldPlace[call]) return;
  heldPlace[call] = 0;
  handOn(stateOf(call)!.bulkhead!, callPhases.place);
}

/** Frees a place and lets the next in line have it. */
export function handOn(places: Places, phase: number): void {
  const next = places.frees();
  if (next >= 0) handed(next, phase);
}

export function retryOrFinish(call: number, cause: number): number {
  if (machine.watcher) machine.watcher.attemptFailed(call, cause);
  if (f.flags[call]! & f.flag.hedge) return finish(call, cause);
  if (hedgers[call]! > 0 && waitsForHedges(call)) {
    f.phase[call] = callPhases.hedges;
    cancel(call);
    return -1;
  }
  const link = linkOf(call);
  const retry = link?.options.retry ?? null;
  if (!link || !retry || !mayRetry(call, cause, retry)) return finish(call, cause);
  tries[call]! += 1;
  link.retried++;
  machine.world.group(machine.world.instance(f.places[call]!).group).executions?.enters();
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
    return f.flags[call]! & f.flag.hedge ? finishHedge(call, outcome) : kernel.endClientCall(call, outcome);
  cancel(call);
  f.outcomes[call] = outcome;
  f.phase[call] = visitPhases.returned;
  return call;
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
  f.flags[call]! &= ~f.flag.hedged;
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
  if (f.phase[call] === callPhases.answer) addTo(tallyOf(call, linkOf(call)!) + tallyCells.left, 1);
  abandonVisit(call);
  stateOf(call)?.breaker?.forget(tickets[call]!);
  giveBack(call);
}
