/**
 * Putting an excerpt into a stage. Everything in it is given new ids; what it names outside of itself is kept only where the stage has the same thing under
 * the same id and name, so that a copy from another document never calls a stranger.
 */
import type { Document } from '../document';
import type { ComponentId, StageId } from '../ids';
import { operationOf, stageOf } from '../lookups';
import { onGrid } from '../ranges';
import { equal } from '../stage-difference';
import { changeLists } from '../step-tree';
import type { CanvasNote, Component, Module, Point, Stage } from '../stage';
import { changeStage, IdSource } from './change';
import { freeComponentName, freeModuleName, placed } from './components';
import { withoutDangling } from './dangling';

export interface Inserted {
  readonly document: Document;
  readonly components: readonly ComponentId[];
}

/** Puts copies of all components of an excerpt into a stage, moved by the offset. */
export function insertExcerpt(
  document: Document,
  excerpt: Document,
  { stage, offset }: { readonly stage: StageId; readonly offset: Point },
): Inserted {
  const target = stageOf(document, stage);
  const source = excerpt.stages[0];
  if (!target || !source || source.components.length + source.layout.notes.length === 0)
    return { document, components: [] };
  const ids = new IdSource(document);
  const known = recognized(excerpt, document, target);
  const copies = renumbered(known, document, ids);
  const from = copies.stages[0] ?? source;
  const inside = new Set(from.components.flatMap(({ modules }) => modules));
  const named = withFreeNames(target, {
    components: from.components,
    modules: from.modules.filter(({ id }) => inside.has(id)),
  });
  const moved = Object.entries(from.layout.components).map(([id, at]) => [id, shifted(at, offset)] as const);
  const notes = from.layout.notes.map((note): CanvasNote => ({ ...note, at: shifted(note.at, offset) }));
  const changed = changeStage(document, stage, (before) => ({
    ...before,
    components: [...before.components, ...named.components],
    modules: [...before.modules, ...named.modules],
    wires: [...before.wires, ...from.wires],
    layout: {
      ...placed(before.layout, Object.fromEntries(moved)),
      notes: [...before.layout.notes, ...notes],
    },
  }));
  const whole: Document = {
    ...changed,
    nextId: ids.nextId,
    dataSets: [...document.dataSets, ...copies.dataSets.filter(isNewIn(document.dataSets))],
    workload: { trafficClasses: [...document.workload.trafficClasses, ...copies.workload.trafficClasses] },
  };
  return { document: whole, components: named.components.map(({ id }) => id) };
}

function shifted(at: Point, offset: Point): Point {
  return onGrid({ x: at.x + offset.x, y: at.y + offset.y });
}

function isNewIn(list: readonly { readonly id: string }[]): (thing: { readonly id: string }) => boolean {
  const known = new Set(list.map(({ id }) => id));
  return ({ id }) => !known.has(id);
}

/** The excerpt without what it names outside and the stage does not have: its placeless modules, credentials, counters, zones. */
function recognized(excerpt: Document, document: Document, target: Stage): Document {
  const stage = excerpt.stages[0];
  if (!stage) return excerpt;
  const inside = new Set(stage.components.flatMap(({ modules }) => modules));
  const modules = stage.modules.map((module) => (inside.has(module.id) ? module : sameIn(target, module)));
  const counters = namesakes(excerpt.rules.counters, document.rules.counters);
  const credentials = namesakes(excerpt.access.credentials, document.access.credentials);
  const zones = namesakes(stage.zones, target.zones);
  const known: Stage = {
    ...stage,
    modules: modules.map((module) => ({
      ...module,
      credentials: module.credentials.filter((id) => credentials.has(id)),
      operations: module.operations.map((operation) => ({
        ...operation,
        steps: changeLists(operation.steps, (list) =>
          list.filter((step) => step.type !== 'count' || counters.has(step.counter)),
        ),
      })),
    })),
    components: stage.components.map((component) => ({
      ...component,
      zones: component.zones.filter((id) => zones.has(id)),
    })),
  };
  return withoutDangling({ ...excerpt, stages: [known] }, stage.id);
}

/** A module that is only named keeps those operations that the stage has under the same ids and names. */
function sameIn(target: Stage, module: Module): Module {
  const operations = module.operations.filter(({ id, name }) => {
    const there = operationOf(target, id);
    return there?.operation.name === name && there.module.id === module.id && there.module.name === module.name;
  });
  return { ...module, operations };
}

function namesakes(
  named: readonly { readonly id: string; readonly name: string }[],
  there: readonly { readonly id: string; readonly name: string }[],
): ReadonlySet<string> {
  return new Set(
    named.filter(({ id, name }) => there.some((each) => each.id === id && each.name === name)).map(({ id }) => id),
  );
}

/** Fields that hold an id, and fields that hold lists of them; the values of parameters are never ids. */
const idFields = new Set(['id', 'need', 'operation', 'dataSet', 'component', 'module', 'after', 'owner']);
const idListFields = new Set(['modules', 'trafficClasses', 'dataSets']);

/** The excerpt under new ids. Data sets that the document has, the same in every word, are shared rather than copied. */
function renumbered(excerpt: Document, document: Document, ids: IdSource): Document {
  const stage = excerpt.stages[0];
  if (!stage) return excerpt;
  const inside = new Set(stage.components.flatMap(({ modules }) => modules));
  const given = new Map<string, string>();
  const modules = stage.modules.filter(({ id }) => inside.has(id));
  const dataSets = excerpt.dataSets.filter((each) => !document.dataSets.some((other) => equal(each, other)));
  const { components, wires, layout } = stage;
  for (const part of [components, modules, wires, layout.notes, dataSets, excerpt.workload]) giveIds(part, given, ids);
  const fresh = withIds({ ...excerpt, stages: [] }, given);
  const places = Object.entries(layout.components).map(([id, at]) => [given.get(id) ?? id, at] as const);
  const { components: _, ...unplaced } = layout;
  const renamed = withIds({ components, modules: stage.modules, wires, layout: unplaced }, given);
  return {
    ...fresh,
    stages: [{ ...stage, ...renamed, layout: { ...renamed.layout, components: Object.fromEntries(places) } }],
  };
}

/** A new id of the same sort for each thing within, in the order in which they are written. */
function giveIds(value: unknown, given: Map<string, string>, ids: IdSource): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'id' && typeof inner === 'string') given.set(inner, ids.giveLike(inner));
    else if (name !== 'configuration') giveIds(inner, given, ids);
  }
}

function withIds<Value>(value: Value, given: ReadonlyMap<string, string>): Value {
  const change = (inner: unknown, field: string): unknown => {
    if (typeof inner === 'string') return idFields.has(field) ? (given.get(inner) ?? inner) : inner;
    if (typeof inner !== 'object' || inner === null || field === 'configuration') return inner;
    if (!Array.isArray(inner))
      return Object.fromEntries(Object.entries(inner).map(([name, each]) => [name, change(each, name)]));
    const isIdList = idListFields.has(field);
    return inner.map((each: unknown) =>
      isIdList && typeof each === 'string' ? (given.get(each) ?? each) : change(each, ''),
    );
  };
  return change(value, '') as Value;
}

/** Copies beside their originals are told apart by a number. */
function withFreeNames(
  stage: Stage,
  parts: { readonly components: readonly Component[]; readonly modules: readonly Module[] },
): Pick<Stage, 'components' | 'modules'> {
  const named = { ...stage, components: [...stage.components], modules: [...stage.modules] };
  const components = parts.components.map((component) => {
    const renamed = { ...component, name: freeComponentName(named, component.name) };
    named.components.push(renamed);
    return renamed;
  });
  const modules = parts.modules.map((module) => {
    const renamed = { ...module, name: freeModuleName(named, module.name) };
    named.modules.push(renamed);
    return renamed;
  });
  return { components, modules };
}
