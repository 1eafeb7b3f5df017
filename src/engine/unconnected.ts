/** Attempts that get no connection, or no place at their caller. */
import { callPhases, destinationOf, linkOf, stateOf } from './call-state';
import { causes } from './causes';
import type { Link } from './link';
import { refusals } from './refusals';
import { machine } from './state';
import { turnAway } from './turn-away';

/** The cause with which such an attempt fails; counted at the caller, and at a store that admits no more. */
export function unconnected(call: number, link: Link): number {
  link.connections.refused++;
  const pool = stateOf(call)?.pool ?? null;
  const { devices, group } = destinationOf(call)!.instance;
  const isAtLimit = devices !== null && devices.connections >= devices.maxConnections;
  if (!isAtLimit || (pool && pool.size >= (link.options.pool?.places ?? 0))) return turnAway(call, refusals.pool);
  devices.refusedConnections++;
  machine.world.group(group).refusals[refusals.connections]!++;
  return causes.refused;
}

/** The cause with which a wait ends that got nothing: for a connection, or for a place of a bulkhead. */
export function refusal(call: number, phase: number): number {
  // The transaction that it waited in is over.
  if (phase === callPhases.statement) return causes.reset;
  return phase === callPhases.connection ? unconnected(call, linkOf(call)!) : turnAway(call, refusals.bulkhead);
}
