/** Faults of hosts whose instances are made on demand: what is dead is gone for good, and the next request starts another. */
import { killVisits, machine, type Instance, type OnDemand } from '#engine';
import type { FaultContext } from './faults';
import { followDoor } from './inbox';
import { instanceChanged } from './health';
import type { Station } from './plant';
import { nameOf } from './meters';

/** An instance dies with all that is in it; false when it was not alive. */
export function dieOnDemand(context: FaultContext, station: Station, instance: Instance): boolean {
  const { onDemand } = station.group;
  const place = station.instances.indexOf(instance) + 1;
  if (!onDemand?.dies(instance)) return false;
  instance.failed++;
  killVisits(instance);
  const text = `Crash: ${nameOf(context.plant.stage, station.id)}, instance ${place}`;
  context.emit({ type: 'crash', severity: 'critical', place: station.id, text });
  onDemand.recovers();
  return true;
}

/** Nobody is let in until undone, and all that is there dies. */
export function closeDoor(context: FaultContext, station: Station, onDemand: OnDemand): void {
  const { door } = onDemand;
  door.state = 'down';
  door.epoch++;
  killVisits(door);
  followDoor(station);
  for (const instance of station.instances.slice()) {
    onDemand.dies(instance);
    killVisits(instance);
  }
  instanceChanged(context, station, door, false);
}

export function openDoor(context: FaultContext, station: Station, onDemand: OnDemand): void {
  onDemand.door.state = 'up';
  followDoor(station);
  machine.world.openPools();
  onDemand.recovers();
  instanceChanged(context, station, onDemand.door, true);
}

/** The component was taken away: what is in it fails, and nobody comes any more. */
export function removeDoor(station: Station, onDemand: OnDemand): void {
  const { door } = onDemand;
  door.state = 'gone';
  door.epoch++;
  killVisits(door);
  followDoor(station);
  for (const instance of station.instances.slice()) {
    onDemand.dies(instance);
    killVisits(instance);
  }
  onDemand.disband();
}
