/**
 * What the document says elsewhere about things that are no more. Workload, requirements and timeline are shared by all stages, so they let go
 * of a thing only when no stage has it any longer; the steps of a stage let go at once.
 */
import type { ChangeModel, Document, Requirement } from '../document';
import type { OperationId, StageId } from '../ids';
import { hasTarget } from '../fault-target';
import type { FaultTarget, TimelineAction, TimelineEvent } from '../scenario';
import { wiresFrom } from '../lookups';
import { allSteps } from '../step-tree';
import type { Module, Stage } from '../stage';
import type { Step } from '../steps';
import type { TrafficClass } from '../workload';
import { assignShared, changeStage, mapList, withoutAny } from './change';
import { changeAllLists } from './steps';

/** The document after something was removed from a stage: nothing names what is no more. */
export function withoutDangling(document: Document, stage: StageId): Document {
  return withoutDanglingShared(changeStage(document, stage, withoutDanglingSteps));
}

/** Calls of operations that the stage no longer has go, and with the last of them the need that led there, unless a wire holds it. */
function withoutDanglingSteps(stage: Stage): Stage {
  const operations = new Set(stage.modules.flatMap((module) => module.operations.map(({ id }) => id)));
  const changed = changeAllLists(stage, (list) =>
    mapList(
      withoutAny(
        list,
        (step) => step.type === 'call' && step.target.type === 'operation' && !operations.has(step.target.operation),
      ),
      (step) => withoutConsumer(step, operations),
    ),
  );
  return assignShared(changed, {
    modules: mapList(changed.modules, (module) => {
      const before = stage.modules.find(({ id }) => id === module.id);
      return before === module || !before ? module : withoutIdleNeeds(changed, before, module);
    }),
  });
}

function withoutConsumer(step: Step, operations: ReadonlySet<OperationId>): Step {
  if (step.type !== 'send' || step.operation === null || operations.has(step.operation)) return step;
  return { ...step, operation: null };
}

function withoutIdleNeeds(stage: Stage, before: Module, after: Module): Module {
  const usedBefore = needsUsed(before);
  const used = needsUsed(after);
  const needs = withoutAny(
    after.needs,
    ({ id }) => usedBefore.has(id) && !used.has(id) && wiresFrom(stage, id).length === 0,
  );
  return assignShared(after, { needs });
}

/** The needs through which the steps of a module work. */
export function needsUsed(module: Module): ReadonlySet<string> {
  return new Set(allSteps(module.operations).flatMap((step) => ('need' in step ? [step.need] : [])));
}

interface Known {
  readonly components: ReadonlySet<string>;
  readonly modules: ReadonlySet<string>;
  readonly operations: ReadonlySet<string>;
  readonly stages: ReadonlySet<string>;
}

/** What all stages share names nothing that none of them has. */
export function withoutDanglingShared(document: Document): Document {
  const modules = document.stages.flatMap((stage) => stage.modules);
  const known: Known = {
    components: idSet(document.stages.flatMap((stage) => stage.components)),
    modules: idSet(modules),
    operations: idSet(modules.flatMap((module) => module.operations)),
    stages: idSet(document.stages),
  };
  const isThere: IsThere = (target) => document.stages.some((stage) => hasTarget(stage, target));
  const { workload, scenario, access } = document;
  return assignShared(document, {
    workload: assignShared(workload, {
      trafficClasses: mapList(workload.trafficClasses, (each) => withoutUnknownOperations(each, known.operations)),
    }),
    scenario: assignShared(scenario, {
      timeline: knownEvents(scenario.timeline, isThere, known.modules),
    }),
    requirements: withoutAny(document.requirements, (requirement) => !isScopeKnown(requirement, known)),
    dataSets: mapList(document.dataSets, (dataSet) =>
      dataSet.owner === null || known.modules.has(dataSet.owner) ? dataSet : { ...dataSet, owner: null },
    ),
    changeModel: knownChangeModel(document.changeModel, known),
    access: assignShared(access, {
      permissions: withoutAny(
        access.permissions,
        (permission) => permission.type === 'operation' && !known.operations.has(permission.operation),
      ),
    }),
    scenes: mapList(
      withoutAny(document.scenes, (scene) => !known.stages.has(scene.stage)),
      (scene) =>
        assignShared(scene, {
          lit: withoutAny(scene.lit, (id) => !known.components.has(id)),
          events: knownEvents(scene.events, isThere, known.modules),
        }),
    ),
  });
}

function knownEvents(
  events: readonly TimelineEvent[],
  isThere: IsThere,
  modules: Known['modules'],
): readonly TimelineEvent[] {
  return mapList(
    withoutAny(events, ({ action }) => !isActionKnown(action, isThere, modules)),
    (event) => withoutGoneSteps(event, isThere),
  );
}

function idSet(things: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(things.map(({ id }) => id));
}

function withoutUnknownOperations(trafficClass: TrafficClass, operations: ReadonlySet<string>): TrafficClass {
  const isUnknown = ({ operation }: { readonly operation: string | null }): boolean =>
    operation !== null && !operations.has(operation);
  const { arrivals, testPlan } = trafficClass;
  return assignShared(trafficClass, {
    mix: withoutAny(trafficClass.mix, isUnknown),
    followUps: withoutAny(trafficClass.followUps, (followUp) => isUnknown(followUp) || !operations.has(followUp.after)),
    arrivals:
      arrivals.type === 'trace'
        ? assignShared(arrivals, { instants: withoutAny(arrivals.instants, isUnknown) })
        : arrivals,
    testPlan: testPlan && assignShared(testPlan, { calls: withoutAny(testPlan.calls, isUnknown) }),
  });
}

function isScopeKnown({ scope }: Requirement, known: Known): boolean {
  if (scope.type === 'operation') return known.operations.has(scope.operation);
  if (scope.type === 'component') return known.components.has(scope.component);
  return true;
}

type IsThere = (target: FaultTarget) => boolean;

function isActionKnown(action: TimelineAction, isThere: IsThere, modules: Known['modules']): boolean {
  switch (action.type) {
    case 'fault':
      return isThere(action.fault.target);
    case 'configuration':
      return isThere(action.target);
    case 'deployment':
      return modules.has(action.module);
    case 'traffic':
    case 'note':
    case 'experiment':
      return true;
  }
}

/** An experiment does no more to what is gone; its hypothesis and the rest of its method stay. */
function withoutGoneSteps(event: TimelineEvent, isThere: IsThere): TimelineEvent {
  const { action } = event;
  if (action.type !== 'experiment') return event;
  const { experiment } = action;
  const method = withoutAny(experiment.method, ({ fault }) => !isThere(fault.target));
  return method === experiment.method
    ? event
    : { ...event, action: { ...action, experiment: { ...experiment, method } } };
}

function knownChangeModel(model: ChangeModel, known: Known): ChangeModel {
  return assignShared(model, {
    teams: mapList(model.teams, (team) =>
      assignShared(team, { modules: withoutAny(team.modules, (id) => !known.modules.has(id)) }),
    ),
    pipelines: mapList(model.pipelines, (pipeline) =>
      assignShared(pipeline, { modules: withoutAny(pipeline.modules, (id) => !known.modules.has(id)) }),
    ),
    changes: mapList(model.changes, (change) =>
      assignShared(change, { thirdParties: withoutAny(change.thirdParties, (id) => !known.components.has(id)) }),
    ),
  });
}
