/**
 * Moving modules among hosts. What the application does is not touched: operations, steps and all ids stay, wires that lead from a need to a
 * module follow by themselves, and a wire that ends at a host is led on so that whoever asked for the module's operations still finds them.
 */
import { calledThrough } from '../asked';
import type { Document } from '../document';
import type { ComponentId, ModuleId, OperationId, StageId } from '../ids';
import type { Kinds } from '../kind-declaration';
import { componentOf, moduleOf, stageOf, wiresTo } from '../lookups';
import { mayStandIn } from '../standing';
import { onGrid } from '../ranges';
import type { Component, Point, Stage, Wire } from '../stage';
import { changeComponent, changeStage, IdSource, mapList } from './change';
import { freeComponentName, placed } from './components';
import { operationsAsked } from './workload';

export interface ModuleMove {
  readonly stage: StageId;
  readonly module: ModuleId;
  readonly from: ComponentId;
  readonly to: ComponentId;
  /** Row in the new host, 0 at the top; without it, the last. */
  readonly row?: number;
}

/** Moves a module to another host, or to another row of its own. */
export function moveModule(document: Document, move: ModuleMove, kinds: Kinds): Document {
  const stage = stageOf(document, move.stage);
  const from = stage && componentOf(stage, move.from);
  const to = stage && componentOf(stage, move.to);
  if (!from?.modules.includes(move.module) || !to) return document;
  if (!mayStandIn(moduleOf(stage!, move.module), kinds.get(to.kind))) return document;
  const rest = (to === from ? from : to).modules.filter((id) => id !== move.module);
  const modules = rest.toSpliced(rowOf(move, rest.length), 0, move.module);
  if (to === from) {
    if (modules.every((id, row) => id === from.modules[row])) return document;
    return changeStage(document, move.stage, (before) =>
      changeComponent(before, to.id, (host) => ({ ...host, modules })),
    );
  }
  const ids = new IdSource(document);
  const changed = changeStage(document, move.stage, (before) => {
    const taken = changeComponent(before, from.id, (host) => ({
      ...host,
      modules: host.modules.filter((id) => id !== move.module),
    }));
    const put = changeComponent(taken, to.id, (host) => ({ ...host, modules }));
    return { ...put, wires: ledOn(document, put, { move, ids }) };
  });
  return { ...changed, nextId: ids.nextId };
}

function rowOf({ row }: ModuleMove, rows: number): number {
  return row === undefined || !Number.isFinite(row) ? rows : Math.min(rows, Math.max(0, Math.round(row)));
}

/** One more host of the same sort and size, in which nothing stands yet. */
export function hostLike(
  document: Document,
  stage: Stage,
  { like, name, at }: { readonly like: Component; readonly name: string; readonly at: Point },
): { readonly document: Document; readonly component: ComponentId } {
  const ids = new IdSource(document);
  const host: Component = {
    ...like,
    id: ids.give('component'),
    name: freeComponentName(stage, name),
    modules: [],
    trafficClasses: [],
    dataSets: [],
    note: '',
  };
  const changed = changeStage({ ...document, nextId: ids.nextId }, stage.id, (before) => ({
    ...before,
    components: [...before.components, host],
    layout: placed(before.layout, { [host.id]: onGrid(at) }),
  }));
  return { document: changed, component: host.id };
}

/** A module that stood in a host becomes a host of its own: same kind, size, workers and number of instances. */
export function extractModule(
  document: Document,
  given: { readonly stage: StageId; readonly module: ModuleId; readonly from: ComponentId; readonly at: Point },
  kinds: Kinds,
): { readonly document: Document; readonly component: ComponentId } {
  const stage = stageOf(document, given.stage);
  const from = stage && componentOf(stage, given.from);
  const module = stage && moduleOf(stage, given.module);
  if (!from?.modules.includes(given.module) || from.modules.length === 1 || !module)
    return { document, component: given.from };
  const { document: changed, component } = hostLike(document, stage, { like: from, name: module.name, at: given.at });
  return { document: moveModule(changed, { ...given, to: component }, kinds), component };
}

/** The wires of a stage after a module moved: those that ended at its old host lead on to the new one where its operations are asked for. */
function ledOn(
  document: Document,
  stage: Stage,
  { move, ids }: { readonly move: ModuleMove; readonly ids: IdSource },
): readonly Wire[] {
  const moved = operationsIn(stage, [move.module]);
  const left = componentOf(stage, move.from)?.modules ?? [];
  const stillThere = operationsIn(stage, left);
  const extra: Wire[] = [];
  const gone = new Set<Wire>();
  const wires = mapList(stage.wires, (wire) => {
    if (!('component' in wire.to) || wire.to.component !== move.from) return wire;
    const asked = askedThrough(document, stage, wire);
    if (![...moved].some((id) => asked.has(id))) return wire;
    const isLedThere = reachesAlready(stage, wire, move);
    const isOfUse = [...stillThere].some((id) => asked.has(id));
    if (isLedThere) {
      if (left.length === 0) gone.add(wire);
      return wire;
    }
    const to = { component: move.to };
    if (!isOfUse) return { ...wire, to };
    extra.push({ ...wire, id: ids.give('wire'), to });
    return wire;
  });
  return extra.length + gone.size === 0 ? wires : [...wires.filter((wire) => !gone.has(wire)), ...extra];
}

function operationsIn(stage: Stage, modules: readonly ModuleId[]): ReadonlySet<OperationId> {
  return new Set(modules.flatMap((id) => moduleOf(stage, id)?.operations.map((operation) => operation.id) ?? []));
}

/** Whether another wire from the same start leads to the module's new host, or to the module itself. */
function reachesAlready(stage: Stage, wire: Wire, { module, to }: ModuleMove): boolean {
  return [...wiresTo(stage, to), ...wiresTo(stage, module)].some((other) => sameStart(other, wire));
}

function sameStart(a: Wire, b: Wire): boolean {
  if ('need' in a.from) return 'need' in b.from && a.from.need === b.from.need;
  return 'component' in b.from && a.from.component === b.from.component;
}

/** The operations for which a wire is there: those called through its need, asked for by its users, or whatever comes to its router. */
function askedThrough(
  document: Document,
  stage: Stage,
  { from }: Wire,
  entered = new Set<ComponentId>(),
): ReadonlySet<OperationId> {
  if ('need' in from) return calledThrough(stage, from.need);
  if (entered.has(from.component)) return new Set();
  const sent = componentOf(stage, from.component)?.trafficClasses ?? [];
  const classes = document.workload.trafficClasses.filter(({ id }) => sent.includes(id));
  entered.add(from.component);
  return new Set([
    ...classes.flatMap((each) => [...operationsAsked(each)]),
    ...wiresTo(stage, from.component).flatMap((wire) => [...askedThrough(document, stage, wire, entered)]),
  ]);
}

/** Puts a module into one more host, as its last row. */
export function placeModule(
  document: Document,
  { stage, module, host }: { readonly stage: StageId; readonly module: ModuleId; readonly host: ComponentId },
  kinds: Kinds,
): Document {
  const drawnOn = stageOf(document, stage);
  const component = drawnOn && componentOf(drawnOn, host);
  if (!drawnOn || !component || component.modules.includes(module)) return document;
  if (!mayStandIn(moduleOf(drawnOn, module), kinds.get(component.kind))) return document;
  return changeStage(document, stage, (before) =>
    changeComponent(before, host, (each) => ({ ...each, modules: [...each.modules, module] })),
  );
}
