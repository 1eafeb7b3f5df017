/** What the engine's rows mean in the design at this instant of a replay. Asked once for each span, so nothing is kept. */
import type { ComponentId, WireId } from '#design';
import { machine } from '#engine';
import { stationOfGroup, type Plant } from '../plant';

export function componentAt(plant: Plant, instance: number): ComponentId | null {
  const { group } = machine.world.instance(instance);
  return stationOfGroup(plant, group)?.id ?? null;
}

export function wireOfLink(plant: Plant, link: number): WireId | null {
  for (const [wire, { row }] of plant.links) if (row === link) return wire;
  return null;
}

/** `module.operation` by its names. */
function operationName(plant: Plant, operation: string): string {
  for (const module of plant.stage.modules)
    for (const each of module.operations) if (each.id === operation) return `${module.name}.${each.name}`;
  return operation;
}

/** What is asked at a call site; code from before an edit is not known any more. */
export function nameOfSite(plant: Plant, site: number, isBegin: boolean): string {
  if (isBegin) return 'begin';
  const found = plant.targets.find((each) => each.site.row === site);
  if (!found) return 'call';
  const { target } = found;
  return target.type === 'store' ? target.program : operationName(plant, target.operation ?? '');
}

/** Name of the operation whose program begins here; null = no operation's does. */
export function nameOfEntry(plant: Plant, component: ComponentId | null, entry: number): string | null {
  for (const [name, at] of plant.entries) {
    if (at !== entry) continue;
    const [host, operation] = name.split('/');
    if (host === component && operation) return operationName(plant, operation.split('#')[0]!);
  }
  return null;
}
