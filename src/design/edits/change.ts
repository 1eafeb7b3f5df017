/**
 * How edits change a document without touching it: every function here gives back the very object it was given when nothing changed, so that
 * "the same document" can be told by identity and untouched parts stay shared among all steps of the history.
 */
import type { Document } from '../document';
import { highestIdNumber, idOf } from '../ids';
import type { ComponentId, IdOfSort, IdSort, ModuleId, OperationId, StageId, WireId } from '../ids';
import { equal } from '../stage-difference';
import type { Component, Module, Operation, Stage, Wire } from '../stage';

/** The thing with the given fields; fields that are absent or say the same as before keep their value and identity. */
export function assign<Thing extends object>(thing: Thing, values: Partial<Thing>): Thing {
  const changed = Object.entries(values).filter(
    ([name, value]) => value !== undefined && !equal(value, thing[name as keyof Thing]),
  );
  return changed.length === 0 ? thing : { ...thing, ...Object.fromEntries(changed) };
}

/** Only the named fields of an object, so that a caller without types cannot slip in others. */
export function pick<Values extends object, Name extends keyof Values>(
  values: Values,
  names: readonly Name[],
): Pick<Values, Name> {
  const kept = names.filter((name) => values[name] !== undefined).map((name) => [name, values[name]]);
  return Object.fromEntries(kept) as Pick<Values, Name>;
}

/** The list before if the list after holds the very same things. */
export function keepList<Thing>(before: readonly Thing[], after: readonly Thing[]): readonly Thing[] {
  return before.length === after.length && before.every((thing, place) => thing === after[place]) ? before : after;
}

export function mapList<Thing>(list: readonly Thing[], change: (thing: Thing) => Thing): readonly Thing[] {
  return keepList(list, list.map(change));
}

export function withoutAny<Thing>(list: readonly Thing[], isGone: (thing: Thing) => boolean): readonly Thing[] {
  return list.some(isGone) ? list.filter((thing) => !isGone(thing)) : list;
}

export function changeById<Thing extends { readonly id: string }>(
  list: readonly Thing[],
  id: string,
  change: (thing: Thing) => Thing,
): readonly Thing[] {
  return mapList(list, (thing) => (thing.id === id ? change(thing) : thing));
}

export function changeStage(document: Document, id: StageId, change: (stage: Stage) => Stage): Document {
  return assignShared(document, { stages: changeById(document.stages, id, change) });
}

export function changeComponent(stage: Stage, id: ComponentId, change: (component: Component) => Component): Stage {
  return assignShared(stage, { components: changeById(stage.components, id, change) });
}

export function changeModule(stage: Stage, id: ModuleId, change: (module: Module) => Module): Stage {
  return assignShared(stage, { modules: changeById(stage.modules, id, change) });
}

export function changeWire(stage: Stage, id: WireId, change: (wire: Wire) => Wire): Stage {
  return assignShared(stage, { wires: changeById(stage.wires, id, change) });
}

export function changeOperation(stage: Stage, id: OperationId, change: (operation: Operation) => Operation): Stage {
  const modules = mapList(stage.modules, (module) =>
    assignShared(module, { operations: changeById(module.operations, id, change) }),
  );
  return assignShared(stage, { modules });
}

/** Like `assign`, for fields whose identity already tells whether they changed: nothing is compared in depth. */
export function assignShared<Thing extends object>(thing: Thing, values: Partial<Thing>): Thing {
  const isSame = Object.entries(values).every(([name, value]) => value === thing[name as keyof Thing]);
  return isSame ? thing : { ...thing, ...values };
}

/** Gives new ids for one edit; the document it began with keeps its counter until the edit writes `nextId`. */
export class IdSource {
  private next: number;

  constructor(document: Document) {
    this.next = document.nextId;
  }

  give<Sort extends IdSort>(sort: Sort): IdOfSort[Sort] {
    if (this.next >= highestIdNumber) throw new RangeError('the document has given all ids it has');
    this.next += 1;
    return idOf(sort, this.next - 1);
  }

  /** A new id of the sort of another. */
  giveLike(id: string): string {
    return `${id.slice(0, 1)}${this.give('step').slice(1)}`;
  }

  get nextId(): number {
    return this.next;
  }
}

/** "Server", then "Server 2", "Server 3": the first that is not taken. */
export function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  let number = 2;
  while (taken.includes(`${wanted} ${number}`)) number += 1;
  return `${wanted} ${number}`;
}
