/** Brokers to the engine's: their numbers, a site for each operation that messages may name, and a subscription for each of their wires or groups of them. */
import type { BrokerPlan } from '#catalog';
import { defaultDelivery, idNumber, wiresFrom, type DeliveryPolicy, type OperationId, type Wire } from '#design';
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
import {
  consumersAlong,
  deliveryOf,
  operationFor,
  operationsAt,
  operationsBehind,
  subscriptionName,
} from './deliveries';
import { isPushed } from './inbox';
import { passedVerb } from './ways';
import { frontOf } from './on-demand';
import { brokerAt, programName, type Inbox, type Plant, type SiteTarget, type Station } from './plant';

const planOfBroker = ({ plan }: Station): BrokerPlan | null => (plan.type === 'store' ? plan.broker : null);

/** Components of a stage with what hands messages on there. */
const brokersOf = ({ stations }: Plant): readonly Station[] =>
  Array.from(stations.values()).filter((station) => brokerAt(station) !== null);

/** Sites of what messages may ask for, to be led somewhere with all others. */
export function addDeliverySites(plant: Plant): void {
  for (const station of brokersOf(plant)) {
    const sites = new Map([[anyOperation, deliverySite(plant, station, null)]]);
    const named = station.inbox
      ? operationsAt(plant.stage, station.component)
      : operationsBehind(plant.stage, station.id);
    for (const operation of named) sites.set(idNumber(operation), deliverySite(plant, station, operation));
    brokerAt(station)!.sites = sites;
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
  const { stage, stations, links } = plant;
  if (target.type !== 'delivery') return [];
  const from = stations.get(caller)!;
  if (from.inbox) return leadsToDoor(plant, from, { link: from.inbox.link, operation: target.operation });
  const plan = planOfBroker(from);
  const wanted = { operation: target.operation };
  return wiresFrom(stage, caller).flatMap((wire) => {
    const link = links.get(wire.id);
    if (!link) return [];
    return consumersAlong(stage, wire).flatMap((host): readonly Lead[] => {
      const station = stations.get(host.id);
      if (!station) return [];
      if (station.plan.type !== 'host') return leadsToVerb(plant, station, { link, wire });
      if (station.inbox && plan && isPushed(plan, wire)) return leadsToInbox(plant, station, { ...wanted, link });
      return leadsToDoor(plant, station, { ...wanted, link, wire });
    });
  });
}

interface LeadWanted {
  readonly link: Link;
  readonly operation: OperationId | null;
  /** Absent = within the host. */
  readonly wire?: Wire;
}

/** To whoever works on it. */
function leadsToDoor(plant: Plant, station: Station, { link, operation: named, wire }: LeadWanted): readonly Lead[] {
  const operation = operationFor(plant.stage, station.component, named, wire);
  if (operation === null) return [];
  const barrier = wire ? barrierAt(plant, wire, station, operation) : null;
  return frontOf(station).flatMap((instance) => {
    const { number } = station.versions.of(instance);
    const entry = plant.entries.get(programName(station.id, operation, number));
    return entry === undefined ? [] : [{ instance, weight: 1, link, entry: barrier ?? entry }];
  });
}

/** To what answers by verbs, or a router before it: telemetry that is taken in. */
function leadsToVerb(
  plant: Plant,
  station: Station,
  { link, wire }: Pick<LeadWanted, 'link' | 'wire'>,
): readonly Lead[] {
  const entry = plant.entries.get(programName(station.id, passedVerb));
  if (entry === undefined) return [];
  const barrier = wire ? barrierAt(plant, wire, station, passedVerb) : null;
  return station.instances.map((instance) => ({ instance, weight: 1, link, entry: barrier ?? entry }));
}

/** To the queue of a host that runs what is asked for. */
function leadsToInbox({ stage, entries }: Plant, { component, inbox }: Station, wanted: LeadWanted): readonly Lead[] {
  const entry = entries.get(programName(component.id, 'send'));
  if (!inbox || entry === undefined || operationFor(stage, component, wanted.operation) === null) return [];
  return inbox.station.instances.map((instance) => ({ instance, weight: 1, link: wanted.link, entry }));
}

/** Who gets messages from now on, and who is told when there is a worker for them. */
export function subscribeAll(plant: Plant): void {
  const suppliers = new Map<string, Set<Broker>>();
  for (const station of plant.stations.values()) {
    const plan = planOfBroker(station);
    const broker = brokerAt(station);
    if (broker && station.inbox) {
      broker.subscribe(ownSubscription(station.inbox));
      suppliers.set(station.id, (suppliers.get(station.id) ?? new Set()).add(broker));
    }
    if (!plan || !broker) continue;
    const wires = wiresFrom(plant.stage, station.id);
    broker.subscribe(subscriptionsOf(plant, plan, wires));
    for (const wire of wires)
      for (const { id } of consumersAlong(plant.stage, wire))
        suppliers.set(id, (suppliers.get(id) ?? new Set()).add(broker));
  }
  for (const { id, group } of plant.stations.values()) group.suppliers = Array.from(suppliers.get(id) ?? []);
}

/** A host takes what it was sent itself. */
function ownSubscription({ station, link }: Inbox): Wanted {
  const plan = planOfBroker(station)!;
  const takers = new Map([[link, takerOf(plan, defaultDelivery)]]);
  const options: SubscriptionOptions = { ...rulesOf(plan), name: '', takers, filters: [null] };
  return new Map([['', { type: 'persist', options }]]);
}

type Wanted = Map<string, { readonly type: SubscriptionType; readonly options: SubscriptionOptions }>;

function subscriptionsOf(plant: Plant, plan: BrokerPlan, wires: readonly Wire[]): Wanted {
  const wanted: Wanted = new Map();
  if (plan.sharing === 'one') return wanted.set('', { type: 'pull', options: subscriptionOf(plant, plan, '', wires) });
  for (const name of new Set(wires.map(subscriptionName))) {
    const ofGroup = wires.filter((wire) => subscriptionName(wire) === name);
    const stores = ofGroup.some((wire) => deliveryOf(wire).stores);
    const type = typeOf(plan, stores);
    wanted.set(name, { type, options: subscriptionOf(plant, plan, name, ofGroup) });
  }
  return wanted;
}

function typeOf({ exports, persistence, sharing }: BrokerPlan, stores: boolean): SubscriptionType {
  if (exports) return 'export';
  if (persistence) return 'persist';
  if (sharing === 'partitions') return 'read';
  return stores ? 'pull' : 'push';
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
    ...rulesOf(plan),
  };
}

const noPause = { baseMs: 0, factor: 1, capMs: 0, fullJitter: false };
/** Of those whose consumers pull. */
const noPersistence = { leadMs: 0, failed: noPause, turnedAway: noPause, countsTurnedAway: true };

const rulesOf = ({ visibilityMs, order, keys, retryPauseMs, sessionMs, persistence }: BrokerPlan) => ({
  visibilityMs,
  order,
  keys,
  retryPauseMs,
  sessionMs,
  persistence: persistence ?? noPersistence,
});

/** How batches go that are the broker's own matter. */
const ownDelivery = ({ exports }: BrokerPlan) => exports && { ...exports, maxInFlight: exports.senders };

const takerOf = (plan: BrokerPlan, delivery: DeliveryPolicy): DeliveryOptions => ({
  ...handedOver(ownDelivery(plan) ?? delivery),
  reportsEach: delivery.partialResults,
  returnsFailed: delivery.returnsFailed,
  maxReceives: unlimited(delivery.maxAttempts ?? plan.maxReceives),
  maxAgeMs: unlimited(delivery.maxAgeMs ?? plan.maxAgeMs),
});

const handedOver = ({ batchSize, batchWaitMs, maxInFlight }: Handed) => ({
  maxInFlight: unlimited(maxInFlight),
  batchSize,
  batchWaitMs,
});

type Handed = Pick<DeliveryPolicy, 'batchSize' | 'batchWaitMs' | 'maxInFlight'>;

const setOf = <Each>(list: readonly Each[]): ReadonlySet<Each> | null => (list.length === 0 ? null : new Set(list));

function filterOf({ filter }: DeliveryPolicy): MessageFilter | null {
  return filter && { operations: setOf(filter.operations.map(idNumber)), attributes: setOf(filter.attributes) };
}

const initialBytes = 1024;

/** Brokers that begin a run with messages. */
export function holdInitial({ stations, seed }: Plant): void {
  for (const station of stations.values()) {
    const plan = planOfBroker(station);
    const broker = brokerAt(station);
    if (broker && plan && plan.initialMessages > 0)
      holdFromStart(broker, plan.initialMessages, { seed, id: idNumber(station.id), bytes: initialBytes });
  }
}
