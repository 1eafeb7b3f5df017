/** How attempts end: by an answer, by their timeout, or by the end of a wait for a place. Each returns the frame that goes on, or -1. */
import { rejectedTicket } from './breaker';
import { now } from './calendar';
import {
  attemptBegun,
  attemptEnd,
  callPhases,
  destinationOf,
  keptStates,
  linkOf,
  stateOf,
  tickets,
} from './call-state';
import { abandonVisit } from './cancellation';
import { addTo } from './cells';
import { attempt, fail, finish, giveBack, retryOrFinish } from './calls';
import * as f from './frames';
import type { LinkState } from './link';
import { causes } from './causes';
import { defects, machine } from './state';
import { tallyCells } from './tallies';
import { refusal } from './unconnected';
import type { Destination } from './destination';

/** The answer to a call has come back; the frame that goes on, or -1. */
export function answerCall(call: number, outcome: number, hit: boolean): number {
  const destination = destinationOf(call)!;
  const ok = outcome === 0;
  const tally = ended(call, destination);
  f.children[call] = -1;
  if (hit) {
    addTo(tally + tallyCells.hits, 1);
    f.flags[call]! |= f.flag.hit;
  }
  if (destination.site.chooserOptions.outlierEjection !== null) judgeInstance(call, destination, ok);
  if (keptStates[call]! >= 0) {
    const state = stateOf(call)!;
    if (state.throttle !== null && !isTurnedAway(outcome)) state.throttle.accepted(now());
    if (state.breaker) recordIn(state, call, ok);
  }
  giveBack(call);
  if (ok) return finish(call, 0);
  addTo(tally + tallyCells.failed, 1);
  return retryOrFinish(call, outcome);
}

/** An attempt has ended: it was answered, or will not be in time. */
function ended(call: number, { tally }: Destination): number {
  addTo(tally + tallyCells.answered, 1);
  addTo(tally + tallyCells.latencySum, now() - attemptBegun[call]!);
  return tally;
}

/** A caller that leaves out what fails too often remembers how each of its calls ended. */
function judgeInstance(call: number, { site, instance }: Destination, ok: boolean): void {
  site.chooserOf(machine.world.instance(f.places[call]!)).judge(instance.row, ok);
}

function isTurnedAway(outcome: number): boolean {
  return outcome === causes.refused || outcome === causes.throttled || outcome === causes.reset;
}

function recordIn({ breaker, link }: LinkState, call: number, ok: boolean): void {
  const ticket = tickets[call]!;
  tickets[call] = rejectedTicket;
  if (breaker!.record(ticket, ok, now())) machine.observer.breakerOpened(link.row);
}

/** The event of a call: its timeout, the end of its wait for a place, or of its pause. */
export function callEvent(call: number): number {
  switch (f.phase[call]) {
    case callPhases.backoff:
      return attempt(call);
    case callPhases.answer:
      return defects.ignoresTimeouts ? -1 : giveUp(call);
    default: {
      f.flags[call]! &= ~f.flag.waitingForPlace;
      if (f.phase[call] === callPhases.connection) linkOf(call)!.connections.givenUp++;
      const timedOut = now() >= attemptEnd(call);
      if (timedOut) return fail(call, causes.timedOut);
      return fail(call, refusal(call, f.phase[call]!));
    }
  }
}

function giveUp(call: number): number {
  const destination = destinationOf(call)!;
  addTo(ended(call, destination) + tallyCells.failed, 1);
  if (destination.site.chooserOptions.outlierEjection !== null) judgeInstance(call, destination, false);
  abandonVisit(call);
  const state = stateOf(call);
  if (state?.breaker) recordIn(state, call, false);
  giveBack(call);
  return retryOrFinish(call, causes.timedOut);
}
