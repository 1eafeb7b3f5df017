/** Visits that find their instance some time after they came: those that wait at the door, and those for which an instance starts. */
import * as f from './frames';
import type { Group } from './group';
import { serve } from './service';
import type { Instance } from './station';
import { requestBytesOf } from './transfers';

/** An instance takes a visit: into a slot where it is up, else the visit waits for its start. */
export function takeIn(visit: number, instance: Instance, group: Group): void {
  f.places[visit] = instance.row;
  if (instance.state === 'up') instance.takesSlot(visit);
  else instance.enqueues(visit, requestBytesOf(visit));
  group.onDemand!.took(instance);
}

/** Visits that wait for the start of their instance begin. */
export function beginWaiting(instance: Instance, group: Group): void {
  for (let visit = instance.nextToServe(); visit >= 0; visit = instance.nextToServe()) serve(visit, instance, group);
}

/** Visits that wait at the door go to instances, the eldest first, as long as there are any. */
export function serveDoor(group: Group): void {
  const { door } = group.onDemand!;
  for (let visit = door.firstWaiting(); visit >= 0; visit = door.firstWaiting()) {
    const instance = group.onDemand!.find();
    if (instance === null) return;
    door.leavesQueue(visit);
    group.changes(door, -1);
    group.changes(instance, 1);
    takeIn(visit, instance, group);
    if (instance.state === 'up') serve(visit, instance, group);
  }
}

/** The visit that an instance has worked on for longest; -1 = it works on none. */
export function eldestAt({ row: place }: Instance): number {
  let eldest = -1;
  for (let row = 0; row < f.frameTop(); row += f.frameStep) {
    if (f.kind[row] !== f.kinds.visit || f.places[row] !== place || !(f.flags[row]! & f.flag.holdsSlot)) continue;
    if (eldest < 0 || (f.served[row]! - f.served[eldest]! || f.byRequest(row, eldest)) < 0) eldest = row;
  }
  return eldest;
}
