/** How attempts end: by an answer, by their timeout, or by the end of a wait for a place. Each returns the frame that goes on, or -1. */
import { rejectedTicket } from './breaker';
import { now } from './calendar';
import {
  callSites,
  destinationOf,
  attemptBegun,
  attemptEnds,
  callPhases,
  stateOf,
  tallyOf,
  tickets,
} from './call-state';
import { abandonVisit, attempt, fail, finish, giveBack, retryOrFinish } from './calls';
import * as f from './frames';
import type { LinkState } from './link';
import { causes } from './causes';
import { defects, machine } from './state';
import { refusal } from './unconnected';

/** The answer to a call has come back; the frame that goes on, or -1. */
export function answerCall(call: number, outcome: number, hit: boolean): number {
  const state = stateOf[call]!;
  const { link } = state;
  link.inFlight--;
  link.answered++;
  link.latencySum += now() - attemptBegun[call]!;
  const tally = tallyOf(call, state);
  tally.answered++;
  tally.latencySum += now() - attemptBegun[call]!;
  if (hit) {
    link.hits++;
    tally.hits++;
    f.flags[call]! |= f.flag.hit;
  }
  f.children[call] = -1;
  judgeInstance(call, outcome === 0);
  if (state.throttle !== null && !isTurnedAway(outcome)) state.throttle.accepted(now());
  if (state.breaker) recordIn(state, call, outcome === 0);
  giveBack(call);
  if (outcome === 0) return finish(call, 0);
  link.failed++;
  tally.failed++;
  return retryOrFinish(call, outcome);
}

/** A caller that leaves out what fails too often remembers how each of its calls ended. */
function judgeInstance(call: number, ok: boolean): void {
  const site = machine.world.site(callSites[call]!);
  const destination = destinationOf[call];
  if (site.chooserOptions.outlierEjection === null || !destination) return;
  site.chooserOf(machine.world.instance(f.places[call]!)).judge(destination.instance.row, ok);
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
      if (f.phase[call] === callPhases.connection) stateOf[call]!.link.connections.givenUp++;
      const timedOut = now() >= attemptEnds[call]!;
      if (timedOut) return fail(call, causes.timedOut);
      return fail(call, refusal(call, f.phase[call]!));
    }
  }
}

function giveUp(call: number): number {
  const state = stateOf[call]!;
  state.link.inFlight--;
  state.link.failed++;
  state.link.answered++;
  state.link.latencySum += now() - attemptBegun[call]!;
  const tally = tallyOf(call, state);
  tally.failed++;
  tally.answered++;
  tally.latencySum += now() - attemptBegun[call]!;
  judgeInstance(call, false);
  abandonVisit(call);
  if (state.breaker) recordIn(state, call, false);
  giveBack(call);
  return retryOrFinish(call, causes.timedOut);
}
