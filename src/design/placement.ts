/** What a wire costs follows from where its ends stand: within a process nothing, between processes the network. An event leaves its process in any case. */
import type { Stage, Wire } from './stage';
import { hostsOf, moduleOfNeed } from './lookups';

/** `mixed`: the caller stands in several hosts, and only some of them also hold the module it calls. */
export type Placement = 'in-process' | 'network' | 'mixed';

export function placementOf(stage: Stage, wire: Wire): Placement {
  if (!('need' in wire.from) || !('module' in wire.to) || wire.protocol !== 'request') return 'network';
  const caller = moduleOfNeed(stage, wire.from.need);
  if (!caller) return 'network';
  const callee = wire.to.module;
  const hosts = hostsOf(stage, caller.id);
  const shared = hosts.filter((host) => host.modules.includes(callee)).length;
  if (shared === 0) return 'network';
  return shared === hosts.length ? 'in-process' : 'mixed';
}
