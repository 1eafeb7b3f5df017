/** A hedge is sent: one more attempt of a call, with its own instance, place, connection and token of the budget. */
import { callPhases, callSites, clearAttempt, linkOf, requestBytes, roles, siteRoles, tries } from './call-state';
import { attempt } from './calls';
import * as f from './frames';
import { addHedge, countHedge } from './hedges';
import { copyKey } from './keys';
import { takesFromBudget } from './retries';

/** The event of a hedger: nothing happens when its call waits for something else than an answer, or the budget is empty. */
export function sendHedge(hedger: number): number {
  const call = f.livingParent(hedger);
  const link = call >= 0 && f.phase[call] === callPhases.answer ? linkOf(call) : null;
  const options = link?.options.hedge;
  if (!link || !options || f.limits[hedger]! < 1 || !takesFromBudget(call)) return -1;
  const number = countHedge(hedger, call, options);
  const hedge = copyOf(call);
  // Numbers from the end: no retry of the call has the same, so no draw is made twice.
  tries[hedge] = (255 - tries[call]! * options.most - (number - 1)) & 255;
  addHedge(hedger, hedge);
  link.hedged++;
  return attempt(hedge);
}

function copyOf(call: number): number {
  const hedge = f.allocate(f.kinds.call);
  f.adopt(call, hedge);
  f.inherit(call, hedge);
  copyKey(call, hedge);
  f.flags[hedge]! |= f.flag.hedge;
  callSites[hedge] = callSites[call]!;
  f.places[hedge] = f.places[call]!;
  f.counters[hedge] = f.counters[call]!;
  f.setTransaction(hedge, f.transactions[call]!);
  f.giveDemand(hedge, f.givenDemand(call));
  f.answerBytes[hedge] = f.answerBytes[call]!;
  requestBytes[hedge] = requestBytes[call]!;
  roles[hedge] = siteRoles.call;
  clearAttempt(hedge);
  return hedge;
}
