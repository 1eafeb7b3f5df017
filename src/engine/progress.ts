/** How operations say what follows. */
import { visitPhases } from './call-state';
import * as f from './frames';
import { ended, goOn } from './kernel/tables/results';
import { storedKey } from './keys';
import { machine } from './state';
import type { GroupDevices } from './group';

export { ended, goOn };

/** The visit goes on behind the operation at `at`. */
export function advance(visit: number, at: number): number {
  f.programCounter[visit] = at + 4;
  f.phase[visit] = visitPhases.running;
  return goOn;
}

export function failWith(visit: number, cause: number): number {
  f.outcomes[visit] = cause;
  return ended;
}

/** Devices of the store at which the visit is. */
export function devicesOf(visit: number): GroupDevices {
  return machine.world.instance(f.places[visit]!).devices!;
}

/** The key that a visit is about, in a store that holds several data sets. */
export function keyOf(visit: number): number {
  return storedKey(machine.world.site(f.sites[visit]!).options.dataSet, f.entities[visit]!);
}
