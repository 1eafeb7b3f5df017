/** Queues of hosts for events that nobody waits for: there from the moment on at which somebody can send one. */
import type { BrokerPlan, StorePlan } from '#catalog';
import { componentOf, hostsOf, idNumber, type Stage, type Wire } from '#design';
import { killVisits, Link, machine, type LinkOptions } from '#engine';
import { addInstance, newStation } from './compile-stations';
import { brokerOf } from './broker-options';
import { deliveryOf } from './deliveries';
import { onDemandOf } from './on-demand';
import type { Inbox, Plant, Station } from './plant';

const inboxPlanOf = (station: Station): StorePlan | null => onDemandOf(station)?.inbox ?? null;

/** Whether a broker goes to its consumer over this wire by itself, so that the consumer's own queue takes it in. */
export const isPushed = (plan: BrokerPlan, wire: Wire): boolean =>
  plan.persistence !== null || (plan.sharing === 'each' && !deliveryOf(wire).stores);

/** The hosts at the end of a wire. */
function endsOf(stage: Stage, { to }: Wire) {
  if ('module' in to) return hostsOf(stage, to.module);
  const component = componentOf(stage, to.component);
  return component ? [component] : [];
}

/** Whether a wire brings events that nobody waits for. */
function bringsEvents({ stations }: Plant, wire: Wire): boolean {
  if (wire.protocol !== 'event') return false;
  if ('need' in wire.from) return true;
  const plan = stations.get(wire.from.component)?.plan;
  return plan?.type === 'store' && plan.broker !== null && isPushed(plan.broker, wire);
}

/** Every host that is sent events has its queue, with the present numbers; one that was there stays. */
export function fitInboxes(plant: Plant): void {
  const { stage, stations } = plant;
  const sentTo = new Set(
    stage.wires.filter((wire) => bringsEvents(plant, wire)).flatMap((wire) => endsOf(stage, wire).map(({ id }) => id)),
  );
  for (const station of stations.values()) {
    const plan = inboxPlanOf(station);
    if (station.inbox && plan) configure(station.inbox, plan);
    else if (plan && sentTo.has(station.id)) station.inbox = inboxOf(station, plan);
  }
}

function configure({ station }: Inbox, plan: StorePlan): void {
  station.plan = plan;
  for (const instance of station.instances) brokerOf(instance, plan.broker, station.id);
}

function inboxOf({ component, group: { onDemand } }: Station, plan: StorePlan): Inbox {
  const station = newStation(component, plan, 1);
  const instance = addInstance(station);
  station.roster.enters(instance);
  const { world } = machine;
  const link = new Link(world.links.length, { ...free, id: idNumber(component.id) });
  world.links.push(link);
  if (onDemand) copyState({ station, link }, onDemand.door);
  return { station, link };
}

/** The queue is as its host's door: shut with it, silent with it. */
export function followDoor({ inbox, group: { onDemand } }: Station): void {
  if (inbox && onDemand) copyState(inbox, onDemand.door);
}

function copyState({ station }: Inbox, door: { readonly state: string; readonly silent: boolean }): void {
  for (const instance of station.instances) {
    const state = door.state === 'up' ? 'up' : door.state === 'gone' ? 'gone' : 'down';
    if (instance.state !== state && state !== 'up') {
      instance.epoch++;
      instance.state = state;
      killVisits(instance);
    }
    instance.state = state;
    instance.silent = door.silent;
  }
}

/** Within the platform: no time, no work, no policy. */
const free: LinkOptions = {
  id: 0,
  latencyMs: 0,
  msPerByte: 0,
  lossRatio: 0,
  serializationMs: 0,
  serializationMsPerByte: 0,
  keepAlive: true,
  handshakeMs: 0,
  lasting: null,
  timeoutMs: Number.POSITIVE_INFINITY,
  retry: null,
  breaker: null,
  bulkhead: null,
  pool: null,
  throttle: null,
  hedge: null,
  propagatesDeadline: false,
  cancels: false,
};
