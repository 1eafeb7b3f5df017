/** Which entry operations pass through what a fault strikes: the parts, wires, modules and operations on the way of each. Static, from the document alone. */
import type { Document } from '../document';
import type { ComponentId, OperationId } from '../ids';
import type { Kinds } from '../kind-declaration';
import { operationOf } from '../lookups';
import { operationsOn, routesFrom, type Route } from '../routes';
import type { FaultTarget } from '../scenario';
import type { Stage } from '../stage';
import { allSteps } from '../step-tree';

interface Walk {
  readonly stage: Stage;
  readonly kinds: Kinds;
  /** Ids of everything that was met. */
  readonly met: Set<string>;
}

function goAlong({ stage, met }: Walk, routes: readonly Route[]): void {
  for (const { component, wires } of routes) {
    met.add(component);
    for (const id of wires) {
      met.add(id);
      const wire = stage.wires.find((each) => each.id === id);
      if (wire && 'component' in wire.to) met.add(wire.to.component);
    }
  }
}

function into(walk: Walk, id: OperationId): void {
  const { stage, kinds, met } = walk;
  const found = operationOf(stage, id);
  if (!found || met.has(id)) return;
  met.add(id).add(found.module.id);
  for (const step of allSteps([found.operation])) {
    if (!('need' in step)) continue;
    const routes = routesFrom(stage, { need: step.need }, kinds);
    const called = step.type === 'call' && step.target.type === 'operation' ? step.target.operation : null;
    goAlong(walk, called === null ? routes : routes.filter((route) => operationsOn(stage, route).includes(called)));
    if (called !== null) into(walk, called);
  }
}

function struckBy({ components }: Stage, target: FaultTarget): readonly string[] {
  switch (target.type) {
    case 'component':
    case 'instance':
    case 'share':
      return [target.component];
    case 'wire':
      return [target.wire];
    case 'module':
      return [target.module];
    case 'operation':
      return [target.operation];
    case 'zone':
      return components.filter(({ zones }) => zones.includes(target.zone)).map(({ id }) => id);
    case 'traffic-class':
      return [target.trafficClass];
  }
}

/** Everything that a request of an entry operation may meet. */
function metBy(walk: Walk, source: ComponentId, operation: OperationId): ReadonlySet<string> {
  const { stage, kinds, met } = walk;
  const routes = routesFrom(stage, { component: source }, kinds);
  goAlong(
    walk,
    routes.filter((route) => operationsOn(stage, route).includes(operation)),
  );
  into(walk, operation);
  return met;
}

/** Entry operations whose requests may meet one of the targets. */
export function operationsStruck(
  { workload }: Document,
  stage: Stage,
  targets: readonly FaultTarget[],
  kinds: Kinds,
): readonly OperationId[] {
  const struck = targets.flatMap((target) => struckBy(stage, target));
  const asked = stage.components.flatMap(({ id: source, trafficClasses }) =>
    workload.trafficClasses
      .filter(({ id }) => trafficClasses.includes(id))
      .flatMap(({ id, mix }) => mix.map(({ operation }) => ({ source, trafficClass: id, operation }))),
  );
  const hit = asked.filter(({ source, trafficClass, operation }) => {
    const met = metBy({ stage, kinds, met: new Set<string>([trafficClass]) }, source, operation);
    return struck.some((each) => met.has(each));
  });
  return [...new Set(hit.map(({ operation }) => operation))];
}
