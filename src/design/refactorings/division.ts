/** Refactorings of how work is divided among modules: one module for steps that are about the same, one module that asks for a data set. */
import { constant } from '../distribution';
import type { Document } from '../document';
import { changeStage, IdSource, keepList } from '../edits/change';
import { freeModuleName } from '../edits/components';
import { newCall, newModuleShell, newWire } from '../edits/defaults';
import { concernsIn } from '../changes/met';
import type { DataSetId, ModuleId, NeedId, OperationId } from '../ids';
import { wireEnd, wiresFrom } from '../lookups';
import type { Module, Need, Operation, Stage, Wire } from '../stage';
import { allSteps, changeLists } from '../step-tree';
import type { CallStep, Step } from '../steps';
import type { Offer, Place, Recipe } from './recipe';

/** Steps of one concern that stand one after the other at the top of an operation. */
interface Run {
  readonly module: Module;
  readonly operation: Operation;
  readonly from: number;
  readonly steps: readonly Step[];
}

export const gather: Recipe = (place) => {
  const { stage, module } = place;
  if (!module) return [];
  const concerns = [...concernsIn(module)];
  return concerns.flatMap((concern): readonly Offer[] => {
    const runs = runsOf(stage, concern);
    if (runs.length < 2 && concerns.length < 2 && isAllOf(module, concern)) return [];
    const label =
      runs.length > 1
        ? `Let all ${runs.length} places use one module for ${concern}`
        : `Give ${concern} a module of its own`;
    const refusal = whyApart(stage, concern, runs);
    return [{ label, change: refusal === null ? () => gathered(place, concern, runs) : { refusal } }];
  });
};

const isAllOf = ({ operations }: Module, concern: string): boolean =>
  operations.every(({ steps }) => steps.every((step) => step.concern === concern));

function runsOf({ modules }: Stage, concern: string): readonly Run[] {
  return modules.flatMap((module) =>
    module.operations.flatMap((operation) => {
      const from = operation.steps.findIndex((step) => step.concern === concern);
      if (from < 0) return [];
      const rest = operation.steps.slice(from);
      const length = rest.findIndex((step) => step.concern !== concern);
      return [{ module, operation, from, steps: length < 0 ? rest : rest.slice(0, length) }];
    }),
  );
}

/** What is not the same everywhere, or is asked in the middle of something else, cannot be asked of one. */
function whyApart(stage: Stage, concern: string, runs: readonly Run[]): string | null {
  const gatheredSteps = new Set(runs.flatMap(({ steps }) => allSteps([{ steps }])));
  const all = allSteps(stage.modules.flatMap(({ operations }) => operations));
  if (all.some((step) => step.concern === concern && !gatheredSteps.has(step)))
    return 'Some of its steps stand apart from the others, or within another step.';
  if ([...gatheredSteps].some(({ type }) => type === 'reply')) return 'One of its steps answers the caller.';
  const [first, ...others] = runs.map((run) => meaningOf(stage, run));
  return others.every((each) => each === first) ? null : 'Its steps differ from place to place.';
}

/** The same for steps that do the same: ids apart, and needs told by where they lead. */
function meaningOf(stage: Stage, { steps }: Run): string {
  return JSON.stringify(steps, (key, value: unknown) => {
    if (key === 'id') return undefined;
    return key === 'need' ? wiresFrom(stage, value as NeedId).map(wireEnd) : value;
  });
}

function gathered({ document, stage, component }: Place, concern: string, runs: readonly Run[]): Document {
  const [first] = runs;
  if (!first) return document;
  const ids = new IdSource(document);
  const moved = movedNeeds(stage, first, ids);
  const operation: Operation = {
    id: ids.give('operation'),
    name: concern,
    steps: changeLists(first.steps, (list) => list.map((step) => withNeed(step, moved.of))),
  };
  const made: Module = {
    ...newModuleShell(ids.give('module'), freeModuleName(stage, concern)),
    runtime: first.module.runtime,
    credentials: first.module.credentials,
    operations: [operation],
    needs: moved.needs,
  };
  const callers = [...new Set(runs.map(({ module }) => module))].map((module) =>
    askingInstead(module, runs, { ids, made: { module: made.id, name: made.name, operation: operation.id } }),
  );
  const changed = changeStage(ownedAlike(document, first.module.id, made.id), stage.id, (before) => ({
    ...before,
    modules: [...before.modules.map((each) => callers.find(({ after }) => after.id === each.id)?.after ?? each), made],
    components: before.components.map((host) =>
      host.id === component.id ? { ...host, modules: [...host.modules, made.id] } : host,
    ),
    wires: [...before.wires, ...moved.wires, ...callers.map(({ wire }) => wire)],
  }));
  return withoutIdle(
    { ...changed, nextId: ids.nextId },
    stage,
    callers.map(({ after }) => after.id),
  );
}

/** Needs of the steps that move, for the module to which they go, with wires like those they had. */
function movedNeeds(stage: Stage, { module, steps }: Run, ids: IdSource) {
  const used = new Set(allSteps([{ steps }]).flatMap((step) => ('need' in step ? [step.need] : [])));
  const pairs = module.needs
    .filter(({ id }) => used.has(id))
    .map((need): readonly [NeedId, Need] => [need.id, { ...need, id: ids.give('need') }]);
  const wires = pairs.flatMap(([before, { id }]) =>
    wiresFrom(stage, before).map((wire): Wire => ({ ...wire, id: ids.give('wire'), from: { need: id } })),
  );
  return { of: new Map(pairs.map(([before, { id }]) => [before, id])), needs: pairs.map(([, need]) => need), wires };
}

const withNeed = (step: Step, moved: ReadonlyMap<NeedId, NeedId>): Step =>
  'need' in step ? { ...step, need: moved.get(step.need) ?? step.need } : step;

interface Asked {
  readonly ids: IdSource;
  readonly made: { readonly module: ModuleId; readonly name: string; readonly operation: OperationId };
}

/** A module in which a call stands where the steps stood. */
function askingInstead(module: Module, runs: readonly Run[], { ids, made }: Asked) {
  const need: Need = { id: ids.give('need'), name: made.name, protocol: 'request' };
  const operations = module.operations.map((operation) => {
    const run = runs.find((each) => each.operation === operation);
    if (!run) return operation;
    const call = newCall(ids, need.id, { type: 'operation', operation: made.operation });
    return { ...operation, steps: operation.steps.toSpliced(run.from, run.steps.length, call) };
  });
  return {
    after: { ...module, operations, needs: [...module.needs, need] },
    wire: wireBetween(ids, need.id, made.module),
  };
}

const wireBetween = (ids: IdSource, need: NeedId, module: ModuleId): Wire =>
  newWire({
    id: ids.give('wire'),
    from: { need },
    to: { module },
    protocol: 'request',
    fromTraffic: false,
    targetKind: null,
  });

/** Whoever owned the module owns what came out of it. */
function ownedAlike(document: Document, from: ModuleId, made: ModuleId): Document {
  const { changeModel } = document;
  const teams = changeModel.teams.map((team) =>
    team.modules.includes(from) ? { ...team, modules: [...team.modules, made] } : team,
  );
  return { ...document, changeModel: { ...changeModel, teams } };
}

/** Needs of modules through which no step asks for anything any more go with their wires, but for those that were idle before. */
function withoutIdle(document: Document, before: Stage, modules: readonly ModuleId[]): Document {
  const busyBefore = needsUsed(before.modules);
  return changeStage(document, before.id, (stage) => {
    const busy = needsUsed(stage.modules);
    const isGone = (need: NeedId) => busyBefore.has(need) && !busy.has(need);
    return {
      ...stage,
      modules: stage.modules.map((module) =>
        modules.includes(module.id)
          ? {
              ...module,
              needs: keepList(
                module.needs,
                module.needs.filter(({ id }) => !isGone(id)),
              ),
            }
          : module,
      ),
      wires: stage.wires.filter(({ from }) => !('need' in from) || !isGone(from.need)),
    };
  });
}

const needsUsed = (modules: readonly Module[]): ReadonlySet<NeedId> =>
  new Set(
    allSteps(modules.flatMap(({ operations }) => operations)).flatMap((step) => ('need' in step ? [step.need] : [])),
  );

/** Others ask the module for a data set that it asks for itself, instead of the store. */
export const ownData: Recipe = (place) => {
  const { document, stage, module } = place;
  if (!module) return [];
  return document.dataSets.flatMap(({ id, name }): readonly Offer[] => {
    const others = stage.modules.filter((each) => each !== module && asks(each, id).length > 0);
    if (asks(module, id).length === 0 || others.length === 0) return [];
    const label = `Let only ${module.name} ask for ${name}`;
    const refusal = whyDirect(others, id);
    return [{ label, change: refusal === null ? () => owned(place, module, { id, name, others }) : { refusal } }];
  });
};

type DataCall = CallStep & { readonly target: Extract<CallStep['target'], { readonly type: 'verb' }> };

const isOn = (step: Step, dataSet: DataSetId): boolean =>
  (step.type === 'call' && step.target.type === 'verb' && step.target.dataSet === dataSet) ||
  (step.type === 'lookup' && step.dataSet === dataSet);

const isDataCall = (step: Step): step is DataCall => step.type === 'call' && step.target.type === 'verb';

const asks = ({ operations }: Module, dataSet: DataSetId): readonly Step[] =>
  allSteps(operations).filter((step) => isOn(step, dataSet));

function whyDirect(others: readonly Module[], dataSet: DataSetId): string | null {
  for (const other of others) {
    if (asks(other, dataSet).some((step) => !isDataCall(step))) return `${other.name} looks it up in a cache.`;
    const within = allSteps(other.operations).some(
      (step) => step.type === 'transaction' && allSteps([step]).some((inner) => isOn(inner, dataSet)),
    );
    if (within) return `${other.name} asks for it within a transaction.`;
  }
  return null;
}

interface Owned {
  readonly id: DataSetId;
  readonly name: string;
  readonly others: readonly Module[];
}

function owned({ document, stage }: Place, owner: Module, { id, name, others }: Owned): Document {
  const ids = new IdSource(document);
  const need = asks(owner, id).flatMap((step) => ('need' in step ? [step.need] : []))[0];
  const asked = others.flatMap((other) => asks(other, id)).filter(isDataCall);
  if (need === undefined) return document;
  const offered = new Map(
    [...new Set(asked.map(({ target }) => target.verb))].map((verb) => [verb, ids.give('operation')] as const),
  );
  const operations = [...offered].map(([verb, operation]): Operation => {
    const like = asked.find(({ target }) => target.verb === verb)!;
    const step: Step = { ...like, id: ids.give('step'), need, count: constant(1), probability: 1 };
    return { id: operation, name: `${verb} ${name}`, steps: [step] };
  });
  const changed = new Map<ModuleId, Module>([
    [owner.id, { ...owner, operations: [...owner.operations, ...operations] }],
  ]);
  const wires = others.map((other) => {
    const own: Need = { id: ids.give('need'), name: owner.name, protocol: 'request' };
    const instead = (step: Step): Step => {
      const operation = isDataCall(step) && isOn(step, id) ? offered.get(step.target.verb) : undefined;
      if (operation === undefined || step.type !== 'call') return step;
      return {
        ...step,
        need: own.id,
        target: { type: 'operation', operation },
        storeTimeMs: null,
        readFrom: 'primary',
      };
    };
    changed.set(other.id, {
      ...other,
      needs: [...other.needs, own],
      operations: other.operations.map((each) => ({
        ...each,
        steps: changeLists(each.steps, (list) => list.map(instead)),
      })),
    });
    return wireBetween(ids, own.id, owner.id);
  });
  const after = changeStage(document, stage.id, (before) => ({
    ...before,
    modules: before.modules.map((each) => changed.get(each.id) ?? each),
    wires: [...before.wires, ...wires],
  }));
  return withoutIdle(
    { ...after, nextId: ids.nextId },
    stage,
    others.map((other) => other.id),
  );
}
