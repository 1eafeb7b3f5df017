/**
 * Branches that are folded into the visit of their only call. While nothing unusual happens to the visit of a leaf nobody asks for the branch that called it, so there
 * is no frame for it: the visit answers to the frame that waits for all branches, and what the branch would be is noted in columns of callers, which such a
 * visit has no use for. Whoever looks at frames one by one unfolds them first, and so does a visit to which anything else happens.
 */
import { pairOf } from './columns';
import { frameTop, setAttempt, takeRow } from './frames';
import {
  answerBytes,
  asked,
  attemptBegun,
  attemptEnds,
  begun,
  callerHeads,
  calledOver,
  childrenAndPlaces,
  chosen,
  entities,
  flags,
  heads,
  keptStates,
  keys,
  kind,
  limits,
  lineTickets,
  linksAndStates,
  lives,
  ordinals,
  parentPairs,
  programsAndFollowing,
  requestBytes,
  siteRequestBytes,
  sitesAndCounters,
  sitesAndWays,
  ticketPairs,
  tickets,
  wayLink,
  waySite,
  ways,
  waysAndUnits,
} from './memory';
import * as flag from './tables/flags';
import { step } from './tables/frame-columns';
import * as kinds from './tables/kinds';
import * as phases from './tables/phases';
import * as pools from './tables/pools';

/** Visits that stand for their branch, too. */
let folded = 0;

export function resetFolded(): void {
  folded = 0;
}

/** Notes what the branch is: its key, where its program begins and its instance, its site and unit, its number. */
// @inline
export function fold(visit: i32, key: i64, program: i64, owner: i64, round: i32): void {
  sitesAndWays[visit] = key;
  linksAndStates[visit] = program;
  ticketPairs[visit] = owner;
  limits[visit] = round;
  folded++;
}

/** The visit ends, and its branch with it. */
// @inline
export function forgetBranch(visit: i32): void {
  chosen[visit] = -1;
  folded--;
}

/** A frame for the branch: it waits for the answer of the visit. */
export function unfold(visit: i32): void {
  if ((flags[visit] & flag.folded) == 0) return;
  const branch = takeRow(pools.others);
  const way = ways[visit];
  const site = waySite[way];
  heads[branch] = kinds.visit | (phases.answer << 8);
  flags[branch] = flag.inner;
  parentPairs[branch] = parentPairs[visit];
  childrenAndPlaces[branch] = pairOf(visit, keptStates[visit]);
  sitesAndCounters[branch] = pairOf(tickets[visit], 0);
  waysAndUnits[branch] = pairOf(-1, lineTickets[visit]);
  programsAndFollowing[branch] = pairOf(calledOver[visit], -1);
  keys[branch] = sitesAndWays[visit];
  ordinals[branch] = ordinals[visit];
  entities[branch] = entities[visit];
  asked[branch] = asked[visit];
  answerBytes[branch] = 0;
  if (limits[visit] != 0) setAttempt(branch, limits[visit]);
  limits[branch] = 1;
  sitesAndWays[branch] = pairOf(site, way);
  linksAndStates[branch] = pairOf(wayLink[way], -1);
  callerHeads[branch] = 1;
  requestBytes[branch] = siteRequestBytes[site];
  attemptBegun[branch] = begun[visit];
  attemptEnds[branch] = 0;
  parentPairs[visit] = pairOf(branch, lives[branch]);
  flags[visit] = flags[visit] & ~flag.folded;
  forgetBranch(visit);
}

/** Frames for all that are folded. */
export function unfoldAll(): void {
  for (let row = 0; folded > 0 && row < frameTop(); row += step) if (kind[row] == kinds.visit) unfold(row);
}
