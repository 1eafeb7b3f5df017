/** Where an attempt goes: the link with what the caller keeps for it, and the instance. */
import { now } from './calendar';
import {
  attemptBegun,
  calledOver,
  chosen,
  heldConnection,
  heldConnections,
  keptStates,
  tallyOf,
  waitsOverLink,
} from './call-state';
import { addTo } from './cells';
import * as f from './frames';
import type { Destination } from './destination';
import { boundInstance } from './lasting';
import type { Link } from './link';
import { chooseFresh } from './replicated';
import { machine, transactions } from './state';
import type { Instance } from './station';
import type { CallSite } from './call-site';
import { tallyCells } from './tallies';

/** The link of an attempt, or null when there is none. Where several links lead on, the choice of an instance is that of the link, and comes first. */
export function linkFor(call: number, site: CallSite, held: number): Link | null {
  if (held > 0 || site.link === null) return chooseFor(call, site, held)?.link ?? null;
  goOver(call, site, site.candidates[0]!);
  return site.link;
}

/** The attempt is to go over the link of a destination. */
function goOver(call: number, site: CallSite, destination: Destination): void {
  const { world } = machine;
  const { link } = destination;
  waitsOverLink[call] = 1;
  calledOver[call] = link.row;
  keptStates[call] = link.keepsState ? site.linkState(world.instances[f.places[call]!]!, destination, world).row : -1;
}

/** Chooses the instance of an attempt; null when there is none. */
export function chooseFor(call: number, site: CallSite, held: number): Destination | null {
  const { world } = machine;
  const instance =
    held > 0
      ? world.instance(transactions.get(held)!.instance)
      : chosenFrom(call, site, world.instances[f.places[call]!]!);
  const destination = instance && site.to(instance.row);
  if (!destination) return null;
  chosen[call] = destination.row;
  if (held > 0) heldConnection[call] = heldConnections.awaited;
  if (!waitsOverLink[call]) goOver(call, site, destination);
  return destination;
}

function chosenFrom(call: number, site: CallSite, caller: Instance): Instance | null {
  const chooser = site.chooserOf(caller);
  const bound = site.mayBind ? boundInstance(call, site, caller) : null;
  if (bound) return chooser.goesTo(bound);
  return site.reading === 'read-your-writes' ? chooseFresh(call, chooser) : chooser.choose(call);
}

/** The attempt waits over its link no more. */
export function leaveLink(call: number): void {
  if (!waitsOverLink[call]) return;
  waitsOverLink[call] = 0;
  const tally = tallyOf(call, machine.world.links[calledOver[call]!]!);
  addTo(tally + tallyCells.waitedMs, now() - attemptBegun[call]!);
}
