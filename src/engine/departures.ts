/** What is counted of visits that come to their instances and leave them, and whose turn is next. */
import { now } from './calendar';
import { wayOf } from './call-state';
import { causes } from './causes';
import { addTo, cells } from './cells';
import { serveFromLine } from './fleet';
import * as f from './frames';
import type { Group } from './group';
import { kernel } from './kernel';
import * as unitCells from './kernel/tables/unit-cells';
import { groupCells, type StationMeasures } from './measures';
import { machine } from './state';
import { countWorked } from './messages/claim';
import { beginSharing, endSharing } from './sharing';
import { serve } from './service';
import type { Instance } from './station';
import { unitRows } from './unit';

const { countIn, countWork } = kernel;

/** Told apart by where its program begins. */
export function operationOf(visit: number): number {
  return wayOf(visit)?.entry ?? -1;
}

/** It is inside. */
export function takePresence(visit: number, instance: Instance, group: Group): void {
  f.flags[visit]! |= f.flag.computing;
  addTo(group.measures.at + groupCells.admitted, 1);
  beginSharing(visit, instance);
  group.changes(instance, 1);
}

/** It is no longer inside. */
export function leavePresence(visit: number): void {
  if (!(f.flags[visit]! & f.flag.computing)) return;
  f.flags[visit]! &= ~f.flag.computing;
  const instance = machine.world.instances[f.places[visit]!]!;
  const group = machine.world.groups[instance.group]!;
  addTo(group.measures.at + groupCells.insideMs, group.measures.since(f.begun[visit]!, now()));
  endSharing(visit, instance);
  group.changes(instance, -1);
  if (group.admission !== null && !(f.flags[visit]! & f.flag.pulled))
    group.admission.leaves(visit, operationOf(visit), group.onDemand?.door ?? instance);
}

/** Counts the visit as served, frees its slot and lets the next one begin. */
export function finishWork(visit: number, instance: Instance, group: Group): void {
  const time = now();
  const { measures } = group;
  const { at } = measures;
  addTo(at + groupCells.responseMs, time - f.begun[visit]!);
  countIn(group.response.at, time - f.begun[visit]!);
  if (f.outcomes[visit] !== 0) addTo(at + groupCells.failures, 1);
  else if (f.begun[visit]! >= cells[at + groupCells.fromMs]!) countServed(visit, measures, time);
  if (machine.watcher !== null) machine.watcher.visitEnded(visit);
  const holdsSlot = (f.flags[visit]! & f.flag.holdsSlot) !== 0;
  if (holdsSlot) {
    countWork(visit, time - f.served[visit]!);
    addTo(at + groupCells.heldMs, measures.since(f.served[visit]!, time));
    instance.freesSlot(visit);
  }
  leavePresence(visit);
  if (holdsSlot && group.onDemand !== null) group.onDemand.left(instance);
  else if (holdsSlot && (instance.waiting.level > 0 || group.line !== null)) serveNext(instance);
  if (group.suppliers.length > 0) tellSuppliers(visit, instance, group);
}

/** The work of a visit is over; the next message may be taken. */
function tellSuppliers(visit: number, instance: Instance, { onDemand, suppliers }: Group): void {
  countWorked(visit);
  for (const supplier of suppliers) supplier.pull(onDemand?.door ?? instance);
}

/** A visit that arrived in the window ended well. */
function countServed(visit: number, { at, waitTimes }: StationMeasures, time: number): void {
  const took = time - f.begun[visit]!;
  const waited = f.served[visit]! - f.begun[visit]!;
  addTo(at + groupCells.servedMs, took);
  addTo(at + groupCells.servedSquares, took * took);
  addTo(at + groupCells.waitedSquares, waited * waited);
  countIn(waitTimes.at, waited);
}

/** Visits that wait begin while there are slots. */
export function serveNext(instance: Instance): void {
  const group = machine.world.groups[instance.group]!;
  for (let next = instance.nextToServe(); next >= 0; next = instance.nextToServe()) serve(next, instance, group);
  if (group.line !== null) serveFromLine(instance, group);
}

/** An operation of a unit is over, well or badly. */
export function countUnit(visit: number): void {
  const unit = f.units[visit]!;
  const { errorRatio } = machine.world.units[unit]!;
  if (errorRatio > 0 && f.outcomes[visit] === 0 && faulty(visit, errorRatio)) f.outcomes[visit] = causes.failed;
  addTo(unitRows[unit]! + unitCells.responseMs, now() - f.marks[visit]!);
  if (f.outcomes[visit] !== 0) addTo(unitRows[unit]! + unitCells.failures, 1);
}

/** An error-rate fault strikes by the request's own draw, so that the same requests fail in every stage. */
export function faulty(visit: number, ratio: number): boolean {
  return ((f.keyLow[visit]! >>> 0) + 0.5) / 4294967296 < ratio;
}
