/** Calls that a fault turns away at the callee: they are led to a program that does nothing but say no. */
import { failureCauses, type Wire } from '#design';
import { emit, factorOf, here } from '#engine';
import { bucketOf } from './compile-stations';
import { programName, type Plant, type Station } from './plant';

/** Where a call over this wire begins at a station instead of at its program; null = nothing bars it. A transaction under way may still commit. */
export function barrierAt(plant: Plant, wire: Wire, station: Station, program: string): number | null {
  const { wires, quotas } = plant.struck;
  if (program === 'commit') return null;
  if (wires.on(wire.id).length > 0) return barrierOf(plant, station, 'credential');
  return quotas.on(station.id).length > 0 ? barrierOf(plant, station, 'quota') : null;
}

function barrierOf({ struck }: Plant, { id, group }: Station, reason: 'credential' | 'quota'): number {
  const name = programName(id, reason);
  const known = struck.barriers.get(name);
  if (known !== undefined) return known;
  const entry = here();
  struck.barriers.set(name, entry);
  if (reason === 'quota' && group.devices) emit('quota', bucketOf(group.devices, 'used up', 0, 0));
  else emit('fail', 0, factorOf(1), 1 + failureCauses.indexOf('failed'));
  emit('end');
  return entry;
}
