/** What a module does through a need that was just wired: a first call or message, or a look into a cache before it reads. */
import { withStep } from './connect-entries';
import { nameOf } from './connect-plan';
import type { ConnectionPlan, PlanContext, Target } from './connect-plan';
import type { Document } from './document';
import { changeModule, changeStage, freeName, IdSource } from './edits/change';
import { needsUsed } from './edits/dangling';
import { firstVerb, newCall, newDataSet, newLookup, newSend } from './edits/defaults';
import type { DataSetId, NeedId } from './ids';
import type { Verb } from './protocol';
import type { Module } from './stage';
import type { CallStep, CallTarget, Step } from './steps';
import type { DataSet } from './workload';

export interface NeedInUse {
  readonly plan: ConnectionPlan;
  readonly module: Module;
  readonly need: NeedId;
}

export function withNewNeed(document: Document, { stage }: PlanContext, { plan, module, need }: NeedInUse): Document {
  const taken = module.needs.map(({ name }) => name);
  const added = { id: need, name: freeName(nameOf(plan.target), taken), protocol: plan.protocol };
  return changeStage(document, stage.id, (before) =>
    changeModule(before, module.id, (each) => ({ ...each, needs: [...each.needs, added] })),
  );
}

/** The document whose module does something through its need; one that does so already stays as it is. */
export function withUse(document: Document, context: PlanContext, use: NeedInUse): Document {
  if (needsUsed(use.module).has(use.need)) return document;
  const ids = new IdSource(document);
  const made = use.plan.protocol === 'cache' ? lookupIn(document, ids, use) : stepIn(document, ids, use);
  if (!made) return document;
  const changed = changeStage(document, context.stage.id, (stage) => changeModule(stage, use.module.id, made.change));
  return { ...changed, dataSets: made.dataSets, nextId: ids.nextId };
}

/** How the module changes, and the data sets of the document with those it now names. */
interface FirstUse {
  readonly change: (module: Module) => Module;
  readonly dataSets: readonly DataSet[];
}

function stepIn(document: Document, ids: IdSource, use: NeedInUse): FirstUse | null {
  const { plan, need, module } = use;
  const { dataSets } = document;
  if (['queue', 'topic', 'stream', 'event'].includes(plan.protocol)) {
    const step = newSend(ids, need);
    return { change: (each) => withStep(each, step), dataSets };
  }
  const target = callTarget(document, use);
  if (!target || module.operations.length === 0) return null;
  const step = newCall(ids, need, target);
  return { change: (each) => withStep(each, step), dataSets };
}

/** The first operation of a module, or reading from a store; a router that reaches nothing yet offers neither. */
function callTarget(document: Document, { plan, module }: NeedInUse): CallTarget | null {
  const { target, protocol } = plan;
  if (target.type === 'module') {
    const operation = target.module.operations[0];
    return operation ? { type: 'operation', operation: operation.id } : null;
  }
  const offered = target.kind.offers.find((offer) => offer.protocol === protocol)?.verbs ?? [];
  const verb = firstVerb(offered);
  if (verb !== null) return { type: 'verb', verb, dataSet: dataSetAt(document, target, module) };
  // Behind a router the operation is found by way of its wires, once this one is drawn.
  return null;
}

/** Of the data sets that a store keeps, that of the module, or else the first. */
function dataSetAt(document: Document, target: Target, module: Module): DataSetId | null {
  if (target.type !== 'component') return null;
  const kept = document.dataSets.filter(({ id }) => target.component.dataSets.includes(id));
  return (kept.find(({ owner }) => owner === module.id) ?? kept[0])?.id ?? null;
}

const reading: readonly Verb[] = ['read', 'get', 'query'];

function isReading(step: Step): step is CallStep {
  return step.type === 'call' && step.target.type === 'verb' && reading.includes(step.target.verb);
}

/** The only read of the first operation moves into the miss; with none or several, the lookup comes first and misses do nothing yet. */
function lookupIn(document: Document, ids: IdSource, { module, need }: NeedInUse): FirstUse | null {
  const [first] = module.operations;
  if (!first) return null;
  const reads = first.steps.filter(isReading);
  const read = reads.length === 1 ? reads[0] : undefined;
  const { dataSet, dataSets } = dataSetFor(document, ids, { module, read });
  const lookup = newLookup(ids, need, { dataSet, onMiss: read ? [read] : [] });
  const steps = read ? first.steps.map((step) => (step === read ? lookup : step)) : [lookup, ...first.steps];
  const change = (each: Module): Module => ({
    ...each,
    operations: each.operations.map((operation) => (operation.id === first.id ? { ...operation, steps } : operation)),
  });
  return { change, dataSets };
}

function dataSetFor(
  document: Document,
  ids: IdSource,
  { module, read }: { readonly module: Module; readonly read: CallStep | undefined },
): { readonly dataSet: DataSet; readonly dataSets: readonly DataSet[] } {
  const { dataSets } = document;
  const named = read?.target.type === 'verb' ? read.target.dataSet : null;
  const known = dataSets.find(({ id }) => id === named) ?? dataSets.find(({ owner }) => owner === module.id);
  if (known) return { dataSet: known, dataSets };
  const taken = dataSets.map(({ name }) => name);
  const made = newDataSet(ids.give('dataSet'), freeName(module.name, taken), module.id);
  return { dataSet: made, dataSets: [...dataSets, made] };
}
