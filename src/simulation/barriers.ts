/** Calls that meet something before their program: a fault that turns them away, a lock that makes them wait. */
import { failureCauses, idOf, type Wire } from '#design';
import { emit, factorOf, here } from '#engine';
import { bucketOf } from './compile-stations';
import { programName, type Plant, type SiteTarget, type Station } from './plant';

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

/** Where a call begins that may have to wait for such a lock: it takes it and gives it back before its program. */
export function behindLock(
  plant: Plant,
  station: Station,
  { site, target }: Pick<SiteTarget, 'site' | 'target'>,
  entry: number,
): number {
  const { dataSet } = site.options;
  const isAsked = target.type === 'store' && target.program !== 'lookup' && dataSet > 0;
  if (!isAsked || plant.struck.dataSets.on(idOf('dataSet', dataSet)).length === 0) return entry;
  const name = programName(station.id, `locked ${dataSet} ${entry}`);
  const known = plant.struck.barriers.get(name);
  if (known !== undefined) return known;
  const at = here();
  plant.struck.barriers.set(name, at);
  emit('lock', dataSet);
  emit('unlock', dataSet);
  emit('jump', entry);
  return at;
}
