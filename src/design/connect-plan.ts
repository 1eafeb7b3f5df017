/**
 * Whether a wire may be drawn, and what it would be: nothing is changed here. Only equal protocols join; a wire drawn from a host begins at one
 * of its modules, a wire drawn to a host ends at one of them, and where the drawing does not say which, the answer is a question.
 */
import { calledThrough, missingAt, offersSome } from './asked';
import type { ComponentId, ModuleId, NeedId, WireId } from './ids';
import type { KindDeclaration, Kinds } from './kind-declaration';
import { componentOf, moduleOf, moduleOfNeed, needOf, wireEnd, wiresFrom } from './lookups';
import { mayJoin } from './protocol';
import type { Protocol } from './protocol';
import { reachableOperations } from './routes';
import type { Component, Module, Need, Stage } from './stage';

/** An end of a wire as it is drawn: on a component, on a module's row in it, or on the port of a need. */
export interface WireEnd {
  readonly component: ComponentId;
  readonly module?: ModuleId;
  readonly need?: NeedId;
}

/** Where a wire begins, for one that is there already: its need is enough. */
export type WireStart = Partial<WireEnd>;

/** `need` is null where the module is to be given a new one; no target has any. */
interface ModuleSide {
  readonly type: 'module';
  readonly module: Module;
  readonly need: Need | null;
}

export interface ComponentSide {
  readonly type: 'component';
  readonly component: Component;
  readonly kind: KindDeclaration;
}

export type Source = ComponentSide | ModuleSide;

export type Target = ComponentSide | ModuleSide;

export interface ConnectionPlan {
  readonly source: Source;
  readonly target: Target;
  readonly protocol: Protocol;
}

/** Why a wire cannot be drawn; with candidates it is the question which module is meant, at which end. */
export interface Objection {
  readonly title: string;
  readonly text: string;
  readonly candidates?: readonly ModuleId[];
  readonly candidatesAt?: 'from' | 'to';
}

export type Planned =
  { readonly ok: true; readonly plan: ConnectionPlan } | { readonly ok: false; readonly objection: Objection };

/** What a plan is made in: the wire that is being moved, if any, does not stand in its own way. */
export interface PlanContext {
  readonly stage: Stage;
  readonly kinds: Kinds;
  readonly moving?: WireId;
}

type Found<Thing> =
  { readonly ok: true; readonly value: Thing } | { readonly ok: false; readonly objection: Objection };

const found = <Thing>(value: Thing): Found<Thing> => ({ ok: true, value });
const objected = (title: string, text: string): { readonly ok: false; readonly objection: Objection } => ({
  ok: false,
  objection: { title, text },
});

export function planConnection(context: PlanContext, from: WireStart, to: WireEnd): Planned {
  const source = sourceOf(context, from);
  if (!source.ok) return source;
  const component = componentOf(context.stage, to.component);
  const kind = component && context.kinds.get(component.kind);
  if (!component || !kind) return objected('Nothing to join', 'What stands there takes no wires.');
  const joined = protocolBetween(source.value, { component, kind });
  if (!joined.ok) return joined;
  if (source.value.type === 'module' && joined.value === 'event' && !kind.queuesEvents) return unqueued(component);
  const sender = withNeed(context, source.value, { protocol: joined.value, end: to });
  const target = targetOf(context, sender, { end: to, component, kind });
  if (!target.ok) return target;
  const plan: ConnectionPlan = { source: sender, target: target.value, protocol: joined.value };
  return objectionToReplica(from, component, plan) ?? objectionTo(context, plan) ?? { ok: true, plan };
}

/** Only a broker hands events to whoever has no queue for them. */
const unqueued = ({ name }: Component): Planned =>
  objected(
    `${name} keeps no events`,
    `Nobody would wait for ${name}, and it has no queue. Send to a queue or a topic.`,
  );

/** Another part that runs the same module is no other module. */
function objectionToReplica(from: WireStart, at: Component, { source, target }: ConnectionPlan): Planned | null {
  if (from.component === undefined || from.component === at.id) return null;
  if (source.type !== 'module' || target.type !== 'module' || source.module.id !== target.module.id) return null;
  const { name } = source.module;
  return objected(`${at.name} runs ${name} too`, `${name} would call itself without end, here as on its other host.`);
}

export function sourceOf({ stage, kinds }: PlanContext, from: WireStart): Found<Source> {
  if (from.need !== undefined) {
    const module = moduleOfNeed(stage, from.need);
    const need = needOf(stage, from.need);
    return module && need ? found({ type: 'module', module, need }) : objected('Nothing to join', 'The need is gone.');
  }
  const component = from.component === undefined ? undefined : componentOf(stage, from.component);
  const kind = component && kinds.get(component.kind);
  if (!component || !kind) return objected('Nothing to join', 'What stands there sends nothing.');
  return from.module === undefined ? sourceAt(stage, component, kind) : moduleAt(stage, component, from.module);
}

function sourceAt(stage: Stage, component: Component, kind: KindDeclaration): Found<Source> {
  if (kind.emits.length > 0) return found({ type: 'component', component, kind });
  if (kind.hosts !== null) return moduleIn(stage, component, 'from');
  return objected(`${component.name} sends nothing`, `${component.name} only answers. Draw the wire towards it.`);
}

function moduleAt(stage: Stage, host: Component, id: ModuleId): Found<ModuleSide> {
  const module = host.modules.includes(id) ? moduleOf(stage, id) : undefined;
  return module
    ? found({ type: 'module', module, need: null })
    : objected('Nothing to join', `${host.name} does not host that module.`);
}

/** The only module of a host, or the question which. */
function moduleIn(stage: Stage, host: Component, at: 'from' | 'to', among = host.modules): Found<ModuleSide> {
  const only = among.length === 1 && among[0] !== undefined ? moduleOf(stage, among[0]) : undefined;
  if (only) return found({ type: 'module', module: only, need: null });
  if (host.modules.length === 0)
    return objected(
      `${host.name} is empty`,
      `${host.name} hosts no module that could ${at === 'from' ? 'call' : 'answer'}.`,
    );
  const title = `Which module of ${host.name}?`;
  const text = at === 'from' ? 'The wire begins at one of its modules.' : 'The wire ends at one of its modules.';
  return { ok: false, objection: { title, text, candidates: among, candidatesAt: at } };
}

/** The protocol in which both sides speak; a module without a need takes over that of the target. */
function protocolBetween(
  source: Source,
  target: { readonly component: Component; readonly kind: KindDeclaration },
): Found<Protocol> {
  const { component, kind } = target;
  const offered = kind.offers.map(({ protocol }) => protocol);
  const first = offered[0];
  if (first === undefined)
    return objected(`${component.name} takes no wires`, `${component.name} only sends: it offers no interface.`);
  const needed = neededBy(source);
  if (needed === null) return found(first);
  const common = needed.find((protocol) => offered.some((each) => mayJoin(protocol, each)));
  if (common !== undefined) return found(common);
  const words = source.type === 'component' ? `${source.component.name} sends` : `${source.module.name} needs`;
  return objected(
    `${needed.join(' or ')} does not join ${offered.join(' or ')}`,
    `${words} ${needed.join(', ')}. ${component.name} offers ${offered.join(', ')}.`,
  );
}

function neededBy(source: Source): readonly Protocol[] | null {
  if (source.type === 'component') return source.kind.emits;
  return source.need && [source.need.protocol];
}

/** A module takes up a need that lost its wire, if the target can fulfil it, before it is given another. */
function withNeed(
  context: PlanContext,
  source: Source,
  { protocol, end }: { readonly protocol: Protocol; readonly end: WireEnd },
): Source {
  if (source.type === 'component' || source.need) return source;
  const { stage } = context;
  const open = source.module.needs.find(
    (need) => need.protocol === protocol && wiresFrom(stage, need.id).length === 0 && suits(context, need, end),
  );
  return open ? { ...source, need: open } : source;
}

/** Whether what is asked for through a need is offered at an end, so far as it is known. */
function suits({ stage, kinds }: PlanContext, need: Need, end: WireEnd): boolean {
  const component = componentOf(stage, end.component);
  const kind = component && kinds.get(component.kind);
  if (!component || !kind) return false;
  return missingAt(stage, need, { kind, modules: end.module ? [end.module] : component.modules }).length === 0;
}

interface DrawnEnd {
  readonly end: WireEnd;
  readonly component: Component;
  readonly kind: KindDeclaration;
}

function targetOf(context: PlanContext, source: Source, { end, component, kind }: DrawnEnd): Found<Target> {
  const { stage } = context;
  if (end.module !== undefined) return moduleAt(stage, component, end.module);
  const whole: Target = { type: 'component', component, kind };
  if (kind.hosts === null || source.type === 'component') return found(whole);
  const called = source.need ? calledThrough(stage, source.need.id) : new Set<string>();
  const offering = component.modules.filter((id) => offersSome(stage, called, [id]));
  // A need that already calls operations of several modules there is led to the host, which offers them all.
  if (offering.length > 1) return found(whole);
  const others = component.modules.filter((id) => id !== source.module.id);
  const among = offering.length === 1 ? offering : others;
  return moduleIn(stage, component, 'to', among.length > 0 ? among : component.modules);
}

const mostWires = 2000;

function objectionTo(context: PlanContext, plan: ConnectionPlan): Planned | null {
  if (context.stage.wires.length >= mostWires) return objected('No room', `A stage has at most ${mostWires} wires.`);
  return plan.source.type === 'component'
    ? objectionToSender(context, plan, plan.source)
    : objectionToCaller(context, plan, plan.source);
}

function objectionToSender(
  context: PlanContext,
  { target, protocol }: ConnectionPlan,
  { component: sender, kind }: ComponentSide,
): Planned | null {
  if (target.type === 'component') {
    if (target.component === sender)
      return objected('No wire to itself', `${sender.name} would pass requests to itself without end.`);
    const asked = target.kind.offers.find((offer) => offer.protocol === protocol)?.verbs ?? [];
    if (kind.generatesTraffic && asked.length > 0)
      return objected(
        `${target.component.name} offers no operations`,
        `${sender.name} asks for operations of modules. ${target.component.name} hosts none: a module calls it.`,
      );
  }
  return isDoubled(context, sender.id, target) ? alreadyWired(sender.name, target) : null;
}

function objectionToCaller(
  context: PlanContext,
  { target, protocol }: ConnectionPlan,
  { module, need }: ModuleSide,
): Planned | null {
  if (target.type === 'module' && target.module === module)
    return objected('No wire to itself', `${module.name} would call itself without end.`);
  if (!need) return null;
  if (isDoubled(context, need.id, target)) return alreadyWired(module.name, target);
  const others = wiresFrom(context.stage, need.id).filter(({ id }) => id !== context.moving);
  if (others.length > 0 && protocol !== 'request')
    return objected(
      `${need.name} is wired`,
      `What ${module.name} needs as ${need.name} already leads somewhere. Move that wire, or draw from ${module.name} for another need.`,
    );
  return unanswered(context, target, { module, need });
}

/** Whoever answers directly must offer something of what is asked. */
function unanswered(
  { stage }: PlanContext,
  target: Target,
  { module, need }: { readonly module: Module; readonly need: Need },
): Planned | null {
  const offering =
    target.type === 'module'
      ? { kind: null, modules: [target.module.id] }
      : { kind: target.kind, modules: target.component.modules };
  const missing = missingAt(stage, need, offering);
  if (missing.length === 0) return null;
  return objected(
    `${nameOf(target)} does not offer ${missing[0] ?? ''}`,
    `${module.name} asks for ${missing.join(', ')} here. Draw from ${module.name} itself for another need.`,
  );
}

function isDoubled({ stage, moving }: PlanContext, start: ComponentId | NeedId, target: Target): boolean {
  const end = target.type === 'module' ? target.module.id : target.component.id;
  return wiresFrom(stage, start).some((wire) => wire.id !== moving && wireEnd(wire) === end);
}

function alreadyWired(name: string, target: Target): Planned {
  return objected('Already wired', `A wire leads from ${name} to ${nameOf(target)}.`);
}

export function nameOf(target: Target): string {
  return target.type === 'module' ? target.module.name : target.component.name;
}

/** Operations that a need or a source could ask for at the end of its wires, its own module's left out. */
export function operationsFor({ stage, kinds }: PlanContext, need: NeedId): ReturnType<typeof reachableOperations> {
  const own = new Set(moduleOfNeed(stage, need)?.operations.map(({ id }) => id));
  return reachableOperations(stage, { need }, kinds).filter((id) => !own.has(id));
}
