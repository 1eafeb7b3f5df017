/** Brokers to the engine's: their numbers, a site for each operation that messages may name, and a subscription for each of their wires or groups of them. */
import type { BrokerPlan } from '#catalog';
import { idNumber, wiresFrom, type DeliveryPolicy, type OperationId, type Wire } from '#design';
import {
  anyOperation,
  type Broker,
  compileDistribution,
  holdFromStart,
  type DeliveryOptions,
  type Lead,
  type Link,
  type MessageFilter,
  type SubscriptionOptions,
  type SubscriptionType,
} from '#engine';
import { barrierAt } from './barriers';
import { addSite } from './compile-sites';
import { unlimited } from './compile-stations';
import { consumersAlong, deliveryOf, operationFor, operationsBehind, subscriptionName } from './deliveries';
import { frontOf } from './on-demand';
import { programName, type Plant, type SiteTarget, type Station } from './plant';

export const planOfBroker = ({ plan }: Station): BrokerPlan | null => (plan.type === 'store' ? plan.broker : null);

/** Sites of what messages may ask for, to be led somewhere with all others. */
export function addDeliverySites(plant: Plant): void {
  for (const station of plant.stations.values()) {
    const broker = station.group.devices?.broker;
    if (!broker) continue;
    const sites = new Map([[anyOperation, deliverySite(plant, station, null)]]);
    for (const operation of operationsBehind(plant.stage, station.id))
      sites.set(idNumber(operation), deliverySite(plant, station, operation));
    broker.sites = sites;
  }
}

function deliverySite(plant: Plant, { component, id }: Station, operation: OperationId | null) {
  const zero = compileDistribution({ type: 'constant', value: 0 });
  const options = {
    step: idNumber(id),
    countRow: zero,
    probability: 1,
    requestBytesRow: zero,
    responseBytesRow: zero,
    demandRow: -1,
    keyChoice: 'request',
    populationRow: -1,
    dataSet: 0,
    entryBytesRow: zero,
  } as const;
  return addSite({ plant, component }, options, { type: 'delivery', operation });
}

/** The instances to which messages of a broker go that ask for an operation. */
export function deliveryLeads(plant: Plant, { caller, target }: SiteTarget): readonly Lead[] {
  const { stage, stations, links, entries } = plant;
  if (target.type !== 'delivery') return [];
  return wiresFrom(stage, caller).flatMap((wire) => {
    const link = links.get(wire.id);
    if (!link) return [];
    return consumersAlong(stage, wire).flatMap((host): Lead[] => {
      const operation = operationFor(stage, host, target.operation);
      const station = stations.get(host.id);
      if (operation === null || !station) return [];
      const barrier = barrierAt(plant, wire, station, operation);
      return frontOf(station).flatMap((instance) => {
        const { number } = station.versions.of(instance);
        const entry = entries.get(programName(host.id, operation, number));
        return entry === undefined ? [] : [{ instance, weight: 1, link, entry: barrier ?? entry }];
      });
    });
  });
}

/** Who gets messages from now on, and who is told when there is a worker for them. */
export function subscribeAll(plant: Plant): void {
  const suppliers = new Map<string, Set<Broker>>();
  for (const station of plant.stations.values()) {
    const plan = planOfBroker(station);
    const broker = station.group.devices?.broker;
    if (!plan || !broker) continue;
    const wires = wiresFrom(plant.stage, station.id);
    broker.subscribe(subscriptionsOf(plant, plan, wires));
    for (const wire of wires)
      for (const { id } of consumersAlong(plant.stage, wire))
        suppliers.set(id, (suppliers.get(id) ?? new Set()).add(broker));
  }
  for (const { id, group } of plant.stations.values()) group.suppliers = Array.from(suppliers.get(id) ?? []);
}

type Wanted = Map<string, { readonly type: SubscriptionType; readonly options: SubscriptionOptions }>;

function subscriptionsOf(plant: Plant, plan: BrokerPlan, wires: readonly Wire[]): Wanted {
  const wanted: Wanted = new Map();
  if (plan.sharing === 'one') return wanted.set('', { type: 'pull', options: subscriptionOf(plant, plan, '', wires) });
  for (const name of new Set(wires.map(subscriptionName))) {
    const ofGroup = wires.filter((wire) => subscriptionName(wire) === name);
    const stores = ofGroup.some((wire) => deliveryOf(wire).stores);
    const type = plan.sharing === 'partitions' ? 'read' : stores ? 'pull' : 'push';
    wanted.set(name, { type, options: subscriptionOf(plant, plan, name, ofGroup) });
  }
  return wanted;
}

function subscriptionOf({ links }: Plant, plan: BrokerPlan, name: string, wires: readonly Wire[]): SubscriptionOptions {
  const takers = new Map<Link, DeliveryOptions>();
  for (const wire of wires) {
    const link = links.get(wire.id);
    if (link) takers.set(link, takerOf(plan, deliveryOf(wire)));
  }
  return {
    name,
    takers,
    filters: plan.sharing === 'one' ? [null] : wires.map((wire) => filterOf(deliveryOf(wire))),
    visibilityMs: plan.visibilityMs,
    order: plan.order,
    keys: plan.keys,
    retryPauseMs: plan.retryPauseMs,
    sessionMs: plan.sessionMs,
  };
}

const takerOf = (plan: BrokerPlan, delivery: DeliveryPolicy): DeliveryOptions => ({
  maxInFlight: unlimited(delivery.maxInFlight),
  batchSize: delivery.batchSize,
  batchWaitMs: delivery.batchWaitMs,
  reportsEach: delivery.partialResults,
  returnsFailed: delivery.returnsFailed,
  maxReceives: unlimited(delivery.maxAttempts ?? plan.maxReceives),
  maxAgeMs: unlimited(delivery.maxAgeMs ?? plan.maxAgeMs),
});

const setOf = <Each>(list: readonly Each[]): ReadonlySet<Each> | null => (list.length === 0 ? null : new Set(list));

function filterOf({ filter }: DeliveryPolicy): MessageFilter | null {
  return filter && { operations: setOf(filter.operations.map(idNumber)), attributes: setOf(filter.attributes) };
}

const initialBytes = 1024;

/** Brokers that begin a run with messages. */
export function holdInitial({ stations, seed }: Plant): void {
  for (const station of stations.values()) {
    const plan = planOfBroker(station);
    const broker = station.group.devices?.broker;
    if (broker && plan && plan.initialMessages > 0)
      holdFromStart(broker, plan.initialMessages, { seed, id: idNumber(station.id), bytes: initialBytes });
  }
}
