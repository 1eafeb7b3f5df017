/** Work that nobody waits for any more: somebody between it and its client has given up. */
import { now } from './calendar';
import * as f from './frames';
import { machine } from './state';

/** A visit gives its slot back: its time in work counts, and as wasted when it was for nobody. */
export function countWork(visit: number): void {
  const { work } = machine.world;
  const ms = now() - f.served[visit]!;
  work.visits++;
  work.ms += ms;
  if (!machine.abandons || !isForNobody(visit)) return;
  work.wastedVisits++;
  work.wastedMs += ms;
}

function isForNobody(visit: number): boolean {
  for (let row = visit; f.kind[row] !== f.kinds.request;) {
    // What runs on behind its own reply was meant to.
    if (f.flags[row]! & f.flag.answered) return false;
    row = f.livingParent(row);
    if (row < 0) return true;
  }
  return false;
}
