/** Partitions and copies of a store, as the engine takes them. */
import type { AllowancePlan, CopiesPlan, PartitionPlan } from '#catalog';
import { idNumber } from '#design';
import {
  compileDistribution,
  createStream,
  Follower,
  now,
  Partitions,
  purposes,
  Replication,
  type Allowance,
  type GroupDevices,
  type Instance,
  type PartitionsOptions,
} from '#engine';
import type { Plant, Station } from './plant';

const allowanceOf = ({ unitsPerSecond, isShared, keptMs }: AllowancePlan): Allowance => ({
  unitsPerSecond,
  isShared,
  keptSeconds: keptMs / 1000,
});

const optionsOf = ({ partitions, ranges, splitAfterMs, reads, writes }: PartitionPlan): PartitionsOptions => ({
  partitions,
  ranges,
  splitAfterMs: splitAfterMs ?? Number.POSITIVE_INFINITY,
  allowances: [reads.map(allowanceOf), writes.map(allowanceOf)],
});

export const partitionsOf = (plan: PartitionPlan | undefined): Partitions | null =>
  plan ? new Partitions(optionsOf(plan), now()) : null;

export function configurePartitions({ partitions }: GroupDevices, plan: PartitionPlan | undefined): void {
  if (plan) partitions?.configure(optionsOf(plan), now());
}

/** Stores that keep copies of everything get them at the start, and their numbers with every edit. */
export function fitCopies(plant: Plant): void {
  for (const station of plant.stations.values()) {
    const { plan, instances } = station;
    if (plan.type !== 'store' || !plan.copies) continue;
    for (const instance of instances) fit(plant, station, instance, plan.copies);
  }
}

function fit({ seed }: Plant, { id }: Station, instance: Instance, { followers, lagMs, refresh }: CopiesPlan): void {
  const { devices } = instance;
  if (!devices) return;
  const options = {
    lagRow: compileDistribution(lagMs),
    replayShare: 0,
    isSynchronous: false,
    refresh: refresh ?? null,
  };
  const known = devices.copies;
  if (known) {
    for (const follower of known.followers) follower.configure(options);
    return;
  }
  devices.copies = new Replication(instance);
  devices.copies.followers = Array.from(
    { length: followers },
    (_, at) => new Follower(instance, options, createStream(seed, idNumber(id), at, purposes.lag)),
  );
}
