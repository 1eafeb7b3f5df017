/** Work of visits at instances, and answers that leave before the work is done. */
import { now, schedule } from './calendar';
import { callRequestBytes, linkOfVisit, visitPhases } from './call-state';
import { addTo } from './cells';
import * as unitCells from './kernel/tables/unit-cells';
import * as f from './frames';
import { copyKey, draw } from './keys';
import { startComputing, stopComputing } from './processor';
import type { Link } from './link';
import { purposes, siteOf } from './random';
import { defects, machine } from './state';
import type { Instance } from './station';
import { cross, opensConnection } from './transit';
import { unitRows } from './unit';
import type { CallSite } from './call-site';

/** CPU work at an instance. */
export function compute(visit: number, instance: Instance, demand: number): void {
  const work = demand * defects.workFactor;
  f.worked[visit]! += work;
  const unit = f.units[visit]!;
  if (unit >= 0) addTo(unitRows[unit]! + unitCells.cpuMs, work);
  if (machine.watcher) machine.watcher.computed(visit, work);
  if (instance.processor >= 0) startComputing(instance.processor, visit, work);
  else {
    const ms = work / (instance.limits.speed * Math.max(1e-9, instance.throttle));
    instance.computesAlone(ms);
    schedule(visit, now() + ms);
  }
}

/** Time that is no computation. */
export function pause(visit: number, ms: number): void {
  const time = ms * defects.workFactor;
  f.worked[visit]! += time;
  schedule(visit, now() + time);
}

/** CPU that reading the request costs where that costs any, ms; what would start past its deadline is dropped and costs nothing. */
export function incomingWork(visit: number, link: Link): number {
  if (f.deadlineOf(visit) <= now()) return 0;
  const { serializationMs, serializationMsPerByte, handshakeMs } = link.options;
  const call = f.livingParent(visit);
  const bytes = call >= 0 ? callRequestBytes(call) : 0;
  return serializationMs + bytes * serializationMsPerByte + (opensConnection(visit, link) ? handshakeMs : 0);
}

/** CPU for a message on the caller's side; false when it costs nothing. */
export function serialize(visit: number, site: CallSite, phase: number): boolean {
  const instance = machine.world.instance(f.places[visit]!);
  const link = site.destinations[0]?.link;
  if (!link || site.innerEntry >= 0 || !machine.world.group(instance.group).serializes) return false;
  const { serializationMs, serializationMsPerByte } = link.options;
  const size = phase === visitPhases.sending ? site.options.requestBytesRow : site.options.responseBytesRow;
  const purpose = phase === visitPhases.sending ? purposes.requestSize : purposes.responseSize;
  const bytes =
    serializationMsPerByte > 0 ? draw(visit, siteOf(site.options.step, purpose), f.counters[visit]!, size) : 0;
  const work = serializationMs + bytes * serializationMsPerByte;
  if (work <= 0) return false;
  f.phase[visit] = phase;
  compute(visit, instance, work);
  return true;
}

/** CPU that writing the answer costs where that costs any, ms. */
export function outgoingWork(visit: number): number {
  const link = linkOfVisit(visit);
  return link ? link.options.serializationMs + f.answerBytes[visit]! * link.options.serializationMsPerByte : 0;
}

/** A computation ends before it is done: the module did only what was done by then. */
export function stopWork(visit: number, instance: Instance): void {
  if (instance.processor < 0) return;
  const left = stopComputing(instance.processor, visit);
  if (machine.watcher?.cutShort) machine.watcher.cutShort(visit, left);
  const unit = f.units[visit]!;
  if (unit >= 0) addTo(unitRows[unit]! + unitCells.cpuMs, -left);
}

/** A reply before the end: the caller goes on, the rest is nobody's. Returns nothing to go on with. */
export function replyEarly(visit: number): void {
  if (f.flags[visit]! & (f.flag.inner | f.flag.answered)) return;
  const call = f.livingParent(visit);
  const link = linkOfVisit(visit);
  f.flags[visit]! |= f.flag.answered;
  if (call < 0 || !link) return;
  const messenger = f.allocate(f.kinds.visit);
  f.inherit(visit, messenger);
  // Losses on the way back are the visit's own draws.
  copyKey(visit, messenger);
  f.sites[messenger] = f.sites[visit]!;
  f.ways[messenger] = f.ways[visit]!;
  f.places[messenger] = f.places[visit]!;
  f.answerBytes[messenger] = f.answerBytes[visit]!;
  f.adopt(call, messenger);
  f.children[call] = messenger;
  f.parents[visit] = -1;
  machine.world.executionsBegun++;
  f.phase[messenger] = visitPhases.returning;
  if (cross(messenger, link, f.answerBytes[visit]!, 1) >= 0) schedule(messenger, now());
}
