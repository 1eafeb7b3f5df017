/**
 * A second host behind a router. Whoever puts it there wants it to stand in for the first: if all it has is the module it came with from the palette,
 * it runs the modules of the first host instead. A module that somebody touched, wired or asks for is work of its own and stays.
 */
import type { ComponentSide, ConnectionPlan, PlanContext } from './connect-plan';
import type { Document } from './document';
import { changeComponent, changeStage, IdSource } from './edits/change';
import { newComputeStep, newModuleShell } from './edits/defaults';
import { removeFromStage } from './edits/remove';
import { operationsAsked } from './edits/workload';
import type { ComponentId } from './ids';
import { componentOf, hostsOf, moduleOf, wiresTo } from './lookups';
import { routesFrom } from './routes';
import { equal } from './stage-difference';
import { allSteps } from './step-tree';
import type { Component, Module, Stage } from './stage';

export interface Twin {
  /** The host that came later. */
  readonly host: Component;
  /** The module it came with. */
  readonly own: Module;
  /** Modules of the first host. */
  readonly modules: readonly Module[];
  /** Their names, for people. */
  readonly words: string;
}

/** What a host is to run when a router is wired to it; null = its own. */
export function twinOf(document: Document, context: PlanContext, { source, target }: ConnectionPlan): Twin | null {
  if (source.type !== 'component' || !source.kind.passesOn || target.type !== 'component') return null;
  const { stage } = context;
  const host = target.component;
  const [id, ...more] = host.modules;
  const own = id === undefined || more.length > 0 ? undefined : moduleOf(stage, id);
  const modules = modulesBehind(context, source.component.id, target);
  if (!own || modules.length === 0 || modules.includes(own) || !isUntouched(document, stage, own)) return null;
  if (!['app', ...modules.map(({ name }) => stem(name))].includes(stem(own.name))) return null;
  return { host, own, modules, words: modules.map(({ name }) => name).join(', ') };
}

/** What runs in the first host behind a router that is of the same sort as the one to come. */
function modulesBehind(
  { stage, kinds }: PlanContext,
  router: ComponentId,
  { component: host, kind }: ComponentSide,
): readonly Module[] {
  const first = routesFrom(stage, { component: router }, kinds)
    .map(({ component }) => componentOf(stage, component))
    .find((each) => each && each !== host && kind.hosts !== null && kinds.get(each.kind)?.hosts === kind.hosts);
  return first?.modules.flatMap((id) => moduleOf(stage, id) ?? []) ?? [];
}

/** "app 2" and "app" came from the palette under one name. */
const stem = (name: string): string => name.replace(/ \d+$/, '');

/** Whether a module is still what a host brings: one operation with a little work, that nobody calls or asks for. */
function isUntouched(document: Document, stage: Stage, module: Module): boolean {
  const [operation, ...more] = module.operations;
  if (!operation || more.length > 0 || hostsOf(stage, module.id).length > 1 || wiresTo(stage, module.id).length > 0)
    return false;
  const step = operation.steps[0];
  const fresh = newComputeStep(new IdSource(document));
  const shell = { ...newModuleShell(module.id, module.name), operations: module.operations };
  const isPlain =
    operation.steps.length === 1 && step && equal(step, { ...fresh, id: step.id }) && equal(module, shell);
  const calls = allSteps(stage.modules.flatMap(({ operations }) => operations));
  const isCalled = calls.some(
    (each) => each.type === 'call' && each.target.type === 'operation' && each.target.operation === operation.id,
  );
  const isAsked = document.workload.trafficClasses.some((each) => operationsAsked(each).has(operation.id));
  return Boolean(isPlain) && !isCalled && !isAsked;
}

export function withTwin(document: Document, stage: Stage, { host, own, modules }: Twin): Document {
  const without = removeFromStage(document, { stage: stage.id, ids: [own.id] });
  return changeStage(without, stage.id, (before) =>
    changeComponent(before, host.id, (each) => ({ ...each, modules: modules.map(({ id }) => id) })),
  );
}
