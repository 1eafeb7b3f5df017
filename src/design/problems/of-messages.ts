/** Messages that nobody works on: a broker without a consumer, an operation that no consumer runs, and one that is left open where there are several. */
import type { OperationId } from '../ids';
import type { KindDeclaration, Kinds } from '../kind-declaration';
import { componentOf, hostsOf, moduleOf, operationOf, wiresFrom } from '../lookups';
import type { Problem } from '../problem';
import type { Component, Module, Stage, Wire } from '../stage';
import { allSteps } from '../step-tree';
import type { SendStep } from '../steps';

export function problemsOfMessages(stage: Stage, kinds: Kinds): readonly Problem[] {
  const unsent = stage.components.filter(
    ({ id, kind }) => kinds.get(kind)?.exports && wiresFrom(stage, id).length === 0,
  );
  const brokers = stage.components.filter(({ kind }) => isSentTo(kinds.get(kind)));
  const unqueued = stage.wires.flatMap((wire) => unqueuedAt(stage, wire, kinds));
  const ofBrokers = brokers.flatMap((broker) => {
    const consumers = consumersOf(stage, broker);
    return consumers.length === 0
      ? [unconsumed(broker)]
      : sentTo(stage, broker).flatMap((sent) => problemOf(stage, broker, consumers, sent));
  });
  return [...unqueued, ...unsent.map(unexported), ...ofBrokers];
}

/** Events that nobody waits for, sent to a host that has no queue for them. */
function unqueuedAt(stage: Stage, wire: Wire, kinds: Kinds): readonly Problem[] {
  if (wire.protocol !== 'event' || !('need' in wire.from)) return [];
  const hosts = endsOf(stage, wire).filter(({ kind }) => kinds.get(kind)?.queuesEvents !== true);
  return hosts.map(({ name }) => ({
    severity: 'warning',
    title: `${name} keeps no events`,
    text: `Nobody waits for ${name}, and it has no queue: what is sent to it fails. Put a queue or topic before it, or wait for its answer.`,
    place: { type: 'wire', wire: wire.id },
    path: null,
    fixes: [],
  }));
}

/** What emits events of its own accord needs nobody to hear of them. */
const isSentTo = (kind: KindDeclaration | undefined): boolean =>
  kind?.offers.some(({ verbs }) => verbs.includes('send')) ?? false;

function consumersOf(stage: Stage, { id }: Component): readonly Component[] {
  return wiresFrom(stage, id).flatMap((wire) => endsOf(stage, wire));
}

function endsOf(stage: Stage, { to }: Wire): readonly Component[] {
  if ('module' in to) return hostsOf(stage, to.module);
  const component = componentOf(stage, to.component);
  return component ? [component] : [];
}

function unconsumed({ id, name }: Component): Problem {
  return {
    severity: 'warning',
    title: `Nobody consumes from ${name}`,
    text: 'Its messages wait for ever. Wire it to a host whose module works on them.',
    place: { type: 'component', component: id },
    path: null,
    fixes: [],
  };
}

function unexported({ id, name }: Component): Problem {
  return {
    severity: 'warning',
    title: `${name} sends nothing on`,
    text: 'What comes to it is kept by nobody. Wire it to a third party, a log pipeline or another collector.',
    place: { type: 'component', component: id },
    path: null,
    fixes: [],
  };
}

interface Sent {
  readonly module: Module;
  readonly step: SendStep;
}

/** Steps that send to a broker. */
function sentTo(stage: Stage, { id }: Component): readonly Sent[] {
  return stage.modules.flatMap((module) =>
    allSteps(module.operations).flatMap((step): Sent[] => {
      if (step.type !== 'send') return [];
      const leads = wiresFrom(stage, step.need).some(({ to }) => 'component' in to && to.component === id);
      return leads ? [{ module, step }] : [];
    }),
  );
}

function operationsOf(stage: Stage, { modules }: Component): readonly OperationId[] {
  return modules.flatMap((id) => moduleOf(stage, id)?.operations.map((operation) => operation.id) ?? []);
}

function problemOf(
  stage: Stage,
  broker: Component,
  consumers: readonly Component[],
  { module, step }: Sent,
): readonly Problem[] {
  const place = { type: 'module', module: module.id } as const;
  const common = { severity: 'warning', place, path: null, fixes: [] } as const;
  const { operation } = step;
  if (operation !== null) {
    if (consumers.some((each) => operationsOf(stage, each).includes(operation))) return [];
    const found = operationOf(stage, operation);
    const words = found ? `${found.module.name}.${found.operation.name}` : 'an operation';
    const text = `${module.name} sends messages for ${words}, and they wait for ever.`;
    return [{ ...common, title: `No consumer of ${broker.name} runs ${words}`, text }];
  }
  const several = consumers.find((each) => operationsOf(stage, each).length > 1);
  if (!several) return [];
  const text = `${several.name} runs several operations. Messages of ${module.name} name none, and it runs the first.`;
  return [{ ...common, title: `${module.name} does not say what its messages ask for`, text }];
}
