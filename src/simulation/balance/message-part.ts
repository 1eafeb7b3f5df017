/** What becomes of a message that a broker has accepted: the work of its consumers, as often as they are expected to receive it, and with no wait in it. */
import type { BrokerPlan, StorePlan } from '#catalog';
import {
  wiresFrom,
  type CallStep,
  type Component,
  type OperationId,
  type SendStep,
  type Verb,
  type Wire,
} from '#design';
import { meanOfSpec } from '#engine';
import { consumersAlong, deliveryOf, operationFor, subscriptionName } from '../deliveries';
import { isPushed } from '../inbox';
import { instancesOf } from '../instances-of';
import { waysAlong, wiresOf } from '../ways';
import { attemptAlong } from './attempt-part';
import { nothing, scaledFlows, scaledUses, type Part } from './part';
import type { Model } from './program';
import { plainly } from './store-part';

type Message = Pick<SendStep, 'operation' | 'attribute'> & { readonly bytes: number };
type Used = Pick<Part, 'uses' | 'flows'>;

/** A send with what comes of its message, as often as one is accepted. Its sender waits for none of it. */
export function withDeliveries(model: Model, sender: Component, part: Part, step: SendStep): Part {
  const message = { operation: step.operation, attribute: step.attribute, bytes: meanOfSpec(step.messageBytes) };
  return delivering(model, sender, part, { need: step.need, verb: 'send', message });
}

/** A call of a verb with what comes of the event that tells of it. */
export function withEvents(
  model: Model,
  sender: Component,
  part: Part,
  { need, target, requestBytes }: CallStep,
): Part {
  if (target.type !== 'verb') return part;
  const message = { operation: null, attribute: null, bytes: meanOfSpec(requestBytes) };
  return delivering(model, sender, part, { need, verb: target.verb, message });
}

/** One event of a schedule, for the first operation of each target. */
export function withRuns(model: Model, component: Component, plan: BrokerPlan): Part {
  const message = { operation: null, attribute: null, bytes: plan.clock?.bytes ?? 0 };
  return { ...nothing, ...deliveredPart(model, component, plan, message) };
}

interface Told {
  readonly need: string;
  readonly verb: Verb;
  readonly message: Message;
}

function delivering(model: Model, sender: Component, part: Part, { need, verb, message }: Told): Part {
  const target = { type: 'store', need, program: verb } as const;
  const all = wiresOf(model.stage, sender.id, target).flatMap((wire) => waysAlong(model, wire, target));
  const delivered = all.flatMap(({ component }) => {
    const plan = model.planOf(component.id);
    if (plan?.type === 'host') return ownPart(model, component, { message, inbox: plan.onDemand?.inbox ?? null });
    const isTold = plan?.type === 'store' && plan.verbs[verb]?.steps.some(({ type }) => type === 'accept');
    return isTold && plan.broker ? deliveredPart(model, component, plan.broker, message) : [];
  });
  return {
    ...part,
    uses: [...part.uses, ...delivered.flatMap(({ uses }) => scaledUses(uses, part.success))],
    flows: [...part.flows, ...delivered.flatMap(({ flows }) => scaledFlows(flows, part.success))],
  };
}

interface Own {
  readonly message: Message;
  readonly inbox: StorePlan | null;
}

/** Of an event in the queue of its host, whose way to the door takes nothing. */
function ownPart(model: Model, component: Component, { message, inbox }: Own): readonly Used[] {
  const operation = operationFor(model.stage, component, message.operation);
  if (operation === null || !inbox?.broker) return [];
  const program = model.programOf(component, operation, { requestBytes: message.bytes, responseBytes: 0 });
  const receives = triesOf(inbox.broker.maxReceives, 1 - program.success);
  const at = (what: string, amount: number) => ({ place: component.id, what, amount: amount * receives });
  return [{ uses: [at('arrivals', 1), at('workers', program.heldMs)], flows: [{ program, count: receives }] }];
}

/** Of one message, in all subscriptions together. How full the batches of telemetry get is known by a run alone: what is sent on is not expected. */
function deliveredPart(model: Model, broker: Component, plan: BrokerPlan, message: Message): Used {
  if (plan.exports) return { uses: [], flows: [] };
  const wires = wiresFrom(model.stage, broker.id);
  const names = plan.sharing === 'one' ? [null] : [...new Set(wires.map(subscriptionName))];
  const parts = names.flatMap((name) => {
    const own = name === null ? wires : wires.filter((wire) => subscriptionName(wire) === name);
    const isLet = plan.sharing === 'one' || own.some((wire) => lets(wire, message));
    return isLet ? consumed(model, broker, { plan, wires: own, message }) : [];
  });
  return { uses: parts.flatMap(({ uses }) => uses), flows: parts.flatMap(({ flows }) => flows) };
}

function lets(wire: Wire, { attribute, operation }: Message): boolean {
  const { filter } = deliveryOf(wire);
  if (!filter) return true;
  const { attributes, operations } = filter;
  const isOfOperation = operations.length === 0 || (operation !== null && operations.includes(operation));
  return isOfOperation && (attributes.length === 0 || (attribute !== null && attributes.includes(attribute)));
}

interface Consumed {
  readonly plan: BrokerPlan;
  readonly wires: readonly Wire[];
  readonly message: Message;
}

/** Consumers of one subscription share its messages by their instances. */
function consumed(model: Model, broker: Component, { plan, wires, message }: Consumed): readonly Used[] {
  const takers = wires.flatMap((wire) =>
    consumersAlong(model.stage, wire).flatMap((component) => {
      const operation = operationFor(model.stage, component, message.operation, wire);
      const weight = instancesOf(model.planOf(component.id));
      return operation !== null && weight > 0 ? [{ wire, component, operation, weight }] : [];
    }),
  );
  const all = takers.reduce((sum, { weight }) => sum + weight, 0);
  return takers.flatMap(({ wire, component, operation, weight }): readonly Used[] => {
    const share = weight / all;
    const own = takenIn(model, broker, { plan, wire, component, message });
    if (own) return own.map(({ uses, flows }) => ({ uses: scaledUses(uses, share), flows: scaledFlows(flows, share) }));
    const attempt = received(model, broker, { wire, component, operation, bytes: message.bytes });
    const times = receivesOf(plan, wire, 1 - attempt.success) * share;
    return [{ uses: scaledUses(attempt.uses, times), flows: scaledFlows(attempt.flows, times) }];
  });
}

interface Taken {
  readonly plan: BrokerPlan;
  readonly wire: Wire;
  readonly component: Component;
  readonly message: Message;
}

/** What goes to a host that has a queue of its own for it; null = the host takes it, or not. */
function takenIn(model: Model, broker: Component, { plan, wire, component, message }: Taken): readonly Used[] | null {
  const host = model.planOf(component.id);
  const inbox = host?.type === 'host' ? (host.onDemand?.inbox ?? null) : null;
  if (!inbox || !isPushed(plan, wire)) return null;
  const target = { type: 'store', need: '', program: 'send' } as const;
  const sizes = { requestBytes: message.bytes, responseBytes: 0 };
  const asked = { ...plainly, ...sizes, target, transactions: new Set<string>(), isFromUsers: false };
  return [attemptAlong(model, broker, { wire, component }, asked), ...ownPart(model, component, { message, inbox })];
}

interface Receive {
  readonly wire: Wire;
  readonly component: Component;
  readonly operation: OperationId;
  readonly bytes: number;
}

const received = (model: Model, broker: Component, { wire, component, operation, bytes }: Receive) =>
  attemptAlong(
    model,
    broker,
    { wire, component },
    {
      ...plainly,
      target: { type: 'delivery', operation },
      transactions: new Set(),
      isFromUsers: false,
      requestBytes: bytes,
      responseBytes: 0,
    },
  );

const mostReceives = 1000;

/** A failed message comes back until it was received too often: 1 + f + f^2 + ... */
function receivesOf(plan: BrokerPlan, wire: Wire, failure: number): number {
  const delivery = deliveryOf(wire);
  if (plan.persistence === null && plan.sharing === 'each' && !delivery.stores) return 1;
  return triesOf(delivery.maxAttempts ?? plan.maxReceives, failure);
}

function triesOf(maxReceives: number | null, failure: number): number {
  const most = Math.min(mostReceives, maxReceives ?? mostReceives);
  let receives = 0;
  let reach = 1;
  for (let receive = 0; receive < most && reach > 1e-12; receive++) {
    receives += reach;
    reach *= failure;
  }
  return receives;
}
