/**
 * The short pass: a call over a plain way, its visit's arrival and its answer, in one go over columns. It does what the long way does to the same
 * frames and cells, and hands over to that wherever something else is asked; a visit may change between the two at any step.
 */
import { cancel, now, schedule, scheduleInLane } from './calendar';
import {
  attemptBegun,
  attemptEnds,
  calledOver,
  callPhases,
  callSites,
  chosen,
  heldConnection,
  heldConnections,
  heldPlace,
  hedgers,
  keptStates,
  makeVisit,
  requestBytes,
  roles,
  siteRoles,
  tries,
  visitPhases,
  waitsOverLink,
} from './call-state';
import { finishClientCall } from './calls';
import { addTo } from './cells';
import * as f from './frames';
import { draw } from './keys';
import { derivedKey, deriveKey, purposes, siteOf } from './random';
import { machine } from './state';
import { tallyCells } from './tallies';
import {
  noLane,
  several,
  siteAnswerBytes,
  siteIsPlain,
  siteIsSimple,
  siteKey,
  siteRequestBytes,
  siteWay,
  wayEntry,
  wayHost,
  wayLane,
  wayLatencyMs,
  wayLink,
  wayMsPerByte,
  waySite,
  wayTally,
  wayTimeoutLane,
  wayTimeoutMs,
} from './ways';

/** The way of a call that may take the short pass; -1 = it may not. */
export function plainWay(call: number, site: number, role: number): number {
  if (siteIsPlain[site] === 0 || role !== siteRoles.call || f.transactions[call]! >= 0) return -1;
  if (f.deadlines[call]! <= now()) return -1;
  const way = siteWay[site]!;
  return way === several ? choose(call, site) : way;
}

function choose(call: number, row: number): number {
  const site = machine.world.sites[row]!;
  const instance = site.chooserOf(machine.world.instances[f.places[call]!]!).choose(call);
  return instance ? (site.to(instance.row)?.row ?? -1) : -1;
}

/** Sends the first attempt of a call; the visit where it arrives at once, else -1. */
export function sendPlain(call: number, way: number, bytes: number): number {
  const time = now();
  const site = waySite[way]!;
  callSites[call] = site;
  tries[call] = 0;
  roles[call] = siteRoles.call;
  heldPlace[call] = 0;
  heldConnection[call] = heldConnections.none;
  chosen[call] = way;
  waitsOverLink[call] = 1;
  calledOver[call] = wayLink[way]!;
  keptStates[call] = -1;
  requestBytes[call] = bytes;
  attemptBegun[call] = time;
  f.phase[call] = callPhases.answer;
  const end = time + wayTimeoutMs[way]!;
  const deadline = f.deadlines[call]!;
  if (deadline < Number.POSITIVE_INFINITY) {
    attemptEnds[call] = end < deadline ? end : deadline;
    schedule(call, attemptEnds[call]!);
  } else {
    attemptEnds[call] = end;
    if (wayTimeoutLane[way] !== noLane) scheduleInLane(call, wayTimeoutLane[way]!);
  }
  const tally = wayTally[way]!;
  addTo(tally + tallyCells.sent, 1);
  addTo(tally + tallyCells.bytes, bytes);
  machine.world.executionsBegun++;
  const visit =
    siteIsSimple[site] === 1 ? makeSimple(call, way, site) : makeVisit(call, machine.world.destinations[way]!);
  return travel(visit, way, bytes);
}

function makeSimple(call: number, way: number, site: number): number {
  const visit = f.allocate(f.kinds.visit);
  f.parents[visit] = call;
  f.parentLives[visit] = f.lives[call]!;
  f.ordinals[visit] = f.ordinals[call]!;
  f.entities[visit] = f.entities[call]!;
  f.clients[visit] = f.clients[call]!;
  f.flows[visit] = f.flows[call]!;
  deriveKey(f.keyHigh[call]!, f.keyLow[call]!, siteKey[site]!, f.counters[call]!);
  f.keyHigh[visit] = derivedKey[0]!;
  f.keyLow[visit] = derivedKey[1]!;
  f.children[call] = visit;
  f.phase[visit] = visitPhases.arriving;
  f.sites[visit] = site;
  f.ways[visit] = way;
  f.places[visit] = wayHost[way]!;
  f.programCounter[visit] = wayEntry[way]!;
  const bytes = siteAnswerBytes[site]!;
  f.answerBytes[visit] = bytes === bytes ? bytes : drawnAnswer(call, site);
  return visit;
}

function drawnAnswer(call: number, site: number): number {
  const { step, responseBytesRow } = machine.world.sites[site]!.options;
  return draw(call, siteOf(step, purposes.responseSize), f.counters[call]!, responseBytesRow);
}

/** Bytes of a call's request. */
export function plainRequestBytes(call: number, site: number): number {
  const bytes = siteRequestBytes[site]!;
  if (f.kind[call] === f.kinds.call) {
    const given = requestBytes[f.parents[call]!]!;
    if (given === given) return given;
  }
  if (bytes === bytes) return bytes;
  const { forwards, options } = machine.world.sites[site]!;
  if (!forwards)
    return draw(call, siteOf(options.step, purposes.requestSize), f.counters[call]!, options.requestBytesRow);
  const incoming = f.livingParent(call);
  return incoming >= 0 ? requestBytes[incoming]! : 0;
}

/** A message of so many bytes sets out; the visit when it is there at once, else -1. */
export function travel(visit: number, way: number, bytes: number): number {
  if (wayLane[way] !== noLane) {
    scheduleInLane(visit, wayLane[way]!);
    return -1;
  }
  const delay = wayLatencyMs[way]! + bytes * wayMsPerByte[way]!;
  if (delay === 0) return visit;
  schedule(visit, now() + delay);
  return -1;
}

/** A good answer over a plain way has come back; the frame that goes on. Or -2: the long way must take it. */
export function answerPlain(call: number): number {
  const way = chosen[call]!;
  const site = callSites[call]!;
  if (way < 0 || siteIsPlain[site] === 0 || keptStates[call]! >= 0 || hedgers[call]! > 0) return -2;
  if (heldConnection[call] !== heldConnections.none || f.flags[call]! & f.flag.hedge) return -2;
  if (siteWay[site] === several)
    machine.world.sites[site]!.chooserOf(machine.world.instances[f.places[call]!]!).done(wayHost[way]!);
  const tally = wayTally[way]!;
  const waited = now() - attemptBegun[call]!;
  addTo(tally + tallyCells.answered, 1);
  addTo(tally + tallyCells.latencySum, waited);
  addTo(tally + tallyCells.waitedMs, waited);
  waitsOverLink[call] = 0;
  chosen[call] = -1;
  f.children[call] = -1;
  cancel(call);
  if (f.kind[call] === f.kinds.call) return finishClientCall(call, 0);
  f.outcomes[call] = 0;
  f.phase[call] = visitPhases.returned;
  return call;
}
