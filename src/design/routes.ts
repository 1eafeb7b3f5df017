/**
 * Where a call can get to: along the wires of a need or a source, through routers however many, to the components that answer it.
 * Routers may be wired in a ring; each is entered once.
 */
import type { ComponentId, ModuleId, NeedId, OperationId, WireId } from './ids';
import type { Kinds } from './kind-declaration';
import { componentOf, hostsOf, moduleOf, wiresFrom } from './lookups';
import type { Stage, Wire } from './stage';

export type RouteStart = { readonly component: ComponentId } | { readonly need: NeedId };

/** One way to a component that answers. Of several ways to the same one the shortest is told. */
export interface Route {
  /** A host, a store or a third party. */
  readonly component: ComponentId;
  /** Modules whose operations may be asked for there: all of the host, or the only one to which the last wire leads. */
  readonly modules: readonly ModuleId[];
  /** The wires along the way, the first one first. */
  readonly wires: readonly WireId[];
}

export function routesFrom(stage: Stage, start: RouteStart, kinds: Kinds): readonly Route[] {
  const found: Route[] = [];
  const entered = new Set<ComponentId>();
  let ways: readonly Way[] = firstWays(stage, start);
  while (ways.length > 0) {
    const next: Way[] = [];
    for (const way of ways) {
      const router = routerAt(stage, way.wire, kinds);
      if (router === null) addRoutes(found, stage, way);
      else if (!entered.has(router)) {
        entered.add(router);
        next.push(...wiresFrom(stage, router).map((wire) => ({ wire, wires: [...way.wires, wire.id] })));
      }
    }
    ways = next;
  }
  return found;
}

interface Way {
  readonly wire: Wire;
  readonly wires: readonly WireId[];
}

function firstWays(stage: Stage, start: RouteStart): readonly Way[] {
  const first = wiresFrom(stage, 'need' in start ? start.need : start.component);
  return first.map((wire) => ({ wire, wires: [wire.id] }));
}

function routerAt(stage: Stage, wire: Wire, kinds: Kinds): ComponentId | null {
  if (!('component' in wire.to)) return null;
  const component = componentOf(stage, wire.to.component);
  return component && kinds.get(component.kind)?.passesOn ? component.id : null;
}

function addRoutes(found: Route[], stage: Stage, { wire, wires }: Way): void {
  if ('module' in wire.to) {
    const { module } = wire.to;
    for (const host of hostsOf(stage, module)) addRoute(found, { component: host.id, modules: [module], wires });
    return;
  }
  const component = componentOf(stage, wire.to.component);
  if (component) addRoute(found, { component: component.id, modules: component.modules, wires });
}

/** A way that offers nothing beyond an earlier one is no news. */
function addRoute(found: Route[], route: Route): void {
  const isKnown = found.some(
    ({ component, modules }) =>
      component === route.component && route.modules.every((module) => modules.includes(module)),
  );
  if (!isKnown) found.push(route);
}

/** The operations that a route offers, in the order of the host's rows. */
export function operationsOn(stage: Stage, route: Route): readonly OperationId[] {
  return route.modules.flatMap((id) => moduleOf(stage, id)?.operations.map((operation) => operation.id) ?? []);
}

/** The operations that can be reached from a start, each once. */
export function reachableOperations(stage: Stage, start: RouteStart, kinds: Kinds): readonly OperationId[] {
  return [...new Set(routesFrom(stage, start, kinds).flatMap((route) => operationsOn(stage, route)))];
}

/** The routes on which an operation is offered; none = a call of it finds nobody. */
export function routesTo(stage: Stage, start: RouteStart, operation: OperationId, kinds: Kinds): readonly Route[] {
  return routesFrom(stage, start, kinds).filter((route) => operationsOn(stage, route).includes(operation));
}
