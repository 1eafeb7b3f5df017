/** Small changes of one stage, as constraints are lifted. What does not change keeps its identity. */
import type { Component, ComponentId, Document, Module, ModuleId, ParameterValue, Stage, StageId, Wire } from '#design';

export type Change = (document: Document) => Document;

const onStage =
  (stage: StageId, change: (stage: Stage) => Stage): Change =>
  (document) => ({ ...document, stages: document.stages.map((each) => (each.id === stage ? change(each) : each)) });

export const onComponent = (stage: StageId, id: ComponentId, change: (component: Component) => Component): Change =>
  onStage(stage, (each) => ({
    ...each,
    components: each.components.map((component) => (component.id === id ? change(component) : component)),
  }));

export const onWires = (stage: StageId, ids: ReadonlySet<string>, change: (wire: Wire) => Wire): Change =>
  onStage(stage, (each) => ({
    ...each,
    wires: each.wires.map((wire) => (ids.has(wire.id) ? change(wire) : wire)),
  }));

export const onModules = (stage: StageId, ids: ReadonlySet<ModuleId>, change: (module: Module) => Module): Change =>
  onStage(stage, (each) => ({
    ...each,
    modules: each.modules.map((module) => (ids.has(module.id) ? change(module) : module)),
  }));

export const setParameters = (
  stage: StageId,
  id: ComponentId,
  values: Readonly<Record<string, ParameterValue>>,
): Change =>
  onComponent(stage, id, (component) => ({
    ...component,
    configuration: { ...component.configuration, ...values },
  }));

/** One after the other. */
export const together =
  (changes: readonly Change[]): Change =>
  (document) =>
    changes.reduce((each, change) => change(each), document);
