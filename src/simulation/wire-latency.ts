/** One-way latency of a wire: its own, or what follows from where its ends stand. */
import { componentOf, hostsOf, moduleOfNeed, type Stage, type Wire } from '#design';
import { placementLatency } from './compile-policy';

/** Ms; users are told apart because they stand in no zone. */
export function oneWayMs(stage: Stage, wire: Wire, isFromUsers: boolean): number {
  return wire.latencyMs ?? placementLatency(stage, zonesFrom(stage, wire), zonesTo(stage, wire), isFromUsers);
}

function zonesFrom(stage: Stage, { from }: Wire): readonly string[] {
  if ('component' in from) return componentOf(stage, from.component)?.zones ?? [];
  const owner = moduleOfNeed(stage, from.need);
  return owner ? hostsOf(stage, owner.id).flatMap(({ zones }) => zones) : [];
}

function zonesTo(stage: Stage, { to }: Wire): readonly string[] {
  if ('component' in to) return componentOf(stage, to.component)?.zones ?? [];
  return hostsOf(stage, to.module).flatMap(({ zones }) => zones);
}
