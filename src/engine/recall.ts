/** Lookups at the memory of a station. */
import { now } from './calendar';
import * as f from './frames';
import { countKey } from './group';
import { joinFetch } from './holdings';
import { advance, devicesOf, keyOf } from './progress';
import { defects, machine } from './state';

/** Counter of a visit at a memory that waited for somebody else's fetch. */
const waited = 1;

/** A lookup is a hit if it finds its key at once; one that waits for a fetch under way goes on with the key, and is counted apart. */
export function recall(visit: number, at: number): number {
  const devices = devicesOf(visit);
  const key = keyOf(visit);
  const isHit = !defects.ignoresCacheHits && devices.memory?.use(key, now()) === true;
  const hasWaited = f.counters[visit] === waited;
  if (machine.watcher && !hasWaited)
    machine.watcher.lookedUp(machine.world.instance(f.places[visit]!).group, f.entities[visit]!, isHit);
  if (isHit) {
    f.flags[visit]! |= f.flag.hit;
    if (!hasWaited) devices.hits++;
  } else if (devices.coalescing && !joinFetch(devices, key, visit)) {
    if (!hasWaited) devices.joined++;
    f.counters[visit] = waited;
    return -1;
  }
  devices.lookups++;
  if (devices.keyUse) countKey(devices.keyUse, key, isHit && !hasWaited);
  return advance(visit, at);
}
