/**
 * Where a call can go, told by the design alone: along the wires of its need or component, through routers, to the components that offer what is called. A run
 * leads its call sites by this, and so does whatever is computed without a run.
 */
import type { ComponentPlan, StorePlan } from '#catalog';
import {
  componentOf,
  hostsOf,
  isFile,
  moduleOf,
  operationOf,
  wiresFrom,
  type Component,
  type ComponentId,
  type NeedId,
  type OperationId,
  type Stage,
  type Verb,
  type Wire,
} from '#design';

/** A stage, and what the kinds make of its components. */
export interface Drawing {
  readonly stage: Stage;
  readonly planOf: (component: ComponentId) => ComponentPlan | undefined;
}

export type CallTarget =
  | { readonly type: 'operation'; readonly need: string; readonly operation: string }
  | { readonly type: 'store'; readonly need: string; readonly program: string }
  | { readonly type: 'entry'; readonly operation: string }
  | { readonly type: 'forward'; readonly operation: string }
  /** What a consumer runs for a message; null = its only operation. */
  | { readonly type: 'delivery'; readonly operation: OperationId | null };

export interface Way {
  readonly wire: Wire;
  readonly component: Component;
}

/** Name of what is asked for at the other end: an operation, a verb, `commit`. */
export const programOf = (target: CallTarget): string =>
  target.type === 'store' ? target.program : (target.operation ?? '');

/** The wires along which a call may leave its caller. */
export function wiresOf(stage: Stage, caller: ComponentId, target: CallTarget): readonly Wire[] {
  return wiresFrom(stage, 'need' in target ? (target.need as NeedId) : caller);
}

/** The components behind one wire that offer what is called. */
export function waysAlong(design: Drawing, wire: Wire, target: CallTarget): readonly Way[] {
  const ends = endsOf(design.stage, wire);
  return ends
    .filter((component) => offers(design, component, programOf(target), new Set()))
    .map((component) => ({ wire, component }));
}

/** A call to a module that stands in the same host is no call at all: same process, same slot. */
export function staysInside({ stage }: Drawing, caller: Component, target: CallTarget): boolean {
  if (target.type !== 'operation' || !hostOffers(stage, caller, target.operation)) return false;
  return wiresFrom(stage, target.need as NeedId).some((wire) => 'need' in wire.from && 'module' in wire.to);
}

function endsOf(stage: Stage, { to }: Wire): readonly Component[] {
  if ('module' in to) return hostsOf(stage, to.module);
  const component = componentOf(stage, to.component);
  return component ? [component] : [];
}

function hostOffers(stage: Stage, { modules }: Component, operation: string): boolean {
  return modules.some((id) => moduleOf(stage, id)?.operations.some((each) => each.id === operation));
}

const takesEvent = ({ onDemand }: Extract<ComponentPlan, { type: 'host' }>, program: string): boolean =>
  program === 'send' && (onDemand?.inbox ?? null) !== null;

function storeOffers(stage: Stage, component: Component, plan: StorePlan, program: string): boolean {
  if (Object.hasOwn(plan.verbs, program) || (program === 'commit' && !!plan.commitMs)) return true;
  const file = plan.files && operationOf(stage, program as OperationId)?.operation;
  return file !== undefined && isFile(file) && hostOffers(stage, component, program);
}

/** Whether anybody behind a router offers it. */
export const passesOnTo = (design: Drawing, { id }: Component, program: string, seen = new Set<string>()): boolean =>
  wiresFrom(design.stage, id).some((wire) =>
    endsOf(design.stage, wire).some((end) => offers(design, end, program, seen)),
  );

/** What routers pass on beside operations of modules: what third parties and telemetry are asked. */
export const passedVerb: Verb = 'request';

/** Routers pass on what is asked as a request and nothing else. They may be wired in a ring; each is entered once. */
function offers(design: Drawing, component: Component, program: string, seen: Set<string>): boolean {
  const plan = design.planOf(component.id);
  if (plan?.type === 'host') return takesEvent(plan, program) || hostOffers(design.stage, component, program);
  if (plan?.type === 'store') return storeOffers(design.stage, component, plan, program);
  const isPassed = program === passedVerb || operationOf(design.stage, program as OperationId) !== undefined;
  if (plan?.type !== 'router' || !isPassed || seen.has(component.id)) return false;
  seen.add(component.id);
  return passesOnTo(design, component, program, seen);
}
