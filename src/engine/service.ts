/** How the work of a visit begins once it has its slot. */
import { now, schedule } from './calendar';
import { linkOfVisit, visitPhases } from './call-state';
import { addTo } from './cells';
import * as f from './frames';
import { beginsWithWork, beginWork } from './first-work';
import type { Group } from './group';
import { groupCells } from './measures';
import type { Instance } from './station';
import { compute, incomingWork } from './work';

export function beginService(visit: number, group: Group): void {
  f.marks[visit] = now();
  f.served[visit] = now();
  f.worked[visit] = 0;
  addTo(group.measures.at + groupCells.begun, 1);
}

/** A visit that waited has its slot. */
export function serve(visit: number, instance: Instance, group: Group): void {
  f.phase[visit] = visitPhases.incoming;
  beginService(visit, group);
  const link = group.serializes ? linkOfVisit(visit) : null;
  const work = link ? incomingWork(visit, link) : 0;
  if (work > 0) compute(visit, instance, work);
  else if (beginsWithWork(visit)) beginWork(visit);
  else schedule(visit, now());
}
