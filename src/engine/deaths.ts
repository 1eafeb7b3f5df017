/** What becomes of everything at an instance that dies or falls silent. */
import { cancel, now, schedule } from './calendar';
import { isCalling, visitPhases } from './call-state';
import { dropCall } from './calls';
import { causes } from './causes';
import { addTo } from './cells';
import { giveBackVisit, isGivenBack, serveLine } from './fleet';
import * as f from './frames';
import type { Group } from './group';
import { forgetWaiting, giveBackAll } from './holdings';
import { loseLasting } from './lasting';
import { groupCells } from './measures';
import { stopComputing } from './processor';
import { machine } from './state';
import type { Instance } from './station';
import { cutIncoming } from './transfers';
import { limitWait } from './vanish';
import { stopWork } from './work';

/** Everything at an instance dies: what it did fails with a reset one latency later, what it asked others for is nobody's. */
export function killVisits(instance: Instance): void {
  machine.abandons = true;
  const group = machine.world.group(instance.group);
  loseLasting(instance);
  const dying = rowsOf(f.kinds.visit, instance).filter((row) => diesHere(row, group));
  // None of them is handed what another gives back.
  for (const visit of dying) f.flags[visit]! &= ~f.flag.waitingForPlace;
  for (const branches of rowsOf(f.kinds.join, instance)) f.release(branches);
  for (const visit of dying) if (isCalling(visit)) dropCall(visit);
  const givenBack = dying.filter((visit) => isGivenBack(visit, group)).toSorted((a, b) => f.begun[b]! - f.begun[a]!);
  for (const visit of dying) if (!givenBack.includes(visit)) killVisit(visit, instance);
  // The eldest comes to stand first.
  for (const visit of givenBack) giveBackVisit(visit, instance, group);
  cutIncoming(instance);
  forgetWaiting(instance);
  machine.world.forgetCaller(instance);
  instance.devices?.broker?.crashed();
  // What was given back is for whoever is free.
  if (givenBack.length > 0) serveLine(group);
}

/** Whether an instance that goes is still needed: something is in it, or on the way to it or back. */
export function isHeldBack(instance: Instance, { line }: Group): boolean {
  if (instance.busy.level > 0) return true;
  const isAnyones = (visit: number) => line !== null && (f.flags[visit]! & f.flag.queued) !== 0;
  return rowsOf(f.kinds.visit, instance).some((visit) => !isAnyones(visit));
}

/** A visit dies alone, with all that it began in its instance; who called it hears of the cause. */
export function killAlone(visit: number, instance: Instance, cause: number): void {
  machine.abandons = true;
  const dying = rowsOf(f.kinds.visit, instance).filter((row) => isWithin(row, visit));
  for (const row of dying) f.flags[row]! &= ~f.flag.waitingForPlace;
  for (const branches of rowsOf(f.kinds.join, instance)) if (isWithin(branches, visit)) f.release(branches);
  for (const row of dying) if (isCalling(row)) dropCall(row);
  for (const row of dying) killVisit(row, instance);
  f.outcomes[visit] = cause;
}

/** Whether a frame is a visit, or a branch, round or call within its process. */
function isWithin(frame: number, visit: number): boolean {
  for (let row = frame; row >= 0; row = f.livingParent(row)) {
    if (row === visit) return true;
    if (f.kind[row] !== f.kinds.join && !(f.flags[row]! & f.flag.inner)) return false;
  }
  return false;
}

/** Phases of a visit that is not in its instance. */
const underWay: ReadonlySet<number> = new Set([
  visitPhases.arriving,
  visitPhases.returning,
  visitPhases.sendingOff,
  visitPhases.receiving,
  visitPhases.taking,
]);

/** Whether a visit is in the instance: not on its way there or back, and not in the line in front of all. */
function diesHere(visit: number, { line }: Group): boolean {
  if (f.flags[visit]! & f.flag.queued) return line === null;
  // What it pulled is its own from then on.
  if ((f.flags[visit]! & (f.flag.pulled | f.flag.holdsSlot)) === (f.flag.pulled | f.flag.holdsSlot)) return true;
  return !underWay.has(f.phase[visit]!);
}

/** Frames of a kind at an instance. */
function rowsOf(kind: number, { row: place }: Instance): readonly number[] {
  return f.framesThat((row) => f.kind[row] === kind && f.places[row] === place);
}

/** The instance answers nobody for now: whoever waits for it without a timeout will end the wait some time. */
export function limitWaitsFor(instance: Instance): void {
  for (const visit of rowsOf(f.kinds.visit, instance)) if (!(f.flags[visit]! & f.flag.inner)) limitWait(visit);
}

function killVisit(visit: number, instance: Instance): void {
  if (f.kind[visit] !== f.kinds.visit) return;
  cancel(visit);
  stopWork(visit, instance);
  if (instance.uplink >= 0) stopComputing(instance.uplink, visit);
  giveBackAll(visit);
  if (!(f.flags[visit]! & (f.flag.inner | f.flag.queued)))
    addTo(machine.world.group(instance.group).measures.at + groupCells.killed, 1);
  if (f.flags[visit]! & f.flag.inner) {
    f.release(visit);
    return;
  }
  if (f.flags[visit]! & f.flag.queued) instance.leavesQueue(visit);
  f.outcomes[visit] = causes.reset;
  f.phase[visit] = visitPhases.uplink;
  schedule(visit, now());
}
