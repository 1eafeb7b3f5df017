/** Where an attempt goes: the caller's state at the link, and the instance. */
import { now } from './calendar';
import { countedAtLink, destinationOf, heldConnection, heldConnections, stateOf } from './call-state';
import * as f from './frames';
import type { LinkState } from './link';
import { chooseFresh } from './replicated';
import { machine, transactions } from './state';
import type { Instance } from './station';
import type { CallSite } from './world';

/** The caller's state at the link of an attempt. Where several links lead on, the choice of an instance is that of the link, and comes first. */
export function linkFor(call: number, site: CallSite, held: number): LinkState | null {
  return held < 0 && site.hasOneLink ? stateAtLink(call, site) : chooseFor(call, site, held);
}

function stateAtLink(call: number, site: CallSite): LinkState {
  return countAt(call, site.linkState(machine.world.instance(f.places[call]!), site.candidates[0]!, machine.world));
}

function countAt(call: number, state: LinkState): LinkState {
  stateOf[call] = state;
  countedAtLink[call] = 1;
  state.waiting.change(now(), 1);
  return state;
}

/** Chooses the instance of an attempt; the caller's state at the link to it, or null when there is none. */
export function chooseFor(call: number, site: CallSite, held: number): LinkState | null {
  const { world } = machine;
  const caller = world.instance(f.places[call]!);
  const instance = held >= 0 ? world.instance(transactions.get(held)!.instance) : chosenFrom(call, site, caller);
  const destination = instance && site.to(instance.row);
  if (!destination) return null;
  destinationOf[call] = destination;
  if (held >= 0) heldConnection[call] = heldConnections.awaited;
  return countedAtLink[call] === 1 ? stateOf[call]! : countAt(call, site.linkState(caller, destination, world));
}

function chosenFrom(call: number, site: CallSite, caller: Instance): Instance | null {
  const chooser = site.chooserOf(caller);
  return site.reading === 'read-your-writes' ? chooseFresh(call, chooser) : chooser.choose(call);
}

/** The attempt waits over its link no more. */
export function leaveLink(call: number): void {
  if (!countedAtLink[call]) return;
  countedAtLink[call] = 0;
  stateOf[call]!.waiting.change(now(), -1);
}
