/** Pools of connections open when their calling instance starts, before anybody asks for one. */
import { machine, type Instance } from '#engine';
import type { Plant, Station } from './plant';

/** Opens the pools of one instance, as far as the stores have connections left. */
export function openPoolsOf({ targets }: Plant, { id }: Station, instance: Instance): void {
  const { world } = machine;
  if (instance.state !== 'up') return;
  for (const { caller, site } of targets) {
    if (caller !== id) continue;
    for (const destination of site.candidates) {
      const isPooled = destination.link.options.pool !== null && destination.instance.devices !== null;
      if (isPooled) site.linkState(instance, destination, world);
    }
  }
}

/** Opens the pools of everybody, the oldest instance of each part first. */
export function openAllPools(plant: Plant): void {
  for (const station of plant.stations.values())
    for (const instance of station.instances) openPoolsOf(plant, station, instance);
}
