/** Finding things in a stage, remembered for as long as the stage itself. */
import type { ComponentId, ModuleId, NeedId, OperationId, StageId, WireId } from './ids';
import type { Document } from './document';
import type { Component, Module, Need, Operation, Stage, Wire } from './stage';

interface StageTables {
  readonly components: ReadonlyMap<string, Component>;
  readonly modules: ReadonlyMap<string, Module>;
  readonly wires: ReadonlyMap<string, Wire>;
  readonly needs: ReadonlyMap<string, Module>;
  readonly operations: ReadonlyMap<string, { readonly operation: Operation; readonly module: Module }>;
  readonly hosts: ReadonlyMap<string, readonly Component[]>;
  /** By the component or need at which they begin. */
  readonly wiresFrom: ReadonlyMap<string, readonly Wire[]>;
  /** By the component or module at which they end. */
  readonly wiresTo: ReadonlyMap<string, readonly Wire[]>;
}

const remembered = new WeakMap<Stage, StageTables>();

function tablesOf(stage: Stage): StageTables {
  const known = remembered.get(stage);
  if (known) return known;
  const byId = <Thing extends { readonly id: string }>(things: readonly Thing[]) =>
    new Map(things.map((thing) => [thing.id as string, thing]));
  const hosts = new Map<string, Component[]>();
  for (const component of stage.components)
    for (const module of component.modules) hosts.set(module, [...(hosts.get(module) ?? []), component]);
  const tables: StageTables = {
    components: byId(stage.components),
    modules: byId(stage.modules),
    wires: byId(stage.wires),
    needs: new Map(stage.modules.flatMap((module) => module.needs.map((need) => [need.id as string, module]))),
    operations: new Map(
      stage.modules.flatMap((module) =>
        module.operations.map((operation) => [operation.id as string, { operation, module }]),
      ),
    ),
    hosts,
    wiresFrom: groupWires(stage.wires, wireStart),
    wiresTo: groupWires(stage.wires, wireEnd),
  };
  remembered.set(stage, tables);
  return tables;
}

function groupWires(wires: readonly Wire[], keyOf: (wire: Wire) => string): ReadonlyMap<string, readonly Wire[]> {
  const groups = new Map<string, Wire[]>();
  for (const wire of wires) {
    const group = groups.get(keyOf(wire));
    if (group) group.push(wire);
    else groups.set(keyOf(wire), [wire]);
  }
  return groups;
}

/** The one id at which a wire begins: that of a need or of a component. */
export const wireStart = ({ from }: Wire): ComponentId | NeedId => ('need' in from ? from.need : from.component);
/** The one id at which a wire ends: that of a module or of a component. */
export const wireEnd = ({ to }: Wire): ComponentId | ModuleId => ('module' in to ? to.module : to.component);

export function stageOf(document: Document, id: StageId): Stage | undefined {
  return document.stages.find((stage) => stage.id === id);
}

export const componentOf = (stage: Stage, id: ComponentId): Component | undefined => tablesOf(stage).components.get(id);
export const moduleOf = (stage: Stage, id: ModuleId): Module | undefined => tablesOf(stage).modules.get(id);
export const wireOf = (stage: Stage, id: WireId): Wire | undefined => tablesOf(stage).wires.get(id);
export const moduleOfNeed = (stage: Stage, id: NeedId): Module | undefined => tablesOf(stage).needs.get(id);
export const operationOf = (stage: Stage, id: OperationId) => tablesOf(stage).operations.get(id);
/** Components in which a module stands. */
export const hostsOf = (stage: Stage, id: ModuleId): readonly Component[] => tablesOf(stage).hosts.get(id) ?? [];
export const needOf = (stage: Stage, id: NeedId): Need | undefined =>
  moduleOfNeed(stage, id)?.needs.find((need) => need.id === id);
/** Wires that begin at a need, or at a component that sends by itself. */
export const wiresFrom = (stage: Stage, start: ComponentId | NeedId): readonly Wire[] =>
  tablesOf(stage).wiresFrom.get(start) ?? [];
/** Wires that end at a component's interface, or at a module. */
export const wiresTo = (stage: Stage, end: ComponentId | ModuleId): readonly Wire[] =>
  tablesOf(stage).wiresTo.get(end) ?? [];
