/** Runs a visit's program over the operations that are most of all. Some others it asks the host for one by one; any that is left is `long`, and the visit goes on the long way. */
import { now } from './calendar';
import { callOverPlainWay } from './calls';
import { startFork } from './forks';
import { makeInner } from './inner';
import { addTo } from './cells';
import { passDevice } from './device';
import { hasSeldom, isPast } from './frames';
import { chance, draw } from './draws';
import { perform } from './host';
import {
  cells,
  choiceRows,
  code,
  counters,
  deadlines,
  demands,
  factors,
  flags,
  limits,
  marks,
  outcomes,
  phase,
  programCounter,
  siteInner,
  siteIsOnce,
  siteKey,
  switches,
  unitRows,
  units,
} from './memory';
import * as choiceCells from './tables/choice-cells';
import * as flag from './tables/flags';
import * as operations from './tables/operations';
import * as phases from './tables/phases';
import { ended, goOn, long, passed } from './tables/results';
import * as on from './tables/switches';
import { compute, pause, serializes } from './work';

/** Operations that the host performs when asked, a bit for each: it keeps locks, transactions, copies and counts. None lets another frame go on or ends the visit's. */
const inBooks: i64 =
  ((<i64>1) << operations.lock) |
  ((<i64>1) << operations.unlock) |
  ((<i64>1) << operations.count) |
  ((<i64>1) << operations.keyLock) |
  ((<i64>1) << operations.keyUnlock) |
  ((<i64>1) << operations.commitKeys) |
  ((<i64>1) << operations.autocommit) |
  ((<i64>1) << operations.write) |
  ((<i64>1) << operations.read) |
  ((<i64>1) << operations.synchronize) |
  ((<i64>1) << operations.publish);

/** Number of the cause of what its deadline ended. */
const timedOut = 2;

/** `ended`, -1 when the visit waits for an event, the frame that goes on at once, or `long`. */
export function execute(visit: i32): i32 {
  if (switches[on.cancels] != 0 && (flags[visit] & flag.inner) != 0) return long;
  const isOver = isPast(visit);
  for (;;) {
    if (isOver && phase[visit] == phases.running) {
      outcomes[visit] = timedOut;
      return ended;
    }
    const at = programCounter[visit];
    switch (code[at]) {
      case operations.end:
        outcomes[visit] = 0;
        return ended;
      case operations.enter:
        enterUnit(visit, code[at + 1]);
        advance(visit, at);
        break;
      case operations.wait:
      case operations.compute:
      case operations.demand:
        advance(visit, at);
        doWork(visit, at);
        return -1;
      case operations.call: {
        const next = call(visit, at, code[at + 1]);
        if (next != goOn) return next;
        break;
      }
      case operations.forward:
        if (phase[visit] == phases.running) return callOverPlainWay(visit, code[at + 1]);
        if (outcomes[visit] != 0) return ended;
        advance(visit, at);
        break;
      case operations.device: {
        const next = passDevice(visit, code[at + 1]);
        if (next != passed) return next;
        advance(visit, at);
        break;
      }
      case operations.fork:
        if (phase[visit] == phases.running) return startFork(visit, code[at + 1]);
        if (outcomes[visit] != 0) return ended;
        advance(visit, at);
        break;
      case operations.choose:
        programCounter[visit] = pick(visit, choiceRows[code[at + 1]]);
        break;
      case operations.jump:
        programCounter[visit] = code[at + 1];
        break;
      case operations.fail:
        if (chance(visit, code[at + 1], 0) < factors[code[at + 2]]) {
          outcomes[visit] = code[at + 3];
          return ended;
        }
        advance(visit, at);
        break;
      default: {
        if (!isInBooks(code[at])) return long;
        const next = perform(visit, at);
        if (next != goOn) return next;
      }
    }
  }
  return long;
}

// @inline
function isInBooks(operation: i32): bool {
  return operation < 64 && ((inBooks >> operation) & 1) != 0;
}

// @inline
function advance(visit: i32, at: i32): i32 {
  programCounter[visit] = at + 4;
  phase[visit] = phases.running;
  return goOn;
}

// @inline
function enterUnit(visit: i32, unit: i32): void {
  addTo(unitRows[unit], 1);
  units[visit] = unit;
  flags[visit] = flags[visit] | flag.entered;
  marks[visit] = now();
}

/** Whether a visit's program begins with an operation of a unit that works at once. */
export function beginsWithWork(visit: i32): bool {
  const at = programCounter[visit];
  return code[at] == operations.enter && isWork(code[at + 4]) && !isPast(visit);
}

// @inline
export function isWork(operation: i32): bool {
  return operation == operations.wait || operation == operations.compute || operation == operations.demand;
}

/** Does it. */
export function beginWork(visit: i32): void {
  const at = programCounter[visit];
  enterUnit(visit, code[at + 1]);
  advance(visit, at + 4);
  doWork(visit, at + 4);
}

/** Does the piece of work at `at` of the program. */
function doWork(visit: i32, at: i32): void {
  if (code[at] == operations.wait) pause(visit, draw(visit, code[at + 1], 0, code[at + 2]));
  else if (code[at] == operations.demand) compute(visit, demandOf(visit, at));
  else compute(visit, draw(visit, code[at + 1], 0, code[at + 2]) * factors[code[at + 3]]);
}

/** The caller's demand where it gave one. */
// @inline
function demandOf(visit: i32, at: i32): f64 {
  const given: f64 = hasSeldom(visit) ? demands[visit] : 0;
  if (given == 0) return draw(visit, code[at + 1], 0, code[at + 2]);
  return given < 0 ? 0 : given;
}

/** Where the branch of a choice begins that is drawn. */
function pick(visit: i32, row: i32): i32 {
  const u = chance(visit, <i32>cells[row + choiceCells.keySite], 0);
  let entry = row + choiceCells.entries;
  while (cells[entry] < 1 && u >= cells[entry]) entry += choiceCells.entrySize;
  return <i32>cells[entry + 1];
}

/** One call, within the process or out of it with the caller's slot held, and what comes back of it. */
// @inline
function call(visit: i32, at: i32, site: i32): i32 {
  if (siteIsOnce[site] == 0) return long;
  switch (phase[visit]) {
    case phases.running:
      counters[visit] = 0;
      limits[visit] = 1;
      if (siteInner[site] >= 0) return makeInner(visit, siteInner[site], siteKey[site], 0);
      return serializes(visit, site, true) ? -1 : callOverPlainWay(visit, site);
    case phases.sending:
      return callOverPlainWay(visit, site);
    case phases.returned:
      if (outcomes[visit] == 0 && siteInner[site] < 0 && serializes(visit, site, false)) return -1;
      break;
  }
  return outcomes[visit] == 0 ? advance(visit, at) : afterFailure(visit, at);
}

/** Operand b says where to go on after a failure (-1 = nowhere), c whether that is a fallback. */
function afterFailure(visit: i32, at: i32): i32 {
  const goesTo = code[at + 2];
  if (goesTo < 0) return ended;
  outcomes[visit] = 0;
  phase[visit] = phases.running;
  if (code[at + 3] == 1) flags[visit] = flags[visit] | flag.degraded;
  programCounter[visit] = goesTo;
  return goOn;
}
