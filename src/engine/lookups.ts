/** Asking a memory of keys, as its caller sees it: other steps are run on a miss, and the key is filled behind them. */
import { now } from './calendar';
import { siteRoles, visitPhases } from './call-state';
import { startCall } from './start-call';
import * as f from './frames';
import { giveBackNewest, hold } from './holdings';
import { draw, entityOf, storedKey } from './keys';
import { code } from './program';
import { advance, ended, goOn } from './progress';
import { purposes, siteOf } from './random';
import { holdingKinds } from './state';
import { serialize } from './work';
import type { CallSite } from './call-site';

export function lookup(visit: number, at: number, site: CallSite, fresh: boolean): number {
  if (fresh) {
    f.flags[visit]! &= ~f.flag.hit;
    f.counters[visit] = 0;
    if (serialize(visit, site, visitPhases.sending)) return -1;
    return startCall(visit, site, siteRoles.call);
  }
  if (f.phase[visit] === visitPhases.sending) return startCall(visit, site, siteRoles.call);
  if (f.outcomes[visit] !== 0) {
    const goesTo = code[at + 3]!;
    if (goesTo < 0) return ended;
    f.outcomes[visit] = 0;
    f.phase[visit] = visitPhases.running;
    if (goesTo !== at + 4) f.flags[visit]! |= f.flag.degraded;
    f.programCounter[visit] = goesTo;
    return goOn;
  }
  if (f.flags[visit]! & f.flag.hit) {
    f.phase[visit] = visitPhases.running;
    f.programCounter[visit] = code[at + 2]!;
    return goOn;
  }
  const holder = site.destinations[0]?.instance;
  if (holder?.devices?.coalescing)
    hold(visit, holdingKinds.fetch, holder.row, storedKey(site.options.dataSet, entityOf(visit, site, 0)));
  return advance(visit, at);
}

export function fill(visit: number, site: CallSite): void {
  const devices = site.destinations[0]?.instance.devices;
  const { options } = site;
  const bytes = draw(visit, siteOf(options.step, purposes.more), 0, options.entryBytesRow);
  devices?.memory?.fill(storedKey(options.dataSet, entityOf(visit, site, 0)), bytes, now());
  if (devices?.coalescing) giveBackNewest(visit, holdingKinds.fetch);
}
