/** Edits of modules and their operations. */
import type { Document } from '../document';
import type { ModuleId, OperationId, StageId } from '../ids';
import { moduleOf, operationOf, stageOf } from '../lookups';
import { asLabel, asText, clampFields } from '../ranges';
import type { Module } from '../stage';
import { assign, changeById, changeModule, changeOperation, changeStage, freeName, IdSource, pick } from './change';
import { newOperation } from './defaults';
import { withoutDangling } from './dangling';

const mostMemoryMiB = 100_000_000;

/** The fields of a module that can be set without touching what it offers and needs. */
export type ModuleValues = Partial<
  Pick<Module, 'name' | 'runtime' | 'memoryMiB' | 'memoryPerRequestMiB' | 'accelerator' | 'note'>
>;

const settable = ['name', 'runtime', 'memoryMiB', 'memoryPerRequestMiB', 'accelerator', 'note'] as const;
const memory = { min: 0, max: mostMemoryMiB };

export function setModule(
  document: Document,
  given: { readonly stage: StageId; readonly module: ModuleId; readonly values: ModuleValues },
): Document {
  const { name, note, runtime, ...rest } = pick(given.values, settable);
  const label = name === undefined ? null : asLabel(name);
  const values = {
    ...clampFields(rest, { memoryMiB: memory, memoryPerRequestMiB: memory }),
    ...(label === null ? {} : { name: label }),
    ...(note === undefined ? {} : { note: asText(note) }),
  };
  return changeStage(document, given.stage, (stage) =>
    changeModule(stage, given.module, (module) =>
      assign<Module>(module, runtime === undefined ? values : { ...values, runtime: inRange(module.runtime, runtime) }),
    ),
  );
}

function inRange(before: Module['runtime'], runtime: Module['runtime']): Module['runtime'] {
  const ranges = { cpuFactor: { min: 0.01, max: 100 }, baseMemoryMiB: memory };
  return assign(before, clampFields(runtime, ranges));
}

export function renameModule(
  document: Document,
  { stage, module, name }: { readonly stage: StageId; readonly module: ModuleId; readonly name: string },
): Document {
  return setModule(document, { stage, module, values: { name } });
}

export function renameOperation(
  document: Document,
  given: { readonly stage: StageId; readonly operation: OperationId; readonly name: string },
): Document {
  const name = asLabel(given.name);
  if (name === null) return document;
  return changeStage(document, given.stage, (stage) =>
    changeOperation(stage, given.operation, (operation) => assign(operation, { name })),
  );
}

export function addOperation(
  document: Document,
  given: { readonly stage: StageId; readonly module: ModuleId; readonly name?: string },
): { readonly document: Document; readonly operation: OperationId } {
  const ids = new IdSource(document);
  const stage = stageOf(document, given.stage);
  const module = stage && moduleOf(stage, given.module);
  const taken = module?.operations.map(({ name }) => name) ?? [];
  const operation = newOperation(ids, freeName(asLabel(given.name ?? '') ?? 'operation', taken));
  if (!module) return { document, operation: operation.id };
  const changed = changeStage(document, given.stage, (before) =>
    changeModule(before, given.module, (each) => ({ ...each, operations: [...each.operations, operation] })),
  );
  return { document: { ...changed, nextId: ids.nextId }, operation: operation.id };
}

/** Removes an operation together with the calls and mix entries that name it. */
export function removeOperation(
  document: Document,
  given: { readonly stage: StageId; readonly operation: OperationId },
): Document {
  const stage = stageOf(document, given.stage);
  const place = stage && operationOf(stage, given.operation);
  if (!place) return document;
  const { module } = place;
  const operations = module.operations.filter(({ id }) => id !== given.operation);
  const modules = changeById(stage.modules, module.id, (each) => ({ ...each, operations }));
  return withoutDangling(
    changeStage(document, given.stage, (before) => ({ ...before, modules })),
    given.stage,
  );
}
