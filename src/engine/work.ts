/** Work of visits at instances, and answers that leave before the work is done. */
import { now, schedule } from './calendar';
import { linkOfVisit, visitPhases } from './call-state';
import * as f from './frames';
import { startComputing } from './processor';
import { defects, machine } from './state';
import type { Instance } from './station';
import { cross } from './transit';

/** CPU work at an instance. */
export function compute(visit: number, instance: Instance, demand: number): void {
  const work = demand * defects.workFactor;
  f.worked[visit]! += work;
  const unit = f.units[visit]!;
  if (unit >= 0) machine.world.units[unit]!.cpuMs += work;
  if (instance.processor >= 0) startComputing(instance.processor, visit, work);
  else schedule(visit, now() + work / (instance.limits.speed * Math.max(1e-9, instance.throttle)));
}

/** Time that is no computation. */
export function pause(visit: number, ms: number): void {
  const time = ms * defects.workFactor;
  f.worked[visit]! += time;
  schedule(visit, now() + time);
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
  f.sites[messenger] = f.sites[visit]!;
  f.links[messenger] = f.links[visit]!;
  f.places[messenger] = f.places[visit]!;
  f.adopt(call, messenger);
  f.children[call] = messenger;
  f.parents[visit] = -1;
  machine.world.executionsBegun++;
  f.phase[messenger] = visitPhases.returning;
  if (cross(messenger, link, f.answerBytes[visit]!, 1) >= 0) schedule(messenger, now());
}
