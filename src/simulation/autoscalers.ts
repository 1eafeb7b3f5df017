/** Hosts with a scaling policy get their scaler, at the start and with every edit; all others have as many instances as the design says. */
import { stationPlanOf } from './compile-stations';
import { Autoscaler } from './autoscaler';
import type { FaultContext } from './faults';
import { resize } from './fleet-size';
import type { Plant, Station } from './plant';
import { scalingOf } from './scaling-policy';

/** Time without end: an edit takes nothing away from requests that are in work. */
const unhurriedMs = Number.POSITIVE_INFINITY;

export function fitScalers(plant: Plant, context: () => FaultContext): void {
  for (const station of plant.stations.values()) {
    const policy = scalingOf(station.component, station.plan);
    const { scaler } = station;
    if (policy && scaler) scaler.follow(policy);
    else if (policy) station.scaler = new Autoscaler(context, station, policy);
    else {
      scaler?.end();
      station.scaler = null;
      station.roster.wanted = stationPlanOf(station.plan)?.instances ?? 1;
    }
  }
}

const sizeOf = ({ roster, rollout }: Station): number => roster.wanted + (rollout?.surge ?? 0);

/** Brings each component to the number of instances that is wanted of it. */
export function fitSizes(plant: Plant, context: FaultContext): void {
  for (const station of plant.stations.values())
    resize(context, station, sizeOf(station), station.scaler?.drainMs ?? unhurriedMs);
}
