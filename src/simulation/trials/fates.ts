/** Modules that share their fate: whatever kills the process of one kills all that stands in the very same hosts. */
import { specOf } from '#catalog';
import { hostsOf, type ComponentId, type ModuleId, type Stage } from '#design';

export interface Fate {
  readonly hosts: readonly ComponentId[];
  readonly modules: readonly ModuleId[];
}

/** What runs at the users' has no host of ours, and no fate. */
export function fatesIn(stage: Stage): readonly Fate[] {
  const fates = new Map<string, Fate>();
  for (const { id } of stage.modules) {
    const hosts = hostsOf(stage, id)
      .filter(({ kind }) => specOf(kind)?.generatesTraffic !== true)
      .map((host) => host.id);
    const known = fates.get(hosts.join());
    if (hosts.length > 0) fates.set(hosts.join(), { hosts, modules: [...(known?.modules ?? []), id] });
  }
  return [...fates.values()];
}
