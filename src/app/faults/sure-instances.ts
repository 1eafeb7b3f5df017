/** How many instances of a component can be struck by their number. */
import type { Component, KindDeclaration } from '#design';

/** Instances that there are whatever it is scaled to. */
export function sureInstances(
  { configuration, hostPolicy }: Component,
  { instancesParameter }: KindDeclaration,
): number {
  if (hostPolicy?.autoscaling) return Math.max(1, hostPolicy.autoscaling.min);
  const count = instancesParameter === null ? 1 : configuration[instancesParameter];
  return typeof count === 'number' ? count : 1;
}
