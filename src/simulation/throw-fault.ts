/** Throws a fault, once or by chance, and notes when it is over. */
import type { Fault } from '#design';
import type { FaultContext } from './faults';
import { recur } from './recurrence';
import type { Recovery } from './recovery';
import type { Undo } from './outage';
import { strike } from './strikes';

/** What undoes it; null when it was over at once or struck nothing. */
export function throwFault(context: FaultContext, fault: Fault, recovery: Recovery): Undo | null {
  const end = recovery.begin(fault.fault);
  const undo = fault.recurrence ? recur(context, fault) : strike(context, fault);
  if (undo)
    return () => {
      undo();
      end();
    };
  end();
  return null;
}
