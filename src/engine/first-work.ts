/** Pieces of work, and programs that begin with one: a visit that gets its slot from another one begins it in the same event. */
import { now } from './calendar';
import { visitPhases } from './call-state';
import { addTo } from './cells';
import * as f from './frames';
import { draw } from './keys';
import { code, factors, operations } from './program';
import { machine } from './state';
import { unitRows } from './unit';
import { compute, pause } from './work';

/** The visit begins an operation of a unit. */
export function enterUnit(visit: number, unit: number): void {
  addTo(unitRows[unit]!, 1);
  f.units[visit] = unit;
  f.flags[visit]! |= f.flag.entered;
  f.marks[visit] = now();
}

/** Work of a step, ms. */
export function demandOf(visit: number, at: number, factor: number): number {
  return told(visit, at, draw(visit, code[at + 1]!, 0, code[at + 2]!) * factor);
}

function told(visit: number, at: number, ms: number): number {
  if (machine.watcher) machine.watcher.demanded(visit, code[at + 1]!, ms);
  return ms;
}

/** Does the piece of work at `at` of the program. */
export function doWork(visit: number, at: number): void {
  const operation = code[at];
  if (operation === operations.wait) {
    pause(visit, demandOf(visit, at, 1));
    return;
  }
  const instance = machine.world.instance(f.places[visit]!);
  const given = operation === operations.demand ? f.givenDemand(visit) : Number.NaN;
  const factor = operation === operations.compute ? factors[code[at + 3]!]! : 1;
  compute(visit, instance, Number.isNaN(given) ? demandOf(visit, at, factor) : told(visit, at, given));
}

/** What a branch at a store will work: its share of what the caller of the visit gave, or of a draw of its own. */
export function takeShare(visit: number, at: number): void {
  let asked = visit;
  while (asked >= 0 && (f.flags[asked]! & f.flag.inner || f.kind[asked] === f.kinds.join))
    asked = f.livingParent(asked);
  const given = asked >= 0 ? f.givenDemand(asked) : Number.NaN;
  const all = Number.isNaN(given) ? draw(visit, code[at + 1]!, 0, code[at + 2]!) : given;
  f.giveDemand(visit, all * factors[code[at + 3]!]!);
}

export const isWork = (operation: number): boolean =>
  operation === operations.wait || operation === operations.compute || operation === operations.demand;

/** Whether a visit's program begins with an operation of a unit that works at once. */
export function beginsWithWork(visit: number): boolean {
  const at = f.programCounter[visit]!;
  return code[at] === operations.enter && isWork(code[at + 4]!) && f.deadlineOf(visit) > now();
}

/** Does it. */
export function beginWork(visit: number): void {
  const at = f.programCounter[visit]!;
  enterUnit(visit, code[at + 1]!);
  f.programCounter[visit] = at + 8;
  f.phase[visit] = visitPhases.running;
  doWork(visit, at + 4);
}
