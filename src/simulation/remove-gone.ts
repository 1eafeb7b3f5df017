/** Components that an edit took away. */
import { disband } from '#engine';
import { crash, type FaultContext } from './faults';
import { removeDoor } from './on-demand-faults';
import type { Plant } from './plant';

/** What a removed component had in it fails; its wires lead nowhere. */
export function removeGone({ stations, stage, entries }: Plant, faults: FaultContext): void {
  const kept = new Set<string>(stage.components.map(({ id }) => id));
  for (const station of Array.from(stations.values())) {
    if (kept.has(station.id)) continue;
    if (station.group.onDemand) removeDoor(station, station.group.onDemand);
    for (const instance of station.group.instances) {
      crash({ ...faults, emit: () => {} }, station, instance);
      instance.epoch++;
      instance.state = 'gone';
    }
    station.scaler?.end();
    disband(station.group);
    stations.delete(station.id);
  }
  entries.clear();
}
