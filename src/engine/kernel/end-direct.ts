/** The end of visits over direct ways: their measures, their slot, their answer and the end of their call. */
import { cancel, now } from './calendar';
import { addTo, moveLevel } from './cells';
import { measureDeparture } from './departures';
import { Direct, hasPlaces, moveInside, never } from './direct';
import { countEnded } from './direct-counts';
import { happens } from './draws';
import { endRequestOf } from './flows';
import { forgetBranch } from './folded';
import { countBranch, endBranch } from './forks';
import { hasSeldom, releasePlain, releaseTo } from './frames';
import {
  attemptBegun,
  begun,
  callerHeads,
  cells,
  children,
  chosen,
  code,
  deadlines,
  flags,
  holdings,
  keptStates,
  kind,
  lives,
  marks,
  outcomes,
  parentLives,
  parents,
  phase,
  programCounter,
  switches,
  wayDirect,
  ways,
} from './memory';
import * as flag from './tables/flags';
import * as hostCells from './tables/host-cells';
import * as kinds from './tables/kinds';
import * as operations from './tables/operations';
import * as phases from './tables/phases';
import * as pools from './tables/pools';
import { long } from './tables/results';
import * as on from './tables/switches';
import * as tallyCells from './tables/tally-cells';
import * as unitCells from './tables/unit-cells';
import { handSlotOn } from './visits';

/** Flags of a visit of a leaf that works, and has nothing else to say. */
const works = flag.holdsSlot | flag.computing | flag.entered;

/**
 * Ends a visit that waited for its work, if it is that of a leaf and nothing about it is unusual: the caller's frame, which goes on, or -1; `long` when it takes
 * more steps.
 */
export function endLeaf(visit: i32): i32 {
  const way = ways[visit];
  if (way < 0) return long;
  const direct = changetype<Direct | null>(wayDirect[way]);
  if (direct === null) return long;
  const is = flags[visit];
  const isFolded = (is & flag.folded) != 0;
  const odd = (programCounter[visit] ^ direct.afterWork) | ((is & ~flag.folded) ^ works) | outcomes[visit];
  if (odd != 0 || cells[direct.unitRow + unitCells.errorRatio] > 0) return long;
  const call = parents[visit];
  if (call < 0 || lives[call] != parentLives[visit]) return long;
  if (isFolded ? switches[on.cancels] != 0 || !hasPlaces(direct) : !takesAnswerFrom(call, direct)) return long;
  if (direct.failKey != never && happens(visit, direct.failKey, direct.failBelow)) return long;
  addTo(direct.unitRow + unitCells.responseMs, now() - marks[visit]);
  return endDirect(visit, direct, call, isFolded, true);
}

/** Whether a good answer of a way may come to the call that waits for it, over which nothing else waits or is held. */
// @inline
export function takesAnswerFrom(call: i32, direct: Direct): bool {
  const odd = (chosen[call] ^ direct.way) | (callerHeads[call] ^ 1) | (flags[call] & (flag.hedge | flag.hedged));
  return (odd | ~keptStates[call]) == 0 && hasPlaces(direct);
}

/** A visit has ended well (`isPlain`: it has nothing that few have), and its call takes its answer, or whoever waits for the branch that is folded into it. The caller's frame, which goes on, or -1. */
// @inline
export function endDirect(visit: i32, direct: Direct, call: i32, isFolded: bool, isPlain: bool): i32 {
  const time = now();
  measureDeparture(visit, direct.measures, direct.responses, direct.waits);
  countEnded(direct);
  countAnswer(direct, time - (isFolded ? begun[visit] : attemptBegun[call]));
  moveInside(direct, time, -1);
  if ((flags[visit] & flag.degraded) != 0) flags[call] = flags[call] | flag.degraded;
  if (isFolded) forgetBranch(visit);
  if (isPlain) releasePlain(visit, pools.others);
  else releaseTo(visit, pools.others);
  if (!isFolded) {
    callerHeads[call] = 0;
    chosen[call] = -1;
  }
  if (cells[direct.row + hostCells.waiting] > 0) handSlotOn(direct.host);
  else moveLevel(direct.row, time, -1);
  if (isFolded) return countBranch(call, 0);
  if (kind[call] == kinds.call) return endRequestOf(call);
  if ((flags[call] & ~flag.seldom) == flag.inner && endsThen(call, direct)) return endBranch(call);
  children[call] = -1;
  cancel(call);
  outcomes[call] = 0;
  phase[call] = phases.returned;
  return call;
}

/** Whether a branch is over with its only call, and nothing else is to be seen to. */
// @inline
function endsThen(call: i32, direct: Direct): bool {
  const at = programCounter[call];
  if (code[at] != operations.call || code[at + 4] != operations.end || direct.isOnce == 0) return false;
  return switches[on.cancels] == 0 && (!hasSeldom(call) || (holdings[call] == 0 && deadlines[call] == 0));
}

// @inline
function countAnswer(direct: Direct, waited: f64): void {
  const tally = direct.tally;
  addTo(tally + tallyCells.latencySum, waited);
  addTo(tally + tallyCells.waitedMs, waited);
}
