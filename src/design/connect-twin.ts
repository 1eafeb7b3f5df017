/**
 * A second host behind a router. Whoever puts it there wants it to stand in for the first: if all it has is the module it came with from the palette,
 * it runs the modules of the first host instead. So it does if both modules were worked on in the same way, wired to the same stores say: the order
 * in which wires are drawn makes no difference. Any other module that somebody touched, wired or asks for is work of its own and stays.
 */
import type { ComponentSide, ConnectionPlan, PlanContext } from './connect-plan';
import type { Document } from './document';
import { assignShared, changeComponent, changeStage, IdSource, withoutAny } from './edits/change';
import { newComputeStep, newModuleShell } from './edits/defaults';
import { removeFromStage } from './edits/remove';
import { addToMix, operationsAsked } from './edits/workload';
import type { ComponentId, DataSetId, ModuleId } from './ids';
import { componentOf, hostsOf, moduleOf, wiresTo } from './lookups';
import { routesFrom } from './routes';
import { sameShape, stem } from './same-shape';
import { equal } from './stage-difference';
import { allSteps } from './step-tree';
import type { Component, Module, Stage } from './stage';
import type { TrafficClass } from './workload';

export interface Twin {
  /** The host that came later. */
  readonly host: Component;
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
  if (!own || !takesOver(document, stage, { own, modules })) return null;
  return { host, modules, words: modules.map(({ name }) => name).join(', ') };
}

interface Rivals {
  readonly own: Module;
  /** Of the first host. */
  readonly modules: readonly Module[];
}

/** Whether modules are to run in place of the one that a host came with. */
function takesOver(document: Document, stage: Stage, { own, modules }: Rivals): boolean {
  if (modules.length === 0 || modules.includes(own) || isWanted(document, stage, own)) return false;
  if (!['app', ...modules.map(({ name }) => stem(name))].includes(stem(own.name))) return false;
  const [like, ...others] = modules;
  const isAlike = like && others.length === 0 && sameShape(document, stage, [like, own]);
  return isAlike === true || isUntouched(document, own);
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

/** Whether a module stands elsewhere too, or anybody calls it or asks for it. */
function isWanted(document: Document, stage: Stage, module: Module): boolean {
  if (hostsOf(stage, module.id).length > 1 || wiresTo(stage, module.id).length > 0) return true;
  const offered = new Set<string>(module.operations.map(({ id }) => id));
  const calls = allSteps(stage.modules.flatMap(({ operations }) => operations));
  const isCalled = calls.some(
    (each) => each.type === 'call' && each.target.type === 'operation' && offered.has(each.target.operation),
  );
  return isCalled || document.workload.trafficClasses.some((each) => asksFor(each, offered));
}

const asksFor = (trafficClass: TrafficClass, operations: ReadonlySet<string>): boolean =>
  [...operationsAsked(trafficClass)].some((id) => operations.has(id));

/** Whether a module is still what a host brings: one operation with a little work. */
function isUntouched(document: Document, module: Module): boolean {
  const [operation, ...more] = module.operations;
  const step = operation?.steps[0];
  if (!operation || !step || more.length > 0 || operation.steps.length > 1) return false;
  const fresh = newComputeStep(new IdSource(document));
  const shell = { ...newModuleShell(module.id, module.name), operations: module.operations };
  return equal(step, { ...fresh, id: step.id }) && equal(module, shell);
}

/**
 * The host runs these modules in place of its own. What stood only there goes, with its wires, the data that it alone owned and used, and its
 * entries in the mix; who asked for it asks for the first of what stands there now.
 */
export function withTwin(
  document: Document,
  stage: Stage,
  { host, modules }: Pick<Twin, 'host' | 'modules'>,
): Document {
  const own = host.modules.filter((id) => hostsOf(stage, id).length === 1 && modules.every((each) => each.id !== id));
  const without = removeFromStage(asking(document, stage, { own, modules }), { stage: stage.id, ids: own });
  const dataSets = withoutAny(without.dataSets, (dataSet) => {
    const owner = document.dataSets.find(({ id }) => id === dataSet.id)?.owner ?? null;
    return dataSet.owner === null && own.some((id) => id === owner) && !isKept(without, dataSet.id);
  });
  return changeStage(assignShared(without, { dataSets }), stage.id, (before) =>
    changeComponent(before, host.id, (each) => ({ ...each, modules: modules.map(({ id }) => id) })),
  );
}

function asking(
  document: Document,
  stage: Stage,
  { own, modules }: { readonly own: readonly ModuleId[]; readonly modules: readonly Module[] },
): Document {
  const operation = modules[0]?.operations[0]?.id;
  if (operation === undefined) return document;
  const going = new Set<string>(own.flatMap((id) => moduleOf(stage, id)?.operations.map((each) => each.id) ?? []));
  return document.workload.trafficClasses
    .filter((each) => asksFor(each, going))
    .reduce((each, { id }) => addToMix(each, { trafficClass: id, operation }), document);
}

/** Whether a store keeps a data set, or a step names it. */
function isKept({ stages }: Document, id: DataSetId): boolean {
  return stages.some(
    ({ components, modules }) =>
      components.some(({ dataSets }) => dataSets.includes(id)) ||
      allSteps(modules.flatMap(({ operations }) => operations)).some(
        (step) =>
          ('dataSet' in step && step.dataSet === id) ||
          (step.type === 'call' && step.target.type === 'verb' && step.target.dataSet === id),
      ),
  );
}
