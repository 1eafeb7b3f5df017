/** Edits of the steps of an operation, at any depth. A step keeps its id wherever it moves, because its random draws are keyed by it. */
import type { Document } from '../document';
import type { OperationId, StageId, StepId } from '../ids';
import { operationOf, stageOf } from '../lookups';
import { clamp } from '../ranges';
import { allSteps, changeLists, changeNested } from '../step-tree';
import type { Stage } from '../stage';
import type { Step } from '../steps';
import { assign, assignShared, changeOperation, changeStage, IdSource, mapList, withoutAny } from './change';

type WithoutId<Thing> = Thing extends Step ? Omit<Thing, 'id'> : never;
export type NewStep = WithoutId<Step>;

/** Steps of an operation as a whole; those that are new to it (or stand in it twice) are given ids of their own. */
export function setSteps(
  document: Document,
  given: { readonly stage: StageId; readonly operation: OperationId; readonly steps: readonly Step[] },
): Document {
  const stage = stageOf(document, given.stage);
  const place = stage && operationOf(stage, given.operation);
  if (!place) return document;
  const ids = new IdSource(document);
  const free = new Set<string>(allSteps([place.operation]).map(({ id }) => id));
  const steps = changeLists(given.steps, (list) =>
    mapList(list, (step) => (free.delete(step.id) ? step : { ...step, id: ids.give('step') })),
  );
  const changed = changeStage(document, given.stage, (before) =>
    changeOperation(before, given.operation, (operation) => assign(operation, { steps })),
  );
  return changed === document ? document : { ...changed, nextId: ids.nextId };
}

/** The list a step is put into: that of the operation, or the n-th of those within a step. */
export interface StepPlace {
  readonly operation: OperationId;
  readonly within?: { readonly step: StepId; readonly list: number };
  /** Place in the list; without it, the end. */
  readonly at?: number;
}

export function addStep(
  document: Document,
  given: { readonly stage: StageId; readonly place: StepPlace; readonly step: NewStep },
): { readonly document: Document; readonly step: StepId } {
  const ids = new IdSource(document);
  const id = ids.give('step');
  const step = { ...given.step, id };
  const { operation, within, at } = given.place;
  const longer = (list: readonly Step[]): readonly Step[] => list.toSpliced(at ?? list.length, 0, step);
  const inStep = (each: Step): Step =>
    each.id === within?.step
      ? changeNested(each, (list, place) => (place === within.list ? longer(list) : list))
      : each;
  const changed = changeStage(document, given.stage, (stage) =>
    changeOperation(stage, operation, (each) =>
      assignShared(each, {
        steps: within ? changeLists(each.steps, (list) => mapList(list, inStep)) : longer(each.steps),
      }),
    ),
  );
  return { document: changed === document ? document : { ...changed, nextId: ids.nextId }, step: id };
}

export function removeStep(
  document: Document,
  { stage, step }: { readonly stage: StageId; readonly step: StepId },
): Document {
  return changeStage(document, stage, (before) =>
    changeAllLists(before, (list) => withoutAny(list, ({ id }) => id === step)),
  );
}

/** Moves a step to another place of the list it stands in. */
export function moveStep(
  document: Document,
  { stage, step, to }: { readonly stage: StageId; readonly step: StepId; readonly to: number },
): Document {
  return changeStage(document, stage, (before) =>
    changeAllLists(before, (list) => {
      const from = list.findIndex(({ id }) => id === step);
      const moved = list[from];
      const place = clamp(Math.round(to), 0, list.length - 1);
      if (!moved || !Number.isFinite(place) || place === from) return list;
      return list.toSpliced(from, 1).toSpliced(place, 0, moved);
    }),
  );
}

/** Sets fields of a step; its id and its type stay, and fields that its type does not have are left out. */
export function setStep(
  document: Document,
  given: {
    readonly stage: StageId;
    readonly step: StepId;
    readonly values: Readonly<Record<string, unknown>>;
  },
): Document {
  return changeStage(document, given.stage, (before) =>
    changeAllLists(before, (list) =>
      mapList(list, (step) => {
        if (step.id !== given.step) return step;
        const known = Object.entries(given.values).filter(
          ([name]) => name !== 'id' && name !== 'type' && Object.hasOwn(step, name),
        );
        return assign(step, Object.fromEntries(known));
      }),
    ),
  );
}

/** Changes every list of steps of every operation in a stage. */
export function changeAllLists(stage: Stage, change: (list: readonly Step[]) => readonly Step[]): Stage {
  const modules = mapList(stage.modules, (module) =>
    assignShared(module, {
      operations: mapList(module.operations, (operation) =>
        assignShared(operation, { steps: changeLists(operation.steps, change) }),
      ),
    }),
  );
  return assignShared(stage, { modules });
}
