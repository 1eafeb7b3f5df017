/**
 * The short pass of the running machine: takes events and lets their frames go on, and whatever goes on at once because of them, until something is asked
 * for that only the host knows.
 */
import { isReady, now, nothing, stale, takeNext, takeReady } from './calendar';
import { callAgain } from './calls';
import { tellCounts } from './direct-counts';
import { endsPlainly } from './flows';
import { answerBranch, beginBranches } from './forks';
import { returns, works } from './going-on';
import { standStill } from './host';
import { flags, kind, outcomes, phase, places, sourceIsPlain, switches } from './memory';
import { finishNext, leaveProcessor } from './processor';
import { fire } from './sources';
import * as flag from './tables/flags';
import * as kinds from './tables/kinds';
import * as phases from './tables/phases';
import { long } from './tables/results';
import * as on from './tables/switches';
import { visitEvent } from './visits';

/** More steps than this within one event, or at one instant, are not work but a loop: nothing in it takes time. */
const mostInOneEvent = 1000000;
const mostAtOneInstant = 4000000;
/** Steps of the present event, and of those at the present instant that are over. */
let steps = 0;
let stepsAtInstant = 0;
let instant: f64 = 0;
let handled = 0;
/** Events that the present `run` may take. */
let budget = 0;

/** Forgets how many steps there were, for the next run. */
export function resetSteps(): void {
  steps = 0;
  stepsAtInstant = 0;
}

/** Events that the last `run` took, and those that the host has counted since. */
export function handledEvents(): i32 {
  return handled;
}

/** For how many events besides itself the present one may stand. */
export function eventsLeft(): i32 {
  return budget - handled;
}

/** It does. */
export function countMore(events: i32): void {
  handled += events;
}

/** Handles so many events at most. A frame that the host must take up, and which ends the event; `nothing` when no event is due; -1 otherwise. */
export function run(most: i32): i32 {
  let result = -1;
  handled = 0;
  budget = most;
  while (handled < most && switches[on.stopped] == 0) {
    let frame = isReady() ? takeReady() : -1;
    if (frame < 0) {
      frame = takeNext();
      if (frame == stale) continue;
      if (frame == nothing) {
        result = nothing;
        break;
      }
    }
    handled++;
    steps = 0;
    if ((flags[frame] & flag.apart) != 0) leaveProcessor(frame);
    result = goOnFrom(frame);
    if (result >= 0) break;
    closeEvent();
  }
  tellCounts();
  return result;
}

/** An event is over. */
// @inline
export function closeEvent(): void {
  if (now() != instant) {
    instant = now();
    stepsAtInstant = steps;
    return;
  }
  stepsAtInstant += steps;
  if (stepsAtInstant > mostAtOneInstant) standStill();
}

/** One more step of the event, by the host; false when it must be the last. */
export function takesStep(): bool {
  if (++steps > mostInOneEvent) standStill();
  return switches[on.stopped] == 0;
}

/** Lets a frame go on, and whatever goes on at once because of it; the frame that the host must take up, or -1. */
export function follow(frame: i32): i32 {
  const rest = goOnWith(frame);
  tellCounts();
  return rest;
}

/** The same within an event of the kernel. */
export function goOnWith(frame: i32): i32 {
  return frame < 0 ? frame : goOnFrom(frame);
}

// @inline
function goOnFrom(frame: i32): i32 {
  if (switches[on.watched] != 0) return frame;
  let next = frame;
  let count = 0;
  do {
    const then = resume(next);
    if (then == long) break;
    next = then;
    count++;
  } while (next >= 0 && count <= mostInOneEvent);
  steps += count;
  if (count <= mostInOneEvent) return next;
  standStill();
  return -1;
}

// @inline
function resume(frame: i32): i32 {
  const what = kind[frame];
  if (what == kinds.visit) {
    const at = phase[frame];
    if (at == phases.running) return works(frame);
    if (at == phases.returned) return returns(frame);
    if (at == phases.backoff) return callAgain(frame);
    return at < phases.answer ? visitEvent(frame) : long;
  }
  switch (what) {
    case kinds.request:
      return phase[frame] == phases.returned && outcomes[frame] == 0 && endsPlainly(frame) ? -1 : long;
    case kinds.source:
      if (sourceIsPlain[places[frame]] == 0) return long;
      fire(frame);
      return -1;
    case kinds.join:
      return phase[frame] == phases.returned ? answerBranch(frame) : beginBranches(frame);
    case kinds.clock:
      return finishNext(places[frame]);
    default:
      return long;
  }
}
