/** How calls begin: those of visits, which are their own calls, and those of clients, which get a frame of their own. */
import { callSites, clearAttempt, requestBytes, roles, siteRoles, tries } from './call-state';
import { attempt } from './calls';
import { kernel } from './kernel';
import { long } from './kernel/tables/results';
import * as f from './frames';
import { clientKey, draw } from './keys';
import { purposes, siteOf } from './random';
import { machine } from './state';
import type { CallSite } from './call-site';

/** Begins a call of a visit from where it is; -1, or the frame that goes on at once. */
export function startCall(call: number, site: CallSite, role: number): number {
  if (role === siteRoles.call && machine.watcher === null) {
    const next = kernel.callOverPlainWay(call, site.row);
    if (next !== long) return next;
  }
  callSites[call] = site.row;
  tries[call] = 0;
  f.children[call] = -1;
  roles[call] = role;
  clearAttempt(call);
  if (site.forwards) {
    const incoming = f.livingParent(call);
    requestBytes[call] = incoming >= 0 ? requestBytes[incoming]! : 0;
  } else if (f.kind[call] === f.kinds.call && f.flags[call]! & f.flag.sized) {
    requestBytes[call] = requestBytes[f.parents[call]!]!;
  } else {
    const key = siteOf(site.options.step, purposes.requestSize);
    requestBytes[call] = draw(call, key, f.counters[call]!, site.options.requestBytesRow);
  }
  return attempt(call);
}

/** Begins the call of a client's request. */
export function startClientCall(request: number, site: CallSite): number {
  const call = f.allocate(f.kinds.call);
  f.adopt(request, call);
  f.children[request] = call;
  f.inherit(request, call);
  f.flags[call]! |= f.flags[request]! & f.flag.sized;
  clientKey(request, call);
  f.places[call] = f.places[request]!;
  return startCall(call, site, siteRoles.call);
}
