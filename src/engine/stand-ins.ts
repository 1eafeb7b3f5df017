/** Sorts of client requests for whom others stand in at stores: whatever these are asked for them is answered at once and well, and they never hear of it. */
import * as f from './frames';
import type { CallSite } from './call-site';

const sorts = new Set<number>();

export function resetStandIns(): void {
  sorts.clear();
}

/** Whether any requests have stand-ins: then no call of a store takes the short way. */
export const hasStandIns = (): boolean => sorts.size > 0;

/** `flow` is the row under which requests of a sort are counted. */
export function setStandIns(flow: number, has: boolean): void {
  if (has) sorts.add(flow);
  else sorts.delete(flow);
}

/** Whether somebody else answers a call; a key that it looks up is found. */
export function isStoodIn(call: number, { leadsToStore }: CallSite): boolean {
  if (!leadsToStore || sorts.size === 0 || !sorts.has(f.flows[call]!)) return false;
  f.flags[call]! |= f.flag.hit;
  return true;
}
