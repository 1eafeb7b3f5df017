/** Where each call site leads: along the wires of its need, through routers, to the instances that offer what is called. */
import type { ComponentId, OperationId, Stage, Wire } from '#design';
import type { Destination, Link } from '#engine';
import { programName, type Plant, type SiteTarget, type Station } from './plant';

/** Leads every site of the present code anew. */
export function leadSites(plant: Plant): void {
  for (const target of plant.targets) {
    const { site } = target;
    site.innerEntry = innerEntry(plant, target);
    const wires = wiresOf(plant.stage, target);
    const only = wires[0];
    if (!site.forwards && only) site.chooserOptions = only.policy.balancing;
    site.lead(wires.flatMap((wire) => destinationsOf(plant, wire, target)));
  }
}

/** A call to a module that stands in the same host is no call at all: same process, same slot. */
function innerEntry(plant: Plant, { caller, target }: SiteTarget): number {
  if (target.type !== 'operation') return -1;
  const goesToModule = plant.stage.wires.some(
    (wire) => 'need' in wire.from && wire.from.need === target.need && 'module' in wire.to,
  );
  if (!goesToModule) return -1;
  return plant.entries.get(programName(caller, target.operation)) ?? -1;
}

function wiresOf(stage: Stage, { caller, target }: SiteTarget): readonly Wire[] {
  return stage.wires.filter(({ from }) =>
    target.type === 'operation' || target.type === 'store'
      ? 'need' in from && from.need === target.need
      : 'component' in from && from.component === caller,
  );
}

function destinationsOf(plant: Plant, wire: Wire, { target }: SiteTarget): readonly Destination[] {
  const link = plant.links.get(wire.id);
  if (!link) return [];
  const program = target.type === 'store' ? target.program : target.operation;
  if ('component' in wire.to) return ofStation(plant, wire.to.component, { program, link, wire });
  const { module } = wire.to;
  return plant.stage.components
    .filter(({ modules }) => modules.includes(module))
    .flatMap(({ id }) => ofStation(plant, id, { program, link, wire }));
}

interface Way {
  readonly program: string;
  readonly link: Link;
  readonly wire: Wire;
}

function ofStation(plant: Plant, id: ComponentId, { program, link, wire }: Way): readonly Destination[] {
  const station = plant.stations.get(id);
  const entry = plant.entries.get(programName(id, program));
  if (!station || entry === undefined) return [];
  if (station.plan.type === 'router' && !reaches(plant, station, program as OperationId)) return [];
  const weight = wire.weight === null ? 1 : wire.weight / Math.max(1, station.instances.length);
  return station.instances.map((instance) => ({ instance, weight, link, entry }));
}

/** Whether a router leads to a host of the operation, routers behind it included. */
function reaches(plant: Plant, router: Station, operation: OperationId, seen = new Set<ComponentId>()): boolean {
  if (seen.has(router.id)) return false;
  seen.add(router.id);
  return plant.stage.wires.some((wire) => {
    if (!('component' in wire.from) || wire.from.component !== router.id) return false;
    const ends = 'component' in wire.to ? [wire.to.component] : hostsOf(plant.stage, wire.to.module);
    return ends.some((id) => {
      const station = plant.stations.get(id);
      if (!station) return false;
      if (station.plan.type === 'router') return reaches(plant, station, operation, seen);
      return plant.entries.has(programName(id, operation));
    });
  });
}

function hostsOf(stage: Stage, module: string): readonly ComponentId[] {
  return stage.components.filter(({ modules }) => modules.some((id) => id === module)).map(({ id }) => id);
}
