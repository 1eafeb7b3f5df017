/**
 * Hedges: further attempts of a call that has no answer yet, each a call of its own whose parent is the call. One frame beside the call says when the next
 * one is due and knows those under way, linked by `following`; a call without hedging has no such frame and pays one comparison.
 */
import { cancel, now, schedule } from './calendar';
import { callSites, hedgers, tries } from './call-state';
import * as f from './frames';
import { draw } from './keys';
import type { HedgeOptions } from './link';
import { purposes, siteOf, turnOf } from './random';
import { machine } from './state';

/** An attempt was sent: the first hedge is due after the drawn time. */
export function armHedges(call: number, options: HedgeOptions): void {
  let hedger = hedgers[call]! - 1;
  if (hedger < 0) {
    hedger = f.allocate(f.kinds.hedger);
    f.adopt(call, hedger);
    hedgers[call] = hedger + 1;
    f.flags[call]! |= f.flag.hedged;
  }
  f.counters[hedger] = 0;
  f.limits[hedger] = options.most;
  armNext(hedger, call, options);
}

function armNext(hedger: number, call: number, { afterRow, most }: HedgeOptions): void {
  const number = most - f.limits[hedger]! + tries[call]! * most;
  const { step } = machine.world.site(callSites[call]!).options;
  schedule(hedger, now() + draw(call, siteOf(step, purposes.hedge), turnOf(f.counters[call]!, number & 255), afterRow));
}

/** One of the hedges is used up; the next is armed if another may follow. The number of the hedge within its call, from 1. */
export function countHedge(hedger: number, call: number, options: HedgeOptions): number {
  f.limits[hedger]! -= 1;
  const number = options.most - f.limits[hedger]!;
  if (f.limits[hedger]! > 0) armNext(hedger, call, options);
  return number;
}

export function addHedge(hedger: number, hedge: number): void {
  f.following[hedge] = f.children[hedger]!;
  f.children[hedger] = hedge;
  f.counters[hedger]! += 1;
}

/** A hedge ended: it is no longer among those under way. */
export function removeHedge(hedger: number, hedge: number): void {
  f.counters[hedger]! -= 1;
  let before = -1;
  for (let at = f.children[hedger]!; at >= 0; before = at, at = f.following[at]!) {
    if (at !== hedge) continue;
    if (before < 0) f.children[hedger] = f.following[at]!;
    else f.following[before] = f.following[at]!;
    return;
  }
}

/** Whether a call whose own attempt failed still has hedges to wait for; if not, no further one is sent. */
export function waitsForHedges(call: number): boolean {
  const hedger = hedgers[call]! - 1;
  if (f.counters[hedger]! > 0) return true;
  cancel(hedger);
  return false;
}
