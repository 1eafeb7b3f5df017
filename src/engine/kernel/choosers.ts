/**
 * Choice among several ways. Each caller has a chooser for its site, a row of integers that the host makes: what it goes by, who are candidates, and how many
 * visits wait for an answer of each member. What asks for more (weights, ejection, samples) the host chooses itself.
 */
import { choose as chooseAtHost, settleChoice, stateFor } from './host';
import { claimIntegers } from './integers';
import {
  clients,
  entities,
  integers,
  places,
  siteCallers,
  siteCallersCount,
  siteCallersLow,
  siteWays,
  wayHost,
  wayPlace,
  waySite,
} from './memory';
import { childOf, highOf, nextUniform } from './random';
import * as callerCells from './tables/caller-cells';
import * as chooserCells from './tables/chooser-cells';
import * as ringCells from './tables/ring-cells';

/** Marks what is hashed as a key; the host makes the points of members otherwise. */
const keyed: i32 = 0x6b657973;
const high: f64 = 4294967296;

/** What the place of a call keeps for the site; 0 = the host knows. */
// @inline
function callerOf(call: i32, site: i32): i32 {
  const at = places[call] - siteCallersLow[site];
  return at >= 0 && at < siteCallersCount[site] ? integers[siteCallers[site] + at] : 0;
}

/** The way that a call takes from a site that has several; -1 = there is none. */
export function chooseWay(call: i32, site: i32): i32 {
  const caller = callerOf(call, site);
  if (caller == 0) return chooseAtHost(call, site);
  const chooser = integers[caller + callerCells.chooser];
  if (integers[chooser + chooserCells.policy] == chooserCells.ask) return chooseAtHost(call, site);
  return integers[siteWays[site] + chooseMember(chooser, call)];
}

/** The visit of a call over a way was answered. */
export function settle(call: i32, way: i32): void {
  const site = waySite[way];
  const caller = callerOf(call, site);
  if (caller == 0) settleChoice(call, site, wayHost[way]);
  else changeLoad(integers[caller + callerCells.chooser], wayPlace[way], -1);
}

/** Row of what the caller keeps for the link of a way. */
export function stateOver(call: i32, way: i32): i32 {
  const caller = callerOf(call, waySite[way]);
  const known = caller == 0 ? 0 : integers[caller + callerCells.states + wayPlace[way]];
  return known > 0 ? known - 1 : stateFor(call, way);
}

/** The member for a frame's request, which is outstanding there. The policy is none that asks the host. */
export function chooseMember(chooser: i32, frame: i32): i32 {
  const member = pick(chooser, frame);
  changeLoad(chooser, member, 1);
  return member;
}

function pick(chooser: i32, frame: i32): i32 {
  const candidates = integers[chooser + chooserCells.candidates];
  const count = integers[chooser + chooserCells.count];
  switch (integers[chooser + chooserCells.policy]) {
    case chooserCells.inTurn: {
      const turn = integers[chooser + chooserCells.position];
      const at = turn < count ? turn : 0;
      integers[chooser + chooserCells.position] = at + 1;
      return integers[candidates + at];
    }
    case chooserCells.random:
      return integers[candidates + oneOf(chooser, count)];
    case chooserCells.least:
      return pickLeast(chooser);
    case chooserCells.hash:
      return pickByHash(chooser, frame);
    default:
      return integers[candidates];
  }
}

function oneOf(chooser: i32, count: i32): i32 {
  return <i32>Math.floor(nextUniform(integers[chooser + chooserCells.stream]) * <f64>count);
}

/** One of those with the fewest outstanding, at random. */
function pickLeast(chooser: i32): i32 {
  const order = integers[chooser + chooserCells.order];
  const lowest = integers[integers[chooser + chooserCells.loads] + integers[order]];
  const ties = integers[integers[chooser + chooserCells.starts] + lowest + 1];
  return integers[order + (ties == 1 ? 0 : oneOf(chooser, ties))];
}

/** The candidate whose point is the first at the request's or after it, around the circle. */
function pickByHash(chooser: i32, frame: i32): i32 {
  const key = integers[chooser + chooserCells.byClient] == 1 ? <f64>clients[frame] : entities[frame];
  const hashed = childOf(integers[chooser + chooserCells.seed], keyed, <i32>(<i64>key), <i32>(key / high));
  const point = <u32>highOf(hashed);
  const ring = integers[chooser + chooserCells.ring];
  const ranks = integers[chooser + chooserCells.ranks];
  const size = integers[ring + ringCells.points];
  const bits = integers[ring + ringCells.bits];
  const points = ring + ringCells.parts + (1 << bits);
  let at = integers[ring + ringCells.parts + <i32>(point >>> (32 - bits))];
  while (at < size && <u32>integers[points + at] < point) at++;
  // There is a candidate: the policy would be another otherwise.
  while (at == size || integers[ranks + integers[points + size + at]] < 0) at = at < size - 1 ? at + 1 : 0;
  return integers[points + size + at];
}

/** A member has one visit more (+1) or one fewer (-1), if it has any. */
export function changeLoad(chooser: i32, member: i32, by: i32): void {
  const at = integers[chooser + chooserCells.loads] + member;
  const load = integers[at];
  if (load + by < 0) return;
  integers[at] = load + by;
  if (integers[chooser + chooserCells.policy] != chooserCells.least) return;
  const rank = integers[integers[chooser + chooserCells.ranks] + member];
  if (rank < 0) return;
  if (load + 2 >= integers[chooser + chooserCells.room]) growStarts(chooser);
  const start = integers[chooser + chooserCells.starts] + load;
  // Candidates of one load stand together in any order: the member changes places with the last of them, or the first, and the border passes it.
  if (by > 0) {
    const border = integers[start + 1] - 1;
    integers[start + 1] = border;
    move(chooser, rank, border);
  } else {
    move(chooser, rank, integers[start]);
    integers[start] = integers[start] + 1;
  }
}

/** Two candidates change places. */
function move(chooser: i32, from: i32, to: i32): void {
  if (from == to) return;
  const order = integers[chooser + chooserCells.order];
  const ranks = integers[chooser + chooserCells.ranks];
  const one = integers[order + from];
  const other = integers[order + to];
  integers[order + to] = one;
  integers[order + from] = other;
  integers[ranks + one] = to;
  integers[ranks + other] = from;
}

/** There is room for higher loads: they begin past the last candidate. */
function growStarts(chooser: i32): void {
  const before = integers[chooser + chooserCells.room];
  const from = integers[chooser + chooserCells.starts];
  const to = claimIntegers(2 * before);
  for (let i = 0; i < before; i++) integers[to + i] = integers[from + i];
  for (let i = before; i < 2 * before; i++) integers[to + i] = integers[chooser + chooserCells.count];
  integers[chooser + chooserCells.starts] = to;
  integers[chooser + chooserCells.room] = 2 * before;
}
