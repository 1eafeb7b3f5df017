/** Stores of several nodes get their roles, at the start and with every edit. */
import { Cluster } from './cluster';
import type { Plant } from './plant';

/** Brings the roles of all nodes to what the plans say; to be done before nodes that are too many go, and again when new ones are there. */
export function fitClusters(plant: Plant): void {
  for (const station of plant.stations.values()) {
    const { plan } = station;
    if (plan.type !== 'store') continue;
    if (plan.replication) {
      station.cluster ??= new Cluster(plant, station, plan.replication);
      station.cluster.follow(plan.replication);
    } else if (station.cluster && station.instances.length === 1) {
      station.cluster.dissolve();
      station.cluster = null;
    }
  }
}
