/** Where messages go, told by the design alone: along the wires of their broker, to the hosts that run what they ask for. */
import {
  componentOf,
  defaultDelivery,
  hostsOf,
  moduleOf,
  wiresFrom,
  type Component,
  type ComponentId,
  type DeliveryPolicy,
  type OperationId,
  type Stage,
  type Wire,
} from '#design';

/** The host at the end of a wire of a broker; a wire to a module leads to all hosts of it. */
export function consumersAlong(stage: Stage, { to }: Wire): readonly Component[] {
  if ('module' in to) return hostsOf(stage, to.module);
  const component = componentOf(stage, to.component);
  return component ? [component] : [];
}

export const operationsAt = (stage: Stage, { modules }: Component): readonly OperationId[] =>
  modules.flatMap((id) => moduleOf(stage, id)?.operations.map((operation) => operation.id) ?? []);

/** What a host runs for a message: the operation that it names, or, where it names none, the first one of the module to which its wire leads, else of the host. */
export function operationFor(
  stage: Stage,
  host: Component,
  named: OperationId | null,
  wire?: Wire,
): OperationId | null {
  const offered = operationsAt(stage, host);
  if (named !== null) return offered.includes(named) ? named : null;
  const module = wire && 'module' in wire.to ? moduleOf(stage, wire.to.module) : undefined;
  return module?.operations[0]?.id ?? offered[0] ?? null;
}

/** Whether messages come to a host. */
export const isConsumer = (stage: Stage, host: ComponentId): boolean =>
  stage.wires.some((wire) => wire.protocol === 'event' && consumersAlong(stage, wire).some(({ id }) => id === host));

/** Every operation that a message of a broker can name. */
export function operationsBehind(stage: Stage, broker: ComponentId): readonly OperationId[] {
  const hosts = wiresFrom(stage, broker).flatMap((wire) => consumersAlong(stage, wire));
  return [...new Set(hosts.flatMap((host) => operationsAt(stage, host)))];
}

export const deliveryOf = ({ delivery }: Wire): DeliveryPolicy => delivery ?? defaultDelivery;

/** Wires of one group share a subscription; any other has one of its own. */
export function subscriptionName(wire: Wire): string {
  const { group } = deliveryOf(wire);
  return group === '' ? wire.id : `group ${group}`;
}
