/** How much of what can run out was in use over the window: vCPUs and workers of parts, connections of pools. */
import type { ComponentId, WireId } from '#design';
import type { Link } from '#engine';
import { stationPlanOf } from './compile-stations';
import type { Plant, Station } from './plant';
import type { Window } from './window';

export interface LoadFigure {
  readonly place: ComponentId | WireId;
  /** Connections are those of the pools of all callers of a wire. */
  readonly resource: 'cpu' | 'workers' | 'connections';
  /** Mean share in use while instances were up, 0..1: of a store of several nodes, that of the busiest. */
  readonly utilization: number;
}

export function loadFigures(plant: Plant, window: Window): readonly LoadFigure[] {
  const ofParts = [...plant.stations.values()].flatMap((station) => loadsOf(station, window));
  return [...ofParts, ...plant.stage.wires.flatMap(({ id }) => poolLoad(plant, id))];
}

function loadsOf(station: Station, window: Window): readonly LoadFigure[] {
  const hardware = stationPlanOf(station.plan);
  if (!hardware) return [];
  const { vcpus, workers } = hardware;
  const uses = station.group.instances.map((instance) => window.ofInstance(instance));
  const figures = [
    { resource: 'cpu' as const, limit: vcpus, used: uses.map(({ cpuMs, up }) => ({ amount: cpuMs, up })) },
    { resource: 'workers' as const, limit: workers, used: uses.map(({ busy, up }) => ({ amount: busy, up })) },
  ];
  return figures.flatMap(({ resource, limit, used }) => {
    if (limit === null || limit <= 0) return [];
    const utilization = station.cluster === null ? shareOf(used, limit) : busiestOf(used, limit);
    return utilization === null ? [] : [{ place: station.id, resource, utilization }];
  });
}

/** A time average, and the time over which it was up, ms. */
interface Used {
  readonly amount: number;
  readonly up: number;
}

function shareOf(used: readonly Used[], limit: number): number | null {
  const up = used.reduce((sum, each) => sum + each.up, 0);
  return up > 0 ? used.reduce((sum, each) => sum + each.amount, 0) / (up * limit) : null;
}

function busiestOf(used: readonly Used[], limit: number): number | null {
  const shares = used.flatMap((each) => shareOf([each], limit) ?? []);
  return shares.length > 0 ? Math.max(...shares) : null;
}

function poolLoad(plant: Plant, id: WireId): readonly LoadFigure[] {
  const link = plant.links.get(id);
  const pool = plant.stage.wires.find((wire) => wire.id === id)?.policy.pool;
  const connections = link && pool ? poolsOf(plant, link) * pool.connections : 0;
  if (!link || connections === 0) return [];
  return [{ place: id, resource: 'connections', utilization: link.connections.usedMean() / connections }];
}

/** Each calling instance has a pool for each instance that it calls. Which node of a replicated store is called changes: its pools have no one number. */
function poolsOf({ stations, targets }: Plant, link: Link): number {
  const clusters = new Set([...stations.values()].filter(({ cluster }) => cluster !== null).map(({ group }) => group));
  const pools = new Set<string>();
  for (const { caller, site } of targets) {
    const called = site.destinations.filter((each) => each.link === link && !clusters.has(each.group));
    for (const { instance } of called.filter((each) => each.instance.devices !== null))
      for (const { row } of stations.get(caller)?.instances ?? []) pools.add(`${row} ${instance.row}`);
  }
  return pools.size;
}
