/** Visits that go on: most begin or end a call that is made once and leaves the process, and those do not meet the interpreter. */
import { callOverPlainWay } from './calls';
import { endLeaf } from './end-direct';
import { deadlineOf } from './frames';
import { unfold } from './folded';
import {
  code,
  counters,
  flags,
  hostSends,
  limits,
  outcomes,
  phase,
  places,
  programCounter,
  siteCpuMs,
  siteCpuMsPerByte,
  siteInner,
  siteIsOnce,
  switches,
} from './memory';
import * as flag from './tables/flags';
import * as operations from './tables/operations';
import * as phases from './tables/phases';
import { long } from './tables/results';
import * as on from './tables/switches';
import { endProgram, goOn } from './visits';

/** The site of a call of the program that is made once, leaves the process and costs its caller no work; -1 where there is none or it asks for more. */
// @inline
function plainCallAt(visit: i32, at: i32): i32 {
  if (code[at] != operations.call) return -1;
  const site = code[at + 1];
  if (siteIsOnce[site] == 0 || siteInner[site] >= 0) return -1;
  return hostSends[places[visit]] == 0 || siteCpuMs[site] + siteCpuMsPerByte[site] == 0 ? site : -1;
}

/** Nobody has told it that its caller gave up, and it has no deadline. */
// @inline
function isUnhurried(visit: i32): bool {
  return switches[on.cancels] == 0 && deadlineOf(visit) == 0;
}

/** A visit begins, or has waited for work of its program. Most visits within a visit call somebody, and that is all: they do not meet the interpreter. */
// @inline
export function works(visit: i32): i32 {
  if ((flags[visit] & ~flag.seldom) == flag.inner) return beginsInner(visit);
  const next = endLeaf(visit);
  if (next != long) return next;
  unfold(visit);
  return goOn(visit);
}

// @inline
function beginsInner(visit: i32): i32 {
  const at = programCounter[visit];
  const site = plainCallAt(visit, at);
  return site >= 0 && isUnhurried(visit) ? callAt(visit, at, site) : goOn(visit);
}

// @inline
function callAt(visit: i32, at: i32, site: i32): i32 {
  programCounter[visit] = at;
  phase[visit] = phases.running;
  counters[visit] = 0;
  limits[visit] = 1;
  return callOverPlainWay(visit, site);
}

/** The call of a visit has come back: mostly well, and the next one or the end of the program follows. */
export function returns(visit: i32): i32 {
  const next = programCounter[visit] + 4;
  if (outcomes[visit] != 0 || plainCallAt(visit, next - 4) < 0 || !isUnhurried(visit)) return goOn(visit);
  if (code[next] == operations.end) {
    programCounter[visit] = next;
    phase[visit] = phases.running;
    return endProgram(visit);
  }
  const site = plainCallAt(visit, next);
  return site >= 0 ? callAt(visit, next, site) : goOn(visit);
}
