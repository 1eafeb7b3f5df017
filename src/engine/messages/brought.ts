/** What a broker brings to whoever it hands its messages to. */
import * as f from '../frames';
import { claimOf } from './claim';
import type { Copy } from './message';

/** The messages that a broker hands over by a visit, through whatever routers; none = the visit is of somebody who calls. */
export function broughtBy(visit: number): readonly Copy[] {
  const callers = f.flag.entered | f.flag.inner;
  for (let row = visit; row >= 0 && f.kind[row] === f.kinds.visit; row = f.livingParent(row)) {
    if (f.flags[row]! & callers) return [];
    const claim = claimOf(row);
    if (claim) return claim.copies;
  }
  return [];
}
