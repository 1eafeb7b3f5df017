/** One-way latency of a wire: its own, or what follows from where its ends stand. */
import { componentOf, hostsOf, moduleOfNeed } from './lookups';
import type { Stage, Wire } from './stage';

/** One-way latencies where the wire says nothing, ms: by where its ends stand. Assumptions, the same in every stage. */
const placementLatencyMs = { sameZone: 0.25, otherZone: 0.5, otherRegion: 30, users: 0 } as const;

/** One-way latency that follows from placement, ms; users are told apart because they stand in no zone. */
export function placementLatency(
  stage: Stage,
  from: readonly string[],
  to: readonly string[],
  isUsers: boolean,
): number {
  if (isUsers) return placementLatencyMs.users;
  if (from.length === 0 || to.length === 0 || from.some((zone) => to.includes(zone)))
    return placementLatencyMs.sameZone;
  const region = (id: string) => stage.zones.find((zone) => zone.id === id)?.region;
  const near = from.some((a) => to.some((b) => region(a) === region(b)));
  return near ? placementLatencyMs.otherZone : placementLatencyMs.otherRegion;
}

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
