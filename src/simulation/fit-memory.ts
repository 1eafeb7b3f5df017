/** What the modules of a host keep in memory and what each request adds; runtimes count once for each module. */
import { runtimeOf } from '#design';
import type { Plant, Station } from './plant';
import { crashesAtOnce, type Version } from './versions';

/** Less than anything needs: whoever has it dies of what it takes in first. */
const noMemory = -1;

export function fitMemory({ document, stage }: Plant, station: Station): void {
  const { component, plan, instances, versions } = station;
  if (plan.type !== 'host') return;
  const modules = stage.modules.filter(({ id }) => component.modules.includes(id));
  const base = modules.reduce((sum, module) => sum + runtimeOf(document, module).baseMemoryMiB + module.memoryMiB, 0);
  const perVisit = Math.max(0, ...modules.map(({ memoryPerRequestMiB }) => memoryPerRequestMiB));
  const { memoryMiB, memoryPerConnectionMiB: perConnection } = plan.station;
  const limitOf = (version: Version) => (crashesAtOnce(version) ? noMemory : (memoryMiB ?? Number.POSITIVE_INFINITY));
  station.memory = { base, perVisit, perConnection, limit: limitOf(versions.everywhere) };
  for (const instance of instances)
    Object.assign(instance.memory, station.memory, { limit: limitOf(versions.of(instance)) });
}
