/** What callers and visits keep beside their frames, and what they wait for. */
import { float64Column, int32Column, uint8Column } from './columns';
import { now } from './calendar';
import * as f from './frames';
import { copyKey, deriveFrameKey, draw, entityOf } from './keys';
import type { Link, LinkState } from './link';
import { purposes, siteOf, turnOf } from './random';
import { machine, transactions } from './state';
import type { Tally } from './tallies';
import type { CallSite, Destination } from './world';

/** What a caller waits for; apart from the phases of visits, since a visit that calls is both. */
export const callPhases = { answer: 16, backoff: 17, place: 18, connection: 19, hedges: 20, statement: 21 } as const;
export const visitPhases = {
  running: 0,
  arriving: 1,
  incoming: 2,
  outgoing: 3,
  uplink: 4,
  returning: 5,
  sending: 6,
  returned: 7,
  /** What came back was read. */
  absorbed: 8,
} as const;

/** A caller without a timeout waits at most this long, ms. */
export const longestWaitMs = 15 * 60_000;

/** What a site does beyond calling: nothing, begin a transaction, commit one. */
export const siteRoles = { call: 0, begin: 1, commit: 2 } as const;

export const destinationOf: (Destination | undefined)[] = [];
export const stateOf: (LinkState | undefined)[] = [];
/** Instants at which the present attempts end, whatever they wait for. */
export const attemptEnds = float64Column(f.kind.length);
export const requestBytes = float64Column(f.kind.length);
export const attemptBegun = float64Column(f.kind.length);
/** 1 = counted among those that wait over the link. */
export const countedAtLink = uint8Column(f.kind.length);
export const heldPlace = uint8Column(f.kind.length);
/** Connection of an attempt: of a pool, opened for the call alone, that of its transaction, which it may have to wait for. */
export const heldConnections = { none: 0, pooled: 1, own: 2, awaited: 3, transaction: 4 } as const;
export const heldConnection = uint8Column(f.kind.length);
/** Ticket of the present attempt at its breaker. */
export const tickets = int32Column(f.kind.length);
/** 1 + the frame that sends the call's hedges; 0 = none. */
export const hedgers = int32Column(f.kind.length);
export const roles = uint8Column(f.kind.length);
/** Site of the call that the frame makes. */
export const callSites = int32Column(f.kind.length);
/** Attempt of the present call, the first is 0. */
export const tries = int32Column(f.kind.length);

/** Forgets what calls of the run before had; to be done before the frames are forgotten. */
export function resetCallState(): void {
  hedgers.fill(0, 0, f.frameTop());
}

/** Whether the frame waits within a call. */
export function isCalling(frame: number): boolean {
  return f.phase[frame]! >= callPhases.answer;
}

/** The transaction whose connection the call uses; -1 = none. */
export function heldTransaction(call: number, site: CallSite): number {
  const row = f.transactions[call]!;
  if (row < 0 || roles[call] === siteRoles.begin) return -1;
  const transaction = transactions.get(row);
  return transaction && site.to(transaction.instance) ? row : -1;
}

/** The visit of an attempt, about to cross its link. */
export function makeVisit(call: number, site: CallSite, destination: Destination): number {
  const visit = f.allocate(f.kinds.visit);
  f.adopt(call, visit);
  f.inherit(call, visit);
  const { options } = site;
  const round = f.counters[call]!;
  const turn = tries[call]!;
  if (site.forwards && turn === 0) copyKey(call, visit);
  else deriveFrameKey(call, visit, options.step, turnOf(site.forwards ? 0 : round, turn));
  f.children[call] = visit;
  f.phase[visit] = visitPhases.arriving;
  f.sites[visit] = site.row;
  f.links[visit] = destination.link.row;
  f.places[visit] = destination.instance.row;
  f.programCounter[visit] = destination.entry;
  f.begun[visit] = now();
  f.transactions[visit] = heldTransaction(call, site);
  if (!site.forwards) f.entities[visit] = entityOf(call, site, round);
  if (site.forwards) f.demands[visit] = f.demands[call]!;
  else if (options.demandRow >= 0)
    f.demands[visit] = draw(call, siteOf(options.step, purposes.demand), turnOf(round, turn), options.demandRow);
  f.answerBytes[visit] = site.forwards
    ? f.answerBytes[call]!
    : draw(call, siteOf(options.step, purposes.responseSize), round, options.responseBytesRow);
  // A router passes on what it was told; elsewhere the remaining time travels only where the wire says so.
  if (stateOf[call]!.link.options.propagatesDeadline) f.deadlines[visit] = attemptEnds[call]!;
  else if (!site.forwards) f.deadlines[visit] = Number.POSITIVE_INFINITY;
  return visit;
}

/** Where what becomes of the present attempt of a call is counted, by who called whom. */
export function tallyOf(call: number, { link }: LinkState): Tally {
  const called = destinationOf[call]?.instance.group ?? -1;
  return link.tallies.of(machine.world.instance(f.places[call]!).group, called);
}

/** The link over which a visit came. */
export function linkOfVisit(visit: number): Link | null {
  const row = f.links[visit]!;
  return row < 0 ? null : machine.world.links[row]!;
}

export function callRequestBytes(call: number): number {
  return requestBytes[call]!;
}
