/** What a request meets on its way: modules that its answer waits for, those that messages set going, and the concerns that stand there. Pure, from the document alone. */
import type { Document } from '../document';
import type { ComponentId, DataSetId, ModuleId, NeedId, OperationId } from '../ids';
import type { Kinds } from '../kind-declaration';
import { componentOf, moduleOf, operationOf, wiresFrom } from '../lookups';
import { reachableOperations } from '../routes';
import type { Module, Stage, Wire } from '../stage';
import { allSteps } from '../step-tree';
import type { Step } from '../steps';
import { dataSetsOf } from './touched';

/** Operations that run for one that is asked for: those called, and with `sends` those that a message sets going. */
function operationsMet(stage: Stage, first: OperationId, sends: boolean): ReadonlySet<OperationId> {
  const met = new Set([first]);
  for (const id of met) {
    const found = operationOf(stage, id);
    for (const step of found ? allSteps([found.operation]) : [])
      for (const next of operationsOf(stage, step, sends)) met.add(next);
  }
  return met;
}

function operationsOf(stage: Stage, step: Step, sends: boolean): readonly OperationId[] {
  if (step.type === 'call') return step.target.type === 'operation' ? [step.target.operation] : [];
  if (step.type !== 'send' || !sends) return [];
  return step.operation === null ? heardBehind(stage, step.need) : [step.operation];
}

/** Operations of those who take what is sent through a need, through brokers however many. */
function heardBehind(stage: Stage, need: NeedId): readonly OperationId[] {
  const passed = new Set<ComponentId>();
  const heard = new Set<OperationId>();
  const hear = (modules: readonly ModuleId[]) => {
    for (const id of modules) for (const operation of moduleOf(stage, id)?.operations ?? []) heard.add(operation.id);
  };
  let wires: readonly Wire[] = wiresFrom(stage, need);
  while (wires.length > 0) {
    const next: Wire[] = [];
    for (const { to } of wires) {
      if ('module' in to) hear([to.module]);
      else if (!passed.has(to.component)) {
        passed.add(to.component);
        hear(componentOf(stage, to.component)?.modules ?? []);
        next.push(...wiresFrom(stage, to.component));
      }
    }
    wires = next;
  }
  return [...heard];
}

/** Operations that traffic of the document asks for, each once. */
function entries({ workload }: Document): readonly OperationId[] {
  return [...new Set(workload.trafficClasses.flatMap(({ mix }) => mix.map(({ operation }) => operation)))];
}

/** Concerns that a request of each entry operation meets on its way, in the order in which they are asked for. */
export function concernsMet(document: Document, stage: Stage): ReadonlyMap<OperationId, ReadonlySet<string>> {
  return new Map(
    entries(document).map((entry) => {
      const steps = [...operationsMet(stage, entry, true)].flatMap((id) => {
        const found = operationOf(stage, id);
        return found ? allSteps([found.operation]) : [];
      });
      return [entry, new Set(steps.flatMap(({ concern }) => concern ?? []))];
    }),
  );
}

/** Modules that the answer to some request waits for. */
export function answeringModules(document: Document, stage: Stage): ReadonlySet<ModuleId> {
  const met = entries(document).flatMap((entry) => [...operationsMet(stage, entry, false)]);
  return new Set(met.flatMap((id) => operationOf(stage, id)?.module.id ?? []));
}

/** Named concerns of a module's steps. */
export const concernsIn = ({ operations }: Module): ReadonlySet<string> =>
  new Set(allSteps(operations).flatMap(({ concern }) => concern ?? []));

/** Data sets that more than one module reads or writes. */
export function sharedData({ modules }: Stage): readonly DataSetId[] {
  const askers = new Map<DataSetId, number>();
  for (const { operations } of modules)
    for (const id of new Set(allSteps(operations).flatMap(dataSetsOf))) askers.set(id, (askers.get(id) ?? 0) + 1);
  return [...askers].filter(([, count]) => count > 1).map(([id]) => id);
}

/** Operations that can be reached from a source and that somebody asks for, though not from there: what stands behind the same door is open to whoever comes through it. */
export function entriesOpenTo(
  document: Document,
  stage: Stage,
  source: ComponentId,
  kinds: Kinds,
): readonly OperationId[] {
  const asked = new Set(entries(document));
  return reachableOperations(stage, { component: source }, kinds).filter((operation) => asked.has(operation));
}
