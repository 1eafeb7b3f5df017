/** Visits inside an instance that came over a connection that stays: none of them has one to itself. */
import { linkOfVisit } from './call-state';
import * as f from './frames';
import type { Instance } from './station';

export function beginSharing(visit: number, instance: Instance): void {
  const link = linkOfVisit(visit);
  if (link === null || link.options.lasting === null) return;
  f.flags[visit]! |= f.flag.shares;
  instance.memory.shared++;
}

export function endSharing(visit: number, instance: Instance): void {
  if (f.flags[visit]! & f.flag.shares) instance.memory.shared--;
}

/** A visit that waited at one instance is worked on by another. */
export function moveSharing(visit: number, from: Instance, to: Instance): void {
  if (!(f.flags[visit]! & f.flag.shares)) return;
  from.memory.shared--;
  to.memory.shared++;
}
