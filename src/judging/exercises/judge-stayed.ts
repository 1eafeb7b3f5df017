/** Modules that did not go along: they stayed while others moved, or went back to where they had been, and the note of that stage says so. */
import { hostsOf, type Module, type Stage } from '#design';
import type { Goal, Solution } from '#exercises';
import { blank, met, type GoalResult } from './goal-result';

type Stayed = Extract<Goal, { readonly type: 'stayed' }>;

export function judgeStayed(goal: Stayed, { solution }: { readonly solution: Solution }): GoalResult {
  const { stages } = solution.document;
  const named = new Set(
    stages.flatMap((_, at) =>
      keptIn(stages, at)
        .filter(isNamedBy(stages[at]!))
        .map(({ id }) => id),
    ),
  );
  return {
    ...blank,
    goal,
    unit: 'count',
    comparator: 'at-least',
    measured: named.size,
    target: goal.atLeast,
    verdict: met(named.size >= goal.atLeast),
  };
}

/** By its name, as a word of its own. */
const isNamedBy =
  ({ note }: Stage) =>
  ({ name }: Module): boolean =>
    note
      .toLowerCase()
      .split(/[^\p{L}\p{N}-]+/u)
      .includes(name.toLowerCase());

function keptIn(stages: readonly Stage[], at: number): readonly Module[] {
  const [now, before, earlier] = [stages[at]!, stages[at - 1], stages.slice(0, Math.max(0, at - 1))];
  if (!before) return [];
  const others = now.modules.filter((module) => placeOf(now, module) !== placeOf(before, module));
  return now.modules.filter((module) => {
    const place = placeOf(now, module);
    if (place === placeOf(before, module)) return place !== '' && others.length > 0;
    const kinds = kindsOf(now, module);
    return kinds !== kindsOf(before, module) && earlier.some((stage) => kindsOf(stage, module) === kinds);
  });
}

/** A part that was drawn anew is another one: back means in a host of the same kind. */
const kindsOf = (stage: Stage, { id }: Module): string =>
  [...new Set(hostsOf(stage, id).map(({ kind }) => kind))].toSorted().join(' ');

const placeOf = (stage: Stage, { id }: Module): string =>
  hostsOf(stage, id)
    .map(({ id: host }) => host)
    .toSorted()
    .join(' ');
