/**
 * Transfers that share an instance's bandwidth with all others of it, whichever way they go: requests that it sends and receives, answers that it gives and
 * gets. The frame is the visit; it is resumed when all of its message is through.
 */
import { now, schedule } from './calendar';
import { callRequestBytes, visitPhases } from './call-state';
import * as f from './frames';
import { startComputing, stopComputing } from './processor';
import { machine } from './state';
import type { Instance } from './station';

/** Begins to pass so many bytes through the instance's link; false when that takes no time. */
export function transfers(visit: number, { uplink }: Instance, bytes: number, phase: number): boolean {
  if (uplink < 0 || !(bytes > 0)) return false;
  f.phase[visit] = phase;
  startComputing(uplink, visit, bytes);
  return true;
}

/** Begins to take in the request of a visit; false when that takes no time. */
export function receives(visit: number, instance: Instance): boolean {
  return instance.uplink >= 0 && transfers(visit, instance, requestBytesOf(visit), visitPhases.receiving);
}

/** Bytes of a visit's request; 0 = its caller is gone. */
export function requestBytesOf(visit: number): number {
  const call = f.livingParent(visit);
  return call >= 0 ? callRequestBytes(call) : 0;
}

/** The caller gives up: what it still sends or gets on its side ends at once. */
export function cutTransfer(visit: number, caller: Instance): void {
  const phase = f.phase[visit]!;
  if (phase === visitPhases.sendingOff || phase === visitPhases.taking) cut(visit, caller);
}

/** What comes to an instance that dies ends at once, and finds it dead. */
export function cutIncoming(instance: Instance): void {
  if (instance.uplink < 0) return;
  const comes = (row: number) =>
    f.kind[row] === f.kinds.visit && f.places[row] === instance.row && f.phase[row] === visitPhases.receiving;
  for (const row of f.framesThat(comes)) cut(row, instance);
}

function cut(visit: number, { uplink }: Instance): void {
  stopComputing(uplink, visit);
  schedule(visit, now());
}

/** The instance from which a visit's call is made; null = nobody waits for it any more. */
export function callerOf(visit: number): Instance | null {
  const call = f.livingParent(visit);
  return call >= 0 ? machine.world.instances[f.places[call]!]! : null;
}
