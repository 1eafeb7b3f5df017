/** What takes instances down, and what is said of a component of which all are struck. */
import { machine, type Instance, type OnDemand } from '#engine';
import { die, endVisits, outages, setUp, type FaultContext } from './faults';
import { instanceChanged } from './health';
import { frontOf } from './on-demand';
import { closeDoor, openDoor } from './on-demand-faults';
import type { Station } from './plant';
import { openPoolsOf } from './pools';

/** Undoes a fault in force. */
export type Undo = () => void;

/** Instances of one component that a fault strikes. */
export interface Struck {
  readonly station: Station;
  readonly instances: readonly Instance[];
}

/** What strikes several says so once: none of them is told by itself. */
export const unheard =
  ({ emit }: FaultContext): FaultContext['emit'] =>
  (event) =>
    event.type !== 'crash' && emit(event);

/** Sets what is said of all of a component: as much of it as is struck by one fault or by several. */
export function markWhole(station: Station): void {
  const instances = frontOf(station);
  const all = (isStruck: (instance: Instance) => boolean) => instances.length > 0 && instances.every(isStruck);
  if (all((each) => outages.on(each).length > 0)) station.fault = 'outage';
  else station.fault = all(({ silent }) => silent) ? 'hang' : 'none';
}

/** Takes instances down until undone: everything in them dies, callers are refused. */
export function outage(context: FaultContext, { station, instances }: Struck): Undo {
  const { onDemand } = station.group;
  if (onDemand) return outageOnDemand(context, { station, instances }, onDemand);
  const isWhole = instances.length === station.instances.length;
  const lift = outages.lay(instances, 1);
  markWhole(station);
  for (const instance of instances) {
    // One that boots has nothing to lose; its boot finds it held down, or goes on when it was let go before.
    if (instance.state === 'booting') continue;
    const drains = instance.state === 'draining' || instance.state === 'closing';
    if (!drains) setUp(context, station, instance, false);
    instance.epoch++;
    endVisits(station, instance);
    if (!drains) instanceChanged(context, station, instance, false);
  }
  if (isWhole) station.group.devices?.memory?.clear();
  return () => {
    lift();
    markWhole(station);
    const free = instances.filter((each) => each.state === 'down' && outages.on(each).length === 0);
    for (const instance of free) {
      setUp(context, station, instance, true);
      instanceChanged(context, station, instance, true);
    }
    machine.world.openPools();
    for (const instance of free) openPoolsOf(context.plant, station, instance);
  };
}

/** Instances on demand that are taken down are gone, and others take their place; all of them are down while nobody is let in. */
function outageOnDemand(context: FaultContext, { station, instances }: Struck, onDemand: OnDemand): Undo {
  const { door } = onDemand;
  if (!instances.includes(door)) {
    for (const instance of instances) die({ ...context, emit: unheard(context) }, station, instance);
    return () => {};
  }
  const lift = outages.lay([door], 1);
  markWhole(station);
  closeDoor(context, station, onDemand);
  return () => {
    lift();
    markWhole(station);
    if (outages.on(door).length === 0) openDoor(context, station, onDemand);
  };
}
