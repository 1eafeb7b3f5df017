/** Refactorings of a module: a host of its own and back, a queue or events before what it calls, a cache before what it reads. */
import { connect } from '../connect';
import type { Document } from '../document';
import { changeModule, changeStage, changeWire } from '../edits/change';
import { addComponent } from '../edits/components';
import { extractModule, moveModule } from '../edits/placing';
import { removeFromStage } from '../edits/remove';
import type { KindDeclaration } from '../kind-declaration';
import type { ComponentId } from '../ids';
import { componentOf, hostsOf, moduleOf, moduleOfNeed, stageOf, wiresFrom, wiresTo } from '../lookups';
import type { Component, Module, Need, Stage, Wire } from '../stage';
import type { CallStep, SendStep, Step } from '../steps';
import { allSteps, changeLists } from '../step-tree';
import { beside, kindsThat, aTitle, offersProtocol, type Offer, type Place, type Recipe } from './recipe';

export const extract: Recipe = ({ document, stage, kinds, component, module }) => {
  if (!module) return [];
  const label = `Give ${module.name} a host of its own`;
  if (component.modules.length === 1) return [{ label, change: { refusal: `It stands alone in ${component.name}.` } }];
  const given = { stage: stage.id, module: module.id, from: component.id, at: beside(stage, component, 'right') };
  return [{ label, change: () => extractModule(document, given, kinds).document }];
};

export const bringBack: Recipe = (place) => {
  const { stage, component, module } = place;
  if (!module) return [];
  return partners(stage, module)
    .flatMap((other) => hostsOf(stage, other.id))
    .filter((host, at, all) => host.id !== component.id && all.indexOf(host) === at && isPlainHost(place, host))
    .map((host) => ({ label: `Bring ${module.name} into ${host.name}`, change: () => movedInto(place, module, host) }));
};

const isPlainHost = ({ kinds }: Place, { kind }: Component): boolean => kinds.get(kind)?.hosts === 'modules';

/** Modules that call it, then those that it calls. */
function partners(stage: Stage, module: Module): readonly Module[] {
  const callers = wiresTo(stage, module.id).flatMap(({ from }) =>
    'need' in from ? (moduleOfNeed(stage, from.need) ?? []) : [],
  );
  const called = module.needs.flatMap(({ id }) =>
    wiresFrom(stage, id).flatMap(({ to }) => ('module' in to ? (moduleOf(stage, to.module) ?? []) : [])),
  );
  return [...new Set([...callers, ...called])];
}

/** A host that nothing stands in any more goes. */
function movedInto({ document, stage, kinds, component }: Place, module: Module, host: Component): Document {
  const move = { stage: stage.id, module: module.id, from: component.id, to: host.id };
  const moved = moveModule(document, move, kinds);
  return component.modules.length > 1 ? moved : removeFromStage(moved, { stage: stage.id, ids: [component.id] });
}

/** What hands a message on to the one who works on it. */
const betweenProtocols = ['queue', 'event'] as const;
type BetweenProtocol = (typeof betweenProtocols)[number];

const protocolOf = (kind: KindDeclaration): BetweenProtocol | undefined =>
  kind.emits.includes('event') ? betweenProtocols.find((each) => offersProtocol(each)(kind)) : undefined;

const isBroker = (kind: KindDeclaration): boolean => protocolOf(kind) !== undefined;

export const queueBetween: Recipe = (place) => {
  const { stage, kinds, module } = place;
  if (!module) return [];
  return module.needs.flatMap((need): readonly Offer[] => {
    const [wire, ...more] = wiresFrom(stage, need.id);
    const callee = wire && 'module' in wire.to ? moduleOf(stage, wire.to.module) : undefined;
    if (need.protocol !== 'request' || !wire || !callee || more.length > 0) return [];
    const call = { module, need, wire, callee };
    return kindsThat(kinds, isBroker).map((broker) => between(place, broker, call));
  });
};

function between(place: Place, broker: KindDeclaration, call: QueuedCall): Offer {
  const { module, need, callee } = call;
  const known = brokerTo(place, broker, callee);
  const label = known
    ? `Let ${module.name} send to ${callee.name} through ${known.name}`
    : `Put ${aTitle(broker)} between ${module.name} and ${callee.name}`;
  const refusal = whyAnswered(module, need);
  const change = () =>
    known ? sentTo(place, place.document, { ...call, broker, to: known.id }) : queued(place, broker, call);
  return { label, change: refusal === null ? change : { refusal } };
}

/** One that leads to the module already. */
function brokerTo({ stage }: Place, { id: kind }: KindDeclaration, callee: Module): Component | undefined {
  return wiresTo(stage, callee.id)
    .flatMap(({ from }) => ('component' in from ? (componentOf(stage, from.component) ?? []) : []))
    .find((each) => each.kind === kind);
}

/** A message is not answered and is sent once: what needs an answer, or is done by chance or several times, cannot become one. */
function whyAnswered(module: Module, need: Need): string | null {
  const calls = callsThrough(module, need);
  if (calls.length === 0) return `No step of ${module.name} calls through this need yet.`;
  const within = allSteps(module.operations).some(
    (step) =>
      (step.type === 'lookup' && holds(step.onMiss, calls)) ||
      (step.type === 'transaction' && holds(step.steps, calls)),
  );
  if (within) return 'It is called for what a cache or a transaction waits for: a message brings no answer.';
  const isOnce = calls.every(
    ({ count, probability }) => probability === 1 && count.type === 'constant' && count.value === 1,
  );
  return isOnce ? null : 'It is called several times or by chance: a message is sent once.';
}

const holds = (steps: readonly Step[], calls: readonly Step[]): boolean =>
  allSteps([{ steps }]).some((step) => calls.includes(step));

const callsThrough = ({ operations }: Module, { id }: Need): readonly CallStep[] =>
  allSteps(operations).filter((step): step is CallStep => step.type === 'call' && step.need === id);

interface QueuedCall {
  readonly module: Module;
  readonly need: Need;
  readonly wire: Wire;
  readonly callee: Module;
}

/** Steps and the wire keep their ids: the wire ends at the broker now. */
function sentTo(
  { stage }: Place,
  document: Document,
  { module, need, wire, broker, to }: QueuedCall & { readonly broker: KindDeclaration; readonly to: ComponentId },
): Document {
  const protocol = protocolOf(broker) ?? 'queue';
  return changeStage(document, stage.id, (each) =>
    changeWire(
      changeModule(each, module.id, (own) => withSends(own, need, protocol)),
      wire.id,
      (led) => ({ ...led, protocol, to: { component: to }, style: 'rest' }),
    ),
  );
}

/** One that is new, from which another wire leads on. */
function queued(place: Place, kind: KindDeclaration, call: QueuedCall): Document {
  const { document, stage, kinds, component } = place;
  const { callee } = call;
  const [host] = hostsOf(stage, callee.id);
  if (!host) return document;
  const name = `${callee.name} ${protocolOf(kind) === 'event' ? 'events' : 'queue'}`;
  const added = addComponent(document, { stage: stage.id, kind, at: beside(stage, component, 'right'), name });
  const sent = sentTo(place, added.document, { ...call, broker: kind, to: added.component });
  const from = { component: added.component };
  const drawn = connect(sent, { stage: stage.id, from, to: { component: host.id, module: callee.id } }, kinds);
  return drawn.ok ? drawn.value.document : document;
}

function withSends(module: Module, need: Need, protocol: BetweenProtocol): Module {
  const calls = new Set<Step>(callsThrough(module, need));
  return {
    ...module,
    needs: module.needs.map((each) => (each.id === need.id ? { ...each, protocol } : each)),
    operations: module.operations.map((operation) => ({
      ...operation,
      steps: changeLists(operation.steps, (list) =>
        list.some((step) => calls.has(step)) ? list.map((step) => (calls.has(step) ? asSend(step) : step)) : list,
      ),
    })),
  };
}

function asSend(step: Step): Step {
  if (step.type !== 'call' || step.target.type !== 'operation') return step;
  const { id, concern, need, target, requestBytes: messageBytes, key, onFailure } = step;
  const plain = { priority: 0, deadlineMs: null, attribute: null } as const;
  return {
    id,
    concern,
    type: 'send',
    need,
    operation: target.operation,
    messageBytes,
    key,
    onFailure,
    ...plain,
  } satisfies SendStep;
}

const reading: readonly string[] = ['read', 'get', 'query'];

export const addCache: Recipe = ({ document, stage, kinds, component, module }) => {
  const [cache] = kindsThat(kinds, offersProtocol('cache'));
  if (!module || !cache) return [];
  const label = `Put ${aTitle(cache)} before what ${module.name} reads`;
  const reads = allSteps(module.operations).filter(
    ({ ...step }) =>
      step.type === 'call' &&
      step.target.type === 'verb' &&
      reading.includes(step.target.verb) &&
      step.target.dataSet !== null,
  );
  if (module.needs.some(({ protocol }) => protocol === 'cache'))
    return [{ label, change: { refusal: `${module.name} looks into a cache already.` } }];
  if (reads.length === 0) return [];
  return [
    {
      label,
      change: () => {
        const added = addComponent(document, { stage: stage.id, kind: cache, at: beside(stage, component, 'below') });
        const from = { component: component.id, module: module.id };
        const drawn = connect(added.document, { stage: stage.id, from, to: { component: added.component } }, kinds);
        return drawn.ok && stageOf(drawn.value.document, stage.id) ? drawn.value.document : document;
      },
    },
  ];
};
