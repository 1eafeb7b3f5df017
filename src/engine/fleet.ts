/**
 * A fleet with one line in front of all its instances: a request is worked on by whichever has a free slot first, and given back to the head of the line when
 * that dies, to be done again with draws of its own.
 */
import { cancel, now, schedule } from './calendar';
import { causes } from './causes';
import { visitPhases } from './call-state';
import type { Destination } from './destination';
import { addTo } from './cells';
import * as f from './frames';
import { groupCells } from './measures';
import type { Group } from './group';
import { giveBackAll } from './holdings';
import { deriveFrameKey } from './keys';
import { stopComputing } from './processor';
import { turnOf } from './random';
import { machine } from './state';
import type { Instance } from './station';
import { moveSharing } from './sharing';
import { serve } from './service';
import { stopWork } from './work';

const works = ({ state, silent, busy, limits }: Instance): boolean =>
  state === 'up' && !silent && busy.level < limits.slots;

/** Where a visit begins at once: the instance that the visit came to if it has a free slot, else the one with the fewest taken. */
export function freest(way: Destination): Destination | null {
  if (works(way.instance)) return way;
  let best: Destination | null = null;
  for (const each of way.site.destinations)
    if (each.group === way.group && works(each.instance))
      if (!best || each.instance.busy.level < best.instance.busy.level) best = each;
  return best;
}

export function move(visit: number, { row, instance }: Destination): void {
  f.ways[visit] = row;
  f.places[visit] = instance.row;
}

/** An instance with free slots takes what waits in its group's line. */
export function serveFromLine(instance: Instance, group: Group): void {
  while (works(instance)) {
    const visit = group.line!.next();
    if (visit < 0) return;
    const from = machine.world.instance(f.places[visit]!);
    const way = machine.world.site(f.sites[visit]!).to(instance.row);
    from.waiting.change(now(), -1);
    if (!way) fail(visit);
    else {
      if (from !== instance) {
        group.changes(from, -1);
        group.changes(instance, 1);
        moveSharing(visit, from, instance);
        move(visit, way);
      }
      instance.takesSlot(visit);
      serve(visit, instance, group);
    }
  }
}

/** Whoever is free takes what waits: for those in line behind an instance that will not come for them. */
export function serveLine(group: Group): void {
  for (const instance of group.instances) serveFromLine(instance, group);
}

/** Nobody will work on it any more. */
function fail(visit: number): void {
  f.outcomes[visit] = causes.reset;
  f.phase[visit] = visitPhases.uplink;
  schedule(visit, now());
}

/** The line is no more: what waits in it fails. */
export function disband(group: Group): void {
  const { line } = group;
  group.line = null;
  for (let visit = line?.next() ?? -1; visit >= 0; visit = line!.next()) {
    machine.world.instance(f.places[visit]!).waiting.change(now(), -1);
    fail(visit);
  }
}

/** Whether what a dead instance had in work is given back: not what was answered already, and no part of something. */
export function isGivenBack(visit: number, { line }: Group): boolean {
  const flags = f.flags[visit]!;
  return (
    line !== null && (flags & f.flag.holdsSlot) !== 0 && !(flags & (f.flag.inner | f.flag.answered | f.flag.pulled))
  );
}

/** The visit's instance died: it goes to the head of the line, as new as it came but for its age. */
export function giveBackVisit(visit: number, instance: Instance, group: Group): void {
  cancel(visit);
  stopWork(visit, instance);
  if (instance.uplink >= 0) stopComputing(instance.uplink, visit);
  giveBackAll(visit);
  const { measures } = group;
  addTo(measures.at + groupCells.killed, 1);
  addTo(measures.at + groupCells.heldMs, measures.since(f.served[visit]!, now()));
  instance.freesSlot(visit);
  f.flags[visit]! &= f.flag.computing | f.flag.shares | f.flag.seldom;
  f.programCounter[visit] = machine.world.destinations[f.ways[visit]!]!.entry;
  f.phase[visit] = visitPhases.arriving;
  for (const column of [f.outcomes, f.counters, f.limits]) column[visit] = 0;
  f.setAttempt(visit, 0);
  for (const column of [f.units, f.children]) column[visit] = -1;
  deriveFrameKey(visit, visit, 0, turnOf(0, 1));
  group.line!.returns(visit);
  instance.waiting.change(now(), 1);
}
