/** All resources of a stage at the uses of a second, by where they are. */
import type { Component, ComponentId, Wire, WireId } from '#design';
import type { ResourceBalance } from './figures';
import type { Model } from './program';
import { componentResources, wireResources } from './resources';
import type { Solution } from './solver';
import { addTotals, type Totals } from './visits';

export interface ResourcesIn {
  readonly components: readonly { readonly component: Component; readonly resources: readonly ResourceBalance[] }[];
  readonly wires: readonly { readonly wire: Wire; readonly resources: readonly ResourceBalance[] }[];
  readonly all: readonly ResourceBalance[];
}

export function resourcesIn(model: Model, totals: Totals): ResourcesIn {
  const { stage } = model;
  const components = stage.components.map((component) => ({
    component,
    resources: componentResources(model, component, totals.get(component.id)),
  }));
  const wires = stage.wires.map((wire) => ({ wire, resources: wireResources(model, wire, totals.get(wire.id)) }));
  const all = [...components, ...wires].flatMap(({ resources }) => resources);
  return { components, wires, all };
}

/** Where a resource is. */
export function placeOf({ components, wires }: ResourcesIn, resource: ResourceBalance): ComponentId | WireId | null {
  const component = components.find(({ resources }) => resources.includes(resource))?.component;
  const wire = wires.find(({ resources }) => resources.includes(resource))?.wire;
  return component?.id ?? wire?.id ?? null;
}

/** What all classes and schedules use in a second. */
export function summed({ demands, rates, scheduled }: Pick<Solution, 'demands' | 'rates' | 'scheduled'>): Totals {
  const totals: Totals = new Map();
  addTotals(totals, scheduled, 1);
  demands.forEach(({ totals: own }, at) => addTotals(totals, own, rates[at] ?? 0));
  return totals;
}
