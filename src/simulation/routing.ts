/** Where each call site leads: to every instance of the components that its design's ways come to. */
import type { Wire } from '#design';
import { answers, machine, type Lead } from '#engine';
import { barrierAt, behindLock } from './barriers';
import { deliveryLeads } from './compile-broker';
import { frontOf } from './on-demand';
import { programName, type Plant, type SiteTarget } from './plant';
import { programOf, staysInside, waysAlong, wiresOf, type Drawing } from './ways';

/** Leads every site of the present code anew. */
export function leadSites(plant: Plant): void {
  const { stage, stations } = plant;
  const design: Drawing = { stage, planOf: (id) => stations.get(id)?.plan };
  for (const each of plant.targets) {
    const { site, caller, target } = each;
    site.innerEntry = innerEntry(plant, design, each);
    const wires = wiresOf(stage, caller, target);
    const only = wires[0];
    if (!site.forwards && only) site.chooserOptions = only.policy.balancing;
    const leads =
      target.type === 'delivery'
        ? deliveryLeads(plant, each)
        : wires.flatMap((wire) => leadsOf(plant, design, wire, each));
    machine.world.lead(site, plant.stations.get(caller)!.group.row, leads);
  }
}

function innerEntry(plant: Plant, design: Drawing, { caller, version, target }: SiteTarget): number {
  const station = plant.stations.get(caller);
  if (!station || !staysInside(design, station.component, target)) return -1;
  return plant.entries.get(programName(caller, programOf(target), version)) ?? -1;
}

function leadsOf(plant: Plant, design: Drawing, wire: Wire, { site, target }: SiteTarget): readonly Lead[] {
  const link = plant.links.get(wire.id);
  if (!link) return [];
  return waysAlong(design, wire, target).flatMap(({ component }) => {
    const station = plant.stations.get(component.id);
    if (!station) return [];
    const barrier = barrierAt(plant, wire, station, programOf(target));
    const asked = frontOf(station).filter((each) => answers(each, site.reading)).length;
    const weight = wire.weight === null ? 1 : wire.weight / Math.max(1, asked);
    return frontOf(station).flatMap((instance) => {
      const { number } = station.versions.of(instance);
      const program = plant.entries.get(programName(component.id, programOf(target), number));
      return program === undefined
        ? []
        : [{ instance, weight, link, entry: barrier ?? behindLock(plant, station, { site, target }, program) }];
    });
  });
}
