/**
 * Some components of a stage as a small document of their own, so that what is copied passes the same gate as a file. Modules that stand in none of its
 * components are only there because the copied ones call them: they are recognized where the copy is put, and never put there themselves.
 */
import type { Document } from '../document';
import type { OperationId, StageId } from '../ids';
import { operationOf, stageOf, wireEnd, wireStart } from '../lookups';
import { allSteps } from '../step-tree';
import type { Component, Module, Stage } from '../stage';
import type { TrafficClass } from '../workload';
import { emptyDocument } from './defaults';
import { operationsAsked } from './workload';

/** The named components with their modules, and the wires that have both ends among them. A module named alone comes in a copy of its host. */
export function excerptOf(document: Document, id: StageId, ids: readonly string[]): Document {
  const stage = stageOf(document, id);
  const empty = emptyDocument('Copy');
  if (!stage) return { ...empty, workload: { trafficClasses: [] } };
  const named = new Set(ids);
  const components = stage.components.flatMap((component) => copied(component, named));
  const inside = new Set(components.flatMap(({ modules }) => modules));
  const modules = stage.modules.filter((module) => inside.has(module.id));
  const sent = new Set(components.flatMap(({ trafficClasses }) => trafficClasses));
  const trafficClasses = document.workload.trafficClasses.filter((each) => sent.has(each.id));
  return {
    ...empty,
    nextId: document.nextId,
    workload: { trafficClasses },
    dataSets: dataSetsOf(document, modules, components),
    access: { credentials: document.access.credentials, permissions: [] },
    rules: { counters: document.rules.counters, relations: [] },
    stages: [excerptStage(stage, { named, components, modules, outside: outsideOf(stage, modules, trafficClasses) })],
  };
}

function copied(component: Component, named: ReadonlySet<string>): readonly Component[] {
  if (named.has(component.id)) return [component];
  const modules = component.modules.filter((module) => named.has(module));
  return modules.length === 0 ? [] : [{ ...component, modules }];
}

interface Contents {
  readonly named: ReadonlySet<string>;
  readonly components: readonly Component[];
  readonly modules: readonly Module[];
  readonly outside: readonly Module[];
}

function excerptStage(stage: Stage, { named, components, modules, outside }: Contents): Stage {
  const ends = new Set<string>([
    ...components.map(({ id }) => id),
    ...modules.flatMap(({ id, needs }) => [id, ...needs.map((need) => need.id)]),
  ]);
  const places = components.flatMap(({ id }) => {
    const at = stage.layout.components[id];
    return at ? [[id, at] as const] : [];
  });
  return {
    ...stage,
    components,
    modules: [...modules, ...outside],
    wires: stage.wires.filter((wire) => ends.has(wireStart(wire)) && ends.has(wireEnd(wire))),
    layout: {
      components: Object.fromEntries(places),
      notes: stage.layout.notes.filter(({ id }) => named.has(id)),
    },
  };
}

/** What the copied modules call and the copied users ask for elsewhere: names without contents. */
function outsideOf(
  stage: Stage,
  modules: readonly Module[],
  trafficClasses: readonly TrafficClass[],
): readonly Module[] {
  const inside = new Set(modules);
  const operations = [
    ...calledBy(modules),
    ...trafficClasses.flatMap((each) => [...operationsAsked(each), ...each.followUps.map(({ after }) => after)]),
  ];
  const wanted = new Set(operations);
  const owners = new Set(operations.flatMap((id) => operationOf(stage, id)?.module ?? []));
  return [...owners]
    .filter((module) => !inside.has(module))
    .map((module) => ({
      ...module,
      needs: [],
      operations: module.operations
        .filter(({ id }) => wanted.has(id))
        .map((operation) => ({ ...operation, steps: [] })),
    }));
}

function calledBy(modules: readonly Module[]): readonly OperationId[] {
  return allSteps(modules.flatMap(({ operations }) => operations)).flatMap((step) => {
    if (step.type === 'send') return step.operation ?? [];
    return step.type === 'call' && step.target.type === 'operation' ? [step.target.operation] : [];
  });
}

function dataSetsOf(
  document: Document,
  modules: readonly Module[],
  components: readonly Component[],
): Document['dataSets'] {
  const named = new Set([
    ...components.flatMap(({ dataSets }) => dataSets),
    ...allSteps(modules.flatMap(({ operations }) => operations)).flatMap((step) => {
      if (step.type === 'lookup') return step.dataSet;
      return step.type === 'call' && step.target.type === 'verb' ? (step.target.dataSet ?? []) : [];
    }),
  ]);
  return document.dataSets.filter(({ id }) => named.has(id));
}
