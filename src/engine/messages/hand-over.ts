/** How messages come to a consumer: as a visit of the operation that they name, whose slot a pull takes at once and a push asks for at the door. */
import { attemptBegun, requestBytes, visitPhases } from '../call-state';
import { now, schedule } from '../calendar';
import { addTo } from '../cells';
import * as f from '../frames';
import { groupCells } from '../measures';
import { deriveFrameKey } from '../keys';
import { turnOf } from '../random';
import { beginService } from '../service';
import { machine } from '../state';
import { tallyCells } from '../tallies';
import { cross } from '../transit';
import type { Destination } from '../destination';
import type { Group } from '../group';
import type { Instance } from '../station';
import { vanish } from '../vanish';
import { openClaim, type Claim } from './claim';
import type { Message } from './message';

const mostTurns = 255;

/** The messages of a claim set out from the broker. */
export function handOver(claim: Claim, broker: Instance, isPulled: boolean): void {
  openClaim(claim);
  const { copies, frame, way } = claim;
  const [first] = copies;
  if (!first) return;
  setSender(frame, first.message);
  f.places[frame] = broker.row;
  f.begun[frame] = now();
  attemptBegun[frame] = now();
  requestBytes[frame] = copies.reduce((sum, { message }) => sum + message.bytes, 0);
  const visit = makeVisit(frame, way, first.receives);
  machine.world.executionsBegun++;
  addTo(way.tally + tallyCells.sent, 1);
  if (isPulled) takeSlot(visit, way);
  // Whoever hands over is in the midst of something else.
  if (cross(visit, way.link, requestBytes[frame]!, 0) >= 0) schedule(visit, now());
}

function setSender(frame: number, { keyHigh, keyLow, ordinal, entity, client, flow }: Message): void {
  f.keyHigh[frame] = keyHigh;
  f.keyLow[frame] = keyLow;
  f.ordinals[frame] = ordinal;
  f.entities[frame] = entity;
  f.clients[frame] = client;
  f.flows[frame] = flow;
}

/** Its draws are those of the message, the wire and the number of the receive. */
function makeVisit(frame: number, { entry, instance, link, row, site }: Destination, receives: number): number {
  const visit = f.allocate(f.kinds.visit);
  f.adopt(frame, visit);
  f.inherit(frame, visit);
  deriveFrameKey(frame, visit, link.options.id, turnOf(0, Math.min(mostTurns, receives - 1)));
  f.children[frame] = visit;
  f.phase[visit] = visitPhases.arriving;
  f.sites[visit] = site.row;
  f.ways[visit] = row;
  f.places[visit] = instance.row;
  f.programCounter[visit] = entry;
  f.begun[visit] = now();
  return visit;
}

/** The worker that pulls is held from here on. */
function takeSlot(visit: number, { group, instance }: Destination): void {
  instance.takesSlot(visit);
  instance.counts();
  addTo(group.measures.at + groupCells.arrivals, 1);
  addTo(group.measures.at + groupCells.admitted, 1);
  f.flags[visit]! |= f.flag.computing | f.flag.pulled;
  group.changes(instance, 1);
  if (machine.watcher) machine.watcher.visitArrived(visit);
  beginService(visit, group);
}

/** What an instance pulled does not reach it, or nobody there takes it: its worker is free again. */
export function dropPulled(visit: number, instance: Instance, { measures }: Group): number {
  addTo(measures.at + groupCells.heldMs, measures.since(f.served[visit]!, now()));
  instance.freesSlot(visit);
  return vanish(visit);
}
