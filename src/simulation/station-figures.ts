/** Figures of a component at an instant, read without making anything. */
import { machine, type GroupDevices, type Instance } from '#engine';
import type { Presence } from './part-state';
import type { Station } from './plant';

export const sumOver = (instances: readonly Instance[], of: (instance: Instance) => number): number => {
  let total = 0;
  for (const instance of instances) total += of(instance);
  return total;
};

export const noDevices = { memory: null };
export const waitingOf = ({ waiting }: Instance): number => waiting.level;
export const busyOf = ({ busy }: Instance): number => busy.level;
export const memoryOf = (instance: Instance): number => instance.memoryInUse();
export const computingOf = (instance: Instance): number => instance.computing();
export const limitOf = ({ maxConnections }: GroupDevices): number => maxConnections;
const openOf = ({ connections }: GroupDevices): number => connections;

/** Instances that are up and answer. */
export function answering(instances: readonly Instance[]): number {
  let up = 0;
  for (const { state, silent } of instances) if (state === 'up' && !silent) up++;
  return up;
}

/** What so many instances offer together; NaN = unlimited. */
export const capacity = (up: number, each: number | null | undefined): number =>
  (each ?? null) === null ? Number.NaN : up * each!;

/** Whether it is there and answers; of nodes with roles it is the primary that counts, and who reads elsewhere. */
export function presenceOf({ cluster, group, instances }: Station): Presence {
  if (cluster) return cluster.isAnswering ? 'there' : cluster.isPrimarySilent ? 'silent' : 'gone';
  if (group.onDemand) {
    const { state, silent } = group.onDemand.door;
    return state === 'up' ? (silent ? 'silent' : 'there') : 'gone';
  }
  if (answering(instances) > 0) return 'there';
  return instances.some(({ state }) => state === 'up') ? 'silent' : 'gone';
}

/** Whether some pool has fewer connections than it wants because its store admits no more. */
export function isShort({ instances }: Station): boolean {
  for (const { devices } of instances) {
    if (!devices || devices.connections < devices.maxConnections) continue;
    for (const { devices: store, state, wanted } of machine.world.pools)
      if (store === devices && (state.pool?.size ?? 0) < wanted) return true;
  }
  return false;
}

/** Of the nodes of a store that callers connect to; NaN = it is no store. */
export function sumOfNodes({ instances, cluster }: Station, of: (devices: GroupDevices) => number): number {
  let total = Number.NaN;
  for (const instance of instances) {
    if (instance.devices === null || cluster?.roleOf(instance) === 'standby') continue;
    total = (Number.isNaN(total) ? 0 : total) + of(instance.devices);
  }
  return total;
}

/** Busy over capacity; NaN = there is no end of it. */
export const share = (busy: number, most: number): number =>
  most > 0 && Number.isFinite(most) ? busy / most : Number.NaN;

export function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : Number.NaN;
}

/** Connections open: at a store those of all callers, at a host those that its pools hold. */
export function connectionsOf(station: Station): number {
  const { group } = station;
  if (group.devices) return Number.isFinite(group.devices.maxConnections) ? sumOfNodes(station, openOf) : Number.NaN;
  let used = Number.NaN;
  for (const { caller, state } of machine.world.pools)
    if (machine.world.instance(caller).group === group.row)
      used = (Number.isNaN(used) ? 0 : used) + (state.pool?.used ?? 0);
  return used;
}
