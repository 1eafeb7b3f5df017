/** What callers and visits keep beside their frames, and what they wait for. */
import { now } from './calendar';
import * as f from './frames';
import { copyKey, deriveFrameKey, draw, entityOf } from './keys';
import { frameColumn } from './kernel';
import * as callPhases from './kernel/tables/phases';
import * as visitPhases from './kernel/tables/phases';
import * as columns from './kernel/tables/frame-columns';
import type { Link, LinkState } from './link';
import { nameMessage } from './messages/repeats';
import { purposes, siteOf, turnOf } from './random';
import { machine, openTransaction, transactions } from './state';
import { nobodyCalled } from './tallies';
import type { Destination } from './destination';
import type { CallSite } from './call-site';

/** What a caller waits for, and what a visit does: apart, since a visit that calls is both. */
export { callPhases, visitPhases };

/** A caller without a timeout waits at most this long, ms. */
export const longestWaitMs = 15 * 60_000;

/** What a site does beyond calling: nothing, begin a transaction, commit one. */
export const siteRoles = { call: 0, begin: 1, commit: 2 } as const;

/** Row of the destination of the present attempt; -1 = none is chosen. */
export const chosen = frameColumn(Int32Array, columns.chosen);
/** 1 = the present attempt waits over its link. */
export const waitsOverLink = frameColumn(Uint8Array, columns.waitsOverLink);
/** Row of the link of the present attempt, or of the last one; -1 = none was found yet. */
export const calledOver = frameColumn(Int32Array, columns.calledOver);
/** Row of what the caller keeps for that link; -1 = nothing. */
export const keptStates = frameColumn(Int32Array, columns.keptStates);
const attemptEnds = frameColumn(Float64Array, columns.attemptEnds);
export const requestBytes = frameColumn(Float64Array, columns.requestBytes);
export const attemptBegun = frameColumn(Float64Array, columns.attemptBegun);

/** Instant at which the present attempt ends, whatever it waits for. */
export function attemptEnd(call: number): number {
  return attemptEnds[call]! || attemptBegun[call]! + longestWaitMs;
}

export function endAttemptAt(call: number, time: number): void {
  attemptEnds[call] = time;
}

export const heldPlace = frameColumn(Uint8Array, columns.heldPlace);
/** Connection of an attempt: of a pool, opened for the call alone, that of its transaction, which it may have to wait for. */
export const heldConnections = { none: 0, pooled: 1, own: 2, awaited: 3, transaction: 4 } as const;
export const heldConnection = frameColumn(Uint8Array, columns.heldConnection);
/** Instant at which its pooled connection was taken. */
export const connectionSince = frameColumn(Float64Array, columns.connectionSince);
/** Ticket of the present attempt at its breaker. */
export const tickets = frameColumn(Int32Array, columns.tickets);
/** 1 + the frame that sends the call's hedges; 0 = none. */
export const hedgers = frameColumn(Int32Array, columns.hedgers);
export const roles = frameColumn(Uint8Array, columns.roles);
/** Site of the call that the frame makes. */
export const callSites = frameColumn(Int32Array, columns.callSites);
/** Attempt of the present call, the first is 0. */
export const tries = frameColumn(Uint8Array, columns.tries);

/** Forgets what calls of the run before had; to be done before the frames are forgotten. */
export function resetCallState(): void {
  for (let row = 0; row < f.frameTop(); row += f.frameStep) hedgers[row] = 0;
}

/** Whether the frame waits within a call. */
export function isCalling(frame: number): boolean {
  return f.phase[frame]! >= callPhases.answer;
}

/** The transaction whose connection the call uses; 0 = none. */
export function heldTransaction(call: number, site: CallSite): number {
  const row = f.transactions[call]!;
  if (row === 0 || roles[call] === siteRoles.begin) return 0;
  const transaction = transactions.get(row);
  return transaction && site.to(transaction.instance) ? row : 0;
}

export function destinationOf(call: number): Destination | null {
  const row = chosen[call]!;
  return row < 0 ? null : machine.world.destinations[row]!;
}

export function linkOf(call: number): Link | null {
  const row = calledOver[call]!;
  return row < 0 ? null : machine.world.links[row]!;
}

export function stateOf(call: number): LinkState | null {
  const row = keptStates[call]!;
  return row < 0 ? null : machine.world.states[row]!;
}

/** A call has no attempt under way. */
export function clearAttempt(call: number): void {
  chosen[call] = -1;
  waitsOverLink[call] = 0;
  calledOver[call] = -1;
  keptStates[call] = -1;
  heldPlace[call] = 0;
  heldConnection[call] = heldConnections.none;
}

/** The visit of an attempt, about to cross its link. */
export function makeVisit(call: number, { site, link, instance, entry, row }: Destination): number {
  const visit = f.allocate(f.kinds.visit);
  f.adopt(call, visit);
  f.inherit(call, visit);
  const { options, forwards } = site;
  const round = f.counters[call]!;
  const turn = tries[call]!;
  if (forwards && turn === 0) copyKey(call, visit);
  else deriveFrameKey(call, visit, options.step, turnOf(forwards ? 0 : round, turn));
  if (site.sends !== null) nameMessage(call, visit, options.step);
  f.children[call] = visit;
  f.phase[visit] = visitPhases.arriving;
  f.sites[visit] = site.row;
  f.ways[visit] = row;
  f.places[visit] = instance.row;
  f.programCounter[visit] = entry;
  f.begun[visit] = now();
  if (f.transactions[call]! > 0) f.setTransaction(visit, heldTransaction(call, site));
  if (forwards) f.giveDemand(visit, f.givenDemand(call));
  else if (options.demandRow >= 0)
    f.giveDemand(visit, draw(call, siteOf(options.step, purposes.demand), turnOf(round, turn), options.demandRow));
  if (!forwards) f.entities[visit] = entityOf(call, site, round);
  f.answerBytes[visit] = forwards
    ? f.answerBytes[call]!
    : draw(call, siteOf(options.step, purposes.responseSize), round, options.responseBytesRow);
  // A router passes on what it was told; elsewhere the remaining time travels only where the wire says so.
  if (link.options.propagatesDeadline) f.setDeadline(visit, attemptEnd(call));
  else if (!forwards) f.setDeadline(visit, Number.POSITIVE_INFINITY);
  return visit;
}

/** The row in which what becomes of the present attempt of a call is counted, by who called whom. */
export function tallyOf(call: number, link: Link): number {
  const destination = destinationOf(call);
  if (destination !== null) return destination.tally;
  return link.tallies.of(machine.world.instance(f.places[call]!).group, nobodyCalled);
}

/** The way by which a visit came; null for those within another visit. */
export function wayOf(visit: number): Destination | null {
  const row = f.ways[visit]!;
  return row < 0 ? null : machine.world.destinations[row]!;
}

/** The link over which a visit came. */
export function linkOfVisit(visit: number): Link | null {
  return wayOf(visit)?.link ?? null;
}

export function callRequestBytes(call: number): number {
  return requestBytes[call]!;
}

/** An attempt has a connection of its caller's pool now. */
export function connectionTaken(call: number, link: Link): void {
  heldConnection[call] = heldConnections.pooled;
  connectionSince[call] = now();
  link.connections.taken(attemptBegun[call]!);
}

/** A transaction begins with the connection that a call has taken; its number. */
export function openFor(call: number, { site, instance }: Destination): number {
  return openTransaction({
    site,
    caller: f.places[call]!,
    link: linkOf(call)!,
    pool: stateOf(call)?.pool ?? null,
    instance: instance.row,
    connection: heldConnection[call]!,
    since: connectionSince[call]!,
    outer: f.transactions[call]!,
  });
}
