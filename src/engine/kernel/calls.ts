/**
 * Calls over plain ways: nothing about them asks for more than a message, a slot and work. No policy keeps anything for them, nothing is lost, no
 * fault is in force. What a call or a visit finds otherwise is `long`: the host takes it from there, and nothing was changed yet.
 */
import { cancel, now, schedule, scheduleIn, scheduleInLane } from './calendar';
import { addTo } from './cells';
import { giveConnectionBack, poolOf, takeConnection } from './connections';
import { chooseWay, settle, stateOver } from './choosers';
import { answerSize, makeVisit, requestSize, waitForConnection } from './host';
import { beginDirect, takesDirect } from './begin-direct';
import { directFrom } from './direct';
import { endRequestOf } from './flows';
import { adopt, allocate, deadlineOf, hasSeldom, inheritDeadline, isPast, livingParent, markSeldom } from './frames';
import {
  answerBytes,
  attemptBegun,
  attemptEnds,
  callSites,
  calledOver,
  callerHeads,
  children,
  chosen,
  clients,
  counters,
  demands,
  entities,
  flags,
  flows,
  heldConnection,
  keptStates,
  keyHigh,
  keyLow,
  keys,
  kind,
  ordinals,
  outcomes,
  parents,
  phase,
  places,
  programCounter,
  requestBytes,
  roles,
  siteAnswerBytes,
  siteIsPlain,
  siteIsSimple,
  siteKey,
  siteRequestBytes,
  siteWay,
  sites,
  totals,
  transactions,
  tries,
  waitsOverLink,
  wayEntry,
  wayHasPool,
  wayHost,
  wayLane,
  wayLatencyMs,
  wayLink,
  wayMsPerByte,
  wayTally,
  wayTimeoutLane,
  wayTimeoutMs,
  ways,
} from './memory';
import { childOf } from './random';
import * as flag from './tables/flags';
import * as kinds from './tables/kinds';
import * as phases from './tables/phases';
import { long } from './tables/results';
import * as tallyCells from './tables/tally-cells';
import * as sum from './tables/totals';

/** In columns of ways: no lane; in those of sites: several ways. */
const none = -1;
const several = -1;
/** In `siteIsSimple`: nothing, a visit of its own, one that is passed on. */
const forwarding = 2;
/** In `heldConnection`. */
const pooled = 1;

/** The way of a call that may take the short pass; -1 = it may not. */
// @inline
export function plainWay(call: i32, site: i32): i32 {
  if (siteIsPlain[site] == 0 || (hasSeldom(call) && (transactions[call] != 0 || isPast(call)))) return -1;
  const way = siteWay[site];
  return way == several ? chooseWay(call, site) : way;
}

/** Bytes of a call's request. */
// @inline
function bytesOf(call: i32, site: i32): f64 {
  if (kind[call] == kinds.call) {
    if (flags[call] & flag.sized) return requestBytes[parents[call]];
  }
  if (siteIsSimple[site] == forwarding) {
    const incoming = livingParent(call);
    return incoming >= 0 ? requestBytes[incoming] : 0;
  }
  const bytes = siteRequestBytes[site];
  return bytes == bytes ? bytes : requestSize(call, site);
}

/** Sends the first attempt of a call; the visit where it arrives at once, -1, or `long`. */
// @inline
export function callOverPlainWay(call: i32, site: i32): i32 {
  return sendAttempt(call, site, 0, true);
}

/** The pause before a further attempt is over: over a direct way it is sent as the first one was. The visit where it begins at once, -1, or `long`. */
// @inline
export function callAgain(call: i32): i32 {
  return roles[call] == 0 ? sendAttempt(call, callSites[call], tries[call], false) : long;
}

/** The number of an attempt does not tell the first one: it is a byte, and some try without end. */
function sendAttempt(call: i32, site: i32, attempt: i32, isFirst: bool): i32 {
  const direct = directFrom(site);
  if (direct !== null && takesDirect(call, direct)) return beginDirect(call, direct, attempt);
  return isFirst ? callOverAnyWay(call, site) : long;
}

/** Sends the first attempt of a call step by step. */
function callOverAnyWay(call: i32, site: i32): i32 {
  const way = plainWay(call, site);
  if (way < 0) return long;
  const time = now();
  const bytes = bytesOf(call, site);
  const tally = wayTally[way];
  const state = wayHasPool[way] == 1 ? stateOver(call, way) : -1;
  callSites[call] = site;
  tries[call] = 0;
  callerHeads[call] = 1;
  chosen[call] = way;
  calledOver[call] = wayLink[way];
  keptStates[call] = state;
  requestBytes[call] = bytes;
  attemptBegun[call] = time;
  if (state >= 0 && !takeConnection(call, state)) return waitForConnection(call, way, bytes);
  phase[call] = phases.answer;
  armTimeout(call, way, time + wayTimeoutMs[way]);
  addTo(tally + tallyCells.sent, 1);
  addTo(tally + tallyCells.bytes, bytes);
  totals[sum.executionsBegun] = totals[sum.executionsBegun] + 1;
  const visit = siteIsSimple[site] != 0 ? makeSimpleVisit(call, way, site) : makeVisit(call, way);
  return travel(visit, way, bytes);
}

// @inline
function armTimeout(call: i32, way: i32, end: f64): void {
  const deadline = deadlineOf(call);
  if (deadline != 0) {
    attemptEnds[call] = end < deadline ? end : deadline;
    schedule(call, attemptEnds[call]);
    return;
  }
  const lane = wayTimeoutLane[way];
  if (lane == none) {
    if (attemptEnds[call] != 0) attemptEnds[call] = 0;
    return;
  }
  attemptEnds[call] = end;
  scheduleInLane(call, lane);
}

/** The visit of a call whose entity it takes over. */
function makeSimpleVisit(call: i32, way: i32, site: i32): i32 {
  const visit = allocate(kinds.visit);
  adopt(call, visit);
  ordinals[visit] = ordinals[call];
  entities[visit] = entities[call];
  clients[visit] = clients[call];
  flows[visit] = flows[call];
  if (siteIsSimple[site] == forwarding) passOn(call, visit);
  else makeOwn(call, visit, site);
  children[call] = visit;
  phase[visit] = phases.arriving;
  sites[visit] = site;
  ways[visit] = way;
  places[visit] = wayHost[way];
  programCounter[visit] = wayEntry[way];
  return visit;
}

/** A visit that does what its caller asks. */
// @inline
function makeOwn(call: i32, visit: i32, site: i32): void {
  keys[visit] = childOf(keyHigh[call], keyLow[call], siteKey[site], counters[call]);
  const bytes = siteAnswerBytes[site];
  answerBytes[visit] = bytes == bytes ? bytes : answerSize(call, site);
}

/** A visit that does what its caller was asked. */
function passOn(call: i32, visit: i32): void {
  keys[visit] = keys[call];
  answerBytes[visit] = answerBytes[call];
  if (!hasSeldom(call)) return;
  inheritDeadline(call, visit);
  demands[visit] = demands[call];
  markSeldom(visit);
}

/** A message of so many bytes sets out; the visit when it is there at once, else -1. */
// @inline
export function travel(visit: i32, way: i32, bytes: f64): i32 {
  const lane = wayLane[way];
  if (lane != none) {
    scheduleInLane(visit, lane);
    return -1;
  }
  const delay = wayLatencyMs[way] + bytes * wayMsPerByte[way];
  if (delay == 0) return visit;
  scheduleIn(visit, delay);
  return -1;
}

/** Whether a good answer may come back the short way. */
// @inline
export function takesAnswer(call: i32): bool {
  return (
    chosen[call] >= 0 &&
    siteIsPlain[callSites[call]] == 1 &&
    (keptStates[call] < 0
      ? heldConnection[call] == 0
      : heldConnection[call] == pooled && poolOf(keptStates[call]) >= 0) &&
    (flags[call] & (flag.hedge | flag.hedged)) == 0
  );
}

/** A good answer has come back; the frame that goes on, or -1. */
// @inline
export function answer(call: i32): i32 {
  const way = chosen[call];
  const site = callSites[call];
  const tally = wayTally[way];
  const waited = now() - attemptBegun[call];
  addTo(tally + tallyCells.answered, 1);
  addTo(tally + tallyCells.latencySum, waited);
  addTo(tally + tallyCells.waitedMs, waited);
  if (siteWay[site] == several) settle(call, way);
  waitsOverLink[call] = 0;
  chosen[call] = -1;
  children[call] = -1;
  if (heldConnection[call] == pooled) giveConnectionBack(call);
  cancel(call);
  if (kind[call] == kinds.call) return endRequestOf(call);
  outcomes[call] = 0;
  phase[call] = phases.returned;
  return call;
}
