/** Where each call site leads: to every instance of the components that its design's ways come to. */
import type { Wire } from '#design';
import { answers, machine, type CallSite, type Lead } from '#engine';
import { barrierAt, behindLock } from './barriers';
import { deliveryLeads } from './compile-broker';
import { frontOf } from './on-demand';
import { programName, type Plant, type SiteTarget, type Station } from './plant';
import { programOf, staysInside, waysAlong, wiresOf, type CallTarget, type Drawing } from './ways';

/** Leads every site of the present code anew; of replaced code, which frames under way still run, those that are left of whom it knew. */
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
    machine.world.lead(site, senderOf(plant.stations.get(caller)!, target).group.row, leads);
  }
  const present = new Set(plant.targets.map(({ site }) => site));
  for (const site of machine.world.sites) if (!present.has(site)) leaveOut(site);
}

/** Nobody goes on to an instance that has gone or is about to: its callers would find that out at different times otherwise, by when they last looked. */
function leaveOut(site: CallSite): void {
  const left = site.destinations.filter(({ instance: { state } }) => state !== 'gone' && state !== 'draining');
  if (left.length < site.destinations.length) site.lead(left);
}

/** Who calls from a site: of a host's events that is its queue. */
const senderOf = (station: Station, { type }: CallTarget): Station =>
  type === 'delivery' ? (station.inbox?.station ?? station) : station;

/** Who answers at a component: of a host that is sent an event, its queue. */
const answererOf = (station: Station, { type, ...target }: CallTarget): Station =>
  type === 'store' && station.inbox && 'program' in target && target.program === 'send'
    ? station.inbox.station
    : station;

function innerEntry(plant: Plant, design: Drawing, { caller, version, target }: SiteTarget): number {
  const station = plant.stations.get(caller);
  if (!station || !staysInside(design, station.component, target)) return -1;
  return plant.entries.get(programName(caller, programOf(target), version)) ?? -1;
}

function leadsOf(plant: Plant, design: Drawing, wire: Wire, { site, target }: SiteTarget): readonly Lead[] {
  const link = plant.links.get(wire.id);
  if (!link) return [];
  return waysAlong(design, wire, target).flatMap(({ component }) => {
    const known = plant.stations.get(component.id);
    if (!known) return [];
    const station = answererOf(known, target);
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
