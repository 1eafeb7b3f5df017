/**
 * What an exercise gives and a solution leaves as it is, wherever it stands on the sheet and whatever its wires lead to: parts, what modules do, and single
 * parameters of parts.
 */
import { specOf, specs } from '#catalog';
import type { Component, Module, Stage } from '#design';
import type { Exercise, Solution } from '#exercises';

export interface Lock {
  /** The part or module. */
  readonly owner: string;
  /** Label of its parameter; null = all that it is or does. */
  readonly field: string | null;
  /** "Database", "what orders does", or "Workers of Database". */
  readonly name: string;
  readonly isKept: (after: Stage) => boolean;
}

type Locked = Pick<Exercise, 'start' | 'eras' | 'locked' | 'lockedFields'>;

export function locksOf({ start, locked = [], lockedFields = [] }: Locked): readonly Lock[] {
  const [before] = start.stages;
  if (!before) return [];
  const isLocked = ({ id }: Component | Module): boolean => locked.includes(id);
  return [
    ...before.components.filter(isLocked).map((was) => lockOf(was, wholly(was, was.name), componentsOf)),
    ...before.modules
      .filter(isLocked)
      .map((was) => lockOf(workOf(was), wholly(was, `what ${was.name} does`), ({ modules }) => modules.map(workOf))),
    ...lockedFields.flatMap(({ component, parameters }) => {
      if (component === null) return parameters.map((parameter) => lockOfAll(before, parameter));
      const was = before.components.find(({ id }) => id === component);
      return was ? parameters.map((parameter) => fieldLock(was, parameter)) : [];
    }),
  ];
}

/** Names of what is locked and missing or other than in the start, in any stage that is judged. */
export function changedLocks(exercise: Locked, { document }: Pick<Solution, 'document'>): readonly string[] {
  const judged = document.stages.slice(0, exercise.eras?.length ?? 1);
  return locksOf(exercise).flatMap(({ name, isKept }) => (judged.every(isKept) ? [] : [name]));
}

interface Thing {
  readonly id: string;
}

type Words = Omit<Lock, 'isKept'>;

const wholly = (owner: Component | Module, name: string): Words => ({ owner: owner.name, field: null, name });

function lockOf<Kept extends Thing>(was: Kept, words: Words, thingsOf: (stage: Stage) => readonly Kept[]): Lock {
  const meaning = meaningOf(was);
  return {
    ...words,
    isKept: (stage) => {
      const is = thingsOf(stage).find(({ id }) => id === was.id);
      return is === was || (is !== undefined && meaningOf(is) === meaning);
    },
  };
}

function fieldLock(was: Component, parameter: string): Lock {
  const field = specOf(was.kind)?.parameters.find(({ name }) => name === parameter)?.label ?? parameter;
  const fieldOf = ({ id, configuration }: Component) => ({ id, value: configuration[parameter] });
  const words = { owner: was.name, field, name: `${field} of ${was.name}` };
  return lockOf(fieldOf(was), words, ({ components }) => components.map(fieldOf));
}

function lockOfAll({ components }: Stage, parameter: string): Lock {
  const declared = (kind: string) => specOf(kind)?.parameters.find(({ name }) => name === parameter);
  const values = new Map<string, unknown>(components.map(({ id, configuration }) => [id, configuration[parameter]]));
  const isAsItWas = ({ id, kind, configuration }: Component): boolean =>
    !(parameter in configuration) || configuration[parameter] === (values.get(id) ?? declared(kind)?.default);
  const field = specs.flatMap((spec) => declared(spec.id) ?? [])[0]?.label ?? parameter;
  const owner = 'every part';
  return { owner, field, name: `${field} of ${owner}`, isKept: (stage) => stage.components.every(isAsItWas) };
}

const componentsOf = ({ components }: Stage): readonly Component[] => components;

/** What it needs may be wired elsewhere. */
const workOf = ({ id, operations, runtime, memoryMiB, memoryPerRequestMiB, accelerator }: Module) => ({
  id,
  operations,
  runtime,
  memoryMiB,
  memoryPerRequestMiB,
  accelerator,
});

/** What something is called says nothing of what it does, nor does the order in which its fields were set. */
function meaningOf(thing: Thing): string {
  return JSON.stringify(thing, (key, part: unknown) => {
    if (key === 'name' || key === 'note') return undefined;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  });
}
