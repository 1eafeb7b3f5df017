/** A hedge is sent: one more attempt of a call, with its own instance, place, connection and token of the budget. */
import {
  callPhases,
  callSites,
  countedAtLink,
  destinationOf,
  heldConnection,
  heldPlace,
  requestBytes,
  roles,
  siteRoles,
  stateOf,
  tries,
} from './call-state';
import { attempt } from './calls';
import * as f from './frames';
import { addHedge, countHedge } from './hedges';
import { copyKey } from './keys';
import { takesFromBudget } from './retries';

/** The event of a hedger: nothing happens when its call waits for something else than an answer, or the budget is empty. */
export function sendHedge(hedger: number): number {
  const call = f.livingParent(hedger);
  const state = call >= 0 && f.phase[call] === callPhases.answer ? stateOf[call] : undefined;
  const options = state?.link.options.hedge;
  if (!state || !options || f.limits[hedger]! < 1 || !takesFromBudget(state)) return -1;
  const number = countHedge(hedger, call, options);
  const hedge = copyOf(call);
  // Numbers from the end: no retry of the call has the same, so no draw is made twice.
  tries[hedge] = (255 - tries[call]! * options.most - (number - 1)) & 255;
  addHedge(hedger, hedge);
  state.link.hedged++;
  return attempt(hedge);
}

function copyOf(call: number): number {
  const hedge = f.allocate(f.kinds.call);
  f.adopt(call, hedge);
  f.inherit(call, hedge);
  copyKey(call, hedge);
  f.flags[hedge] = f.flag.hedge;
  callSites[hedge] = callSites[call]!;
  f.places[hedge] = f.places[call]!;
  f.counters[hedge] = f.counters[call]!;
  f.transactions[hedge] = f.transactions[call]!;
  f.demands[hedge] = f.demands[call]!;
  f.answerBytes[hedge] = f.answerBytes[call]!;
  requestBytes[hedge] = requestBytes[call]!;
  roles[hedge] = siteRoles.call;
  heldPlace[hedge] = 0;
  heldConnection[hedge] = 0;
  countedAtLink[hedge] = 0;
  destinationOf[hedge] = undefined;
  stateOf[hedge] = undefined;
  return hedge;
}
