/**
 * Removing things from a stage. A host takes along the modules that stand nowhere else, a component and a module their wires. A need whose
 * wire goes stays, with the steps that work through it: the module still cannot do without, and the canvas says so.
 */
import type { Document } from '../document';
import type { StageId } from '../ids';
import { stageOf, wireEnd, wireStart } from '../lookups';
import type { Stage } from '../stage';
import type { Step } from '../steps';
import { assignShared, changeStage, mapList, withoutAny } from './change';
import { withoutDangling } from './dangling';
import { changeAllLists } from './steps';

/** Removes components, modules, needs, wires and notes by their ids; ids that the stage does not have are passed over. */
export function removeFromStage(
  document: Document,
  { stage, ids }: { readonly stage: StageId; readonly ids: readonly string[] },
): Document {
  const before = stageOf(document, stage);
  if (!before) return document;
  const gone = withHomeless(before, new Set(ids));
  const changed = changeStage(document, stage, (each) => withoutThings(each, gone));
  return changed === document ? document : withoutDangling(changed, stage);
}

/** The ids that go, with modules that lose their last host and the needs of all modules that go. */
function withHomeless(stage: Stage, ids: ReadonlySet<string>): ReadonlySet<string> {
  const left = new Set(stage.components.filter(({ id }) => !ids.has(id)).flatMap(({ modules }) => modules));
  const leaving = stage.components.filter(({ id }) => ids.has(id)).flatMap(({ modules }) => modules);
  const modules = stage.modules.filter(({ id }) => ids.has(id) || (leaving.includes(id) && !left.has(id)));
  return new Set([
    ...ids,
    ...modules.map(({ id }) => id),
    ...modules.flatMap(({ needs }) => needs.map(({ id }) => id)),
  ]);
}

function withoutThings(stage: Stage, gone: ReadonlySet<string>): Stage {
  const isGone = ({ id }: { readonly id: string }): boolean => gone.has(id);
  const { layout } = stage;
  const positions = Object.entries(layout.components);
  const changed = assignShared(stage, {
    modules: mapList(withoutAny(stage.modules, isGone), (module) =>
      assignShared(module, { needs: withoutAny(module.needs, isGone) }),
    ),
    components: mapList(withoutAny(stage.components, isGone), (component) =>
      assignShared(component, { modules: withoutAny(component.modules, (id) => gone.has(id)) }),
    ),
    wires: withoutAny(stage.wires, (wire) => isGone(wire) || gone.has(wireStart(wire)) || gone.has(wireEnd(wire))),
    layout: assignShared(layout, {
      components: positions.some(([id]) => gone.has(id))
        ? Object.fromEntries(positions.filter(([id]) => !gone.has(id)))
        : layout.components,
      notes: withoutAny(layout.notes, isGone),
    }),
  });
  return changeAllLists(changed, (list) => withoutNeeds(list, gone));
}

/** What stood within a lookup or a transaction is still to be done when its need is gone. */
function withoutNeeds(list: readonly Step[], gone: ReadonlySet<string>): readonly Step[] {
  if (!list.some((step) => 'need' in step && gone.has(step.need))) return list;
  return list.flatMap((step) => {
    if (!('need' in step) || !gone.has(step.need)) return [step];
    if (step.type === 'lookup') return step.onMiss;
    return step.type === 'transaction' ? step.steps : [];
  });
}
