/** A version that loses memory: its instances are killed when they have none left, and start again without what was lost. */
import { after } from '#engine';
import { crash, type FaultContext } from './faults';
import type { Station } from './plant';
import type { Version } from './versions';

const stepMs = 1000;

/** As long as the version is there, so many MiB a second of each of its instances that is up. */
export function leakMemory(context: FaultContext, station: Station, version: Version, perSecond: number): void {
  const { versions } = station;
  const step = () => {
    const isThere = context.plant.stations.get(station.id) === station;
    const own = station.instances.filter((each) => versions.of(each) === version);
    if (!isThere || (own.length === 0 && station.rollout?.target !== version)) return;
    for (const instance of own.filter(({ state }) => state === 'up')) {
      instance.memory.leaked += (perSecond * stepMs) / 1000;
      if (instance.memoryInUse() > instance.memory.limit) crash(context, station, instance);
    }
    after(stepMs, step);
  };
  after(stepMs, step);
}
