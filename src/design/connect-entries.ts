/**
 * What a new wire sets going: users ask for the entry operations they now reach, and a module calls what it now finds behind a router.
 * An entry operation is one that no module calls; where every one is called, the first that is reached.
 */
import type { Document } from './document';
import { changeById, changeModule, changeStage, IdSource } from './edits/change';
import { newCall } from './edits/defaults';
import { addToMix } from './edits/workload';
import type { ComponentId, NeedId, OperationId, StageId } from './ids';
import type { Kinds } from './kind-declaration';
import { componentOf, stageOf, wiresFrom } from './lookups';
import { operationsFor } from './connect-plan';
import { reachableOperations, routesFrom } from './routes';
import { allSteps } from './step-tree';
import type { Component, Module, Operation, Stage } from './stage';
import type { CallTarget, Step } from './steps';
import type { TrafficClass } from './workload';

/** The document after a wire was drawn or moved; `before` is what it was until then. */
export function withEntries(
  before: Document,
  after: Document,
  { stage, kinds }: { readonly stage: StageId; readonly kinds: Kinds },
): Document {
  const old = stageOf(before, stage);
  const now = stageOf(after, stage);
  if (!old || !now) return after;
  const called = withCallsBehindRouters(after, now, kinds);
  const sources = now.components.filter(({ kind }) => kinds.get(kind)?.generatesTraffic);
  return sources.reduce((document, source) => {
    const known = new Set(reachableOperations(old, { component: source.id }, kinds));
    const reached = reachableOperations(now, { component: source.id }, kinds).filter((id) => !known.has(id));
    const asking = askingFor(document, source);
    return entriesAmong(now, reached).reduce(
      (each, operation) =>
        asking(operation).reduce((grown, { id }) => addToMix(grown, { trafficClass: id, operation }), each),
      document,
    );
  }, called);
}

function entriesAmong(stage: Stage, reached: readonly OperationId[]): readonly OperationId[] {
  const called = new Set(
    allSteps(stage.modules.flatMap(({ operations }) => operations)).flatMap((step) =>
      step.type === 'call' && step.target.type === 'operation' ? [step.target.operation] : [],
    ),
  );
  const entries = reached.filter((id) => !called.has(id));
  return entries.length > 0 ? entries : reached.slice(0, 1);
}

/** Who shall ask for an operation: every class of the source that asks for nothing yet; if all ask for something, the first, unless somebody asks for it already, here or elsewhere. */
function askingFor({ workload }: Document, source: Component): (operation: OperationId) => readonly TrafficClass[] {
  const { trafficClasses } = workload;
  const own = trafficClasses.filter(({ id }) => source.trafficClasses.includes(id));
  const idle = own.filter(({ mix }) => mix.length === 0);
  return (operation) => {
    const asks = ({ mix }: TrafficClass): boolean => mix.some((entry) => entry.operation === operation);
    if (own.some(asks)) return [];
    if (idle.length > 0) return idle;
    return trafficClasses.some(asks) ? [] : own.slice(0, 1);
  };
}

/** A need led to a router that reached nothing has no call yet; as soon as something answers there, it has. */
function withCallsBehindRouters(document: Document, stage: Stage, kinds: Kinds): Document {
  return stage.modules.reduce((changed, module) => {
    const used = new Set(allSteps(module.operations).flatMap((step) => ('need' in step ? [step.need] : [])));
    const idle = module.needs.filter(
      ({ id, protocol }) => protocol === 'request' && !used.has(id) && leadsToRouter(stage, id, kinds),
    );
    return idle.reduce((each, need) => {
      const target = firstBehind(stage, need.id, kinds);
      return target === null ? each : withFirstCall(each, stage, { module, need: need.id, target });
    }, changed);
  }, document);
}

/** An operation, or else what third parties and telemetry are asked; null = nobody is there. */
function firstBehind(stage: Stage, need: NeedId, kinds: Kinds): CallTarget | null {
  const operation = operationsFor({ stage, kinds }, need)[0];
  if (operation !== undefined) return { type: 'operation', operation };
  const ends = routesFrom(stage, { need }, kinds).flatMap(({ component }) => componentOf(stage, component) ?? []);
  const verbs = ends.flatMap(({ kind }) => kinds.get(kind)?.offers ?? []).flatMap((offer) => offer.verbs);
  return verbs.includes('request') ? { type: 'verb', verb: 'request', dataSet: null } : null;
}

function leadsToRouter(stage: Stage, need: NeedId, kinds: Kinds): boolean {
  const routers = new Set<ComponentId>(
    stage.components.filter(({ kind }) => kinds.get(kind)?.passesOn).map(({ id }) => id),
  );
  return wiresFrom(stage, need).some(({ to }) => 'component' in to && routers.has(to.component));
}

function withFirstCall(
  document: Document,
  stage: Stage,
  { module, need, target }: { readonly module: Module; readonly need: NeedId; readonly target: CallTarget },
): Document {
  const ids = new IdSource(document);
  const step = newCall(ids, need, target);
  const changed = changeStage(document, stage.id, (each) =>
    changeModule(each, module.id, (caller) => withStep(caller, step)),
  );
  return changed === document ? document : { ...changed, nextId: ids.nextId };
}

/** The module whose first operation also does the step: last, but before it answers. A module without operations has no place for it. */
export function withStep(module: Module, step: Step): Module {
  const first = module.operations[0];
  if (!first) return module;
  return { ...module, operations: changeById(module.operations, first.id, (operation) => before(operation, step)) };
}

function before(operation: Operation, step: Step): Operation {
  const reply = operation.steps.findIndex(({ type }) => type === 'reply');
  const at = reply < 0 ? operation.steps.length : reply;
  return { ...operation, steps: operation.steps.toSpliced(at, 0, step) };
}
