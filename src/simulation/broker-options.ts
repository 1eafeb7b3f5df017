/** A broker's numbers as the engine takes them. */
import type { BrokerPlan } from '#catalog';
import { idNumber, type ComponentId } from '#design';
import { Broker, Clock, createStream, machine, purposes, type BrokerOptions, type Instance } from '#engine';

const unlimited = (value: number | null): number => value ?? Number.POSITIVE_INFINITY;

const optionsOf = (plan: BrokerPlan): BrokerOptions => ({
  capacity: unlimited(plan.capacity),
  isDurable: plan.isDurable,
  partitions: plan.partitions,
  partitionMessages: unlimited(plan.partitionMessagesPerSecond),
  partitionBytes: unlimited(plan.partitionBytesPerSecond),
  unitBytes: plan.unitBytes,
  intake: { ...plan.intake, slowMs: unlimited(plan.intake.slowMs) },
});

/** The broker of an instance, new or with new numbers; null = it is none. */
export function brokerOf(instance: Instance, plan: BrokerPlan | null, id: ComponentId): Broker | null {
  if (!plan) return null;
  const known = instance.devices?.broker ?? null;
  if (!known) return newBroker(instance, plan, idNumber(id));
  known.configure(optionsOf(plan));
  if (plan.clock) known.clock?.configure(plan.clock);
  return known;
}

function newBroker(instance: Instance, plan: BrokerPlan, id: number): Broker {
  const broker = new Broker(instance, optionsOf(plan));
  const { seed } = machine;
  const identity = { seed, id, stream: createStream(seed, id, instance.ordinal, purposes.arrival) };
  if (plan.clock) broker.clock = new Clock(broker, plan.clock, identity);
  return broker;
}
