/** A broker's numbers as the engine takes them. */
import type { BrokerPlan } from '#catalog';
import { Broker, type BrokerOptions, type Instance } from '#engine';

const unlimited = (value: number | null): number => value ?? Number.POSITIVE_INFINITY;

const optionsOf = (plan: BrokerPlan): BrokerOptions => ({
  capacity: unlimited(plan.capacity),
  isDurable: plan.isDurable,
  partitions: plan.partitions,
  partitionMessages: unlimited(plan.partitionMessagesPerSecond),
  partitionBytes: unlimited(plan.partitionBytesPerSecond),
  unitBytes: plan.unitBytes,
});

/** The broker of an instance, new or with new numbers; null = it is none. */
export function brokerOf(instance: Instance, plan: BrokerPlan | null): Broker | null {
  if (!plan) return null;
  const known = instance.devices?.broker ?? null;
  if (!known) return new Broker(instance, optionsOf(plan));
  known.configure(optionsOf(plan));
  return known;
}
