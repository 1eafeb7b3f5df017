/** Parts that an exercise locks: a solution has each just as the start has it, wherever it stands on the sheet and whatever its wires lead to. */
import type { Component, ComponentId, Stage } from '#design';
import type { Exercise, Solution } from '#exercises';

/** Names of locked parts that are missing or other than in the start. */
export function changedLocks({ start, locked = [] }: Exercise, { document }: Solution): readonly string[] {
  const [before, after] = [start.stages[0], document.stages[0]];
  return before && after ? changedAmong(locked, before, after) : [];
}

export function changedAmong(locked: readonly ComponentId[], before: Stage, after: Stage): readonly string[] {
  const partOf = (stage: Stage, id: ComponentId) => stage.components.find((each) => each.id === id);
  return locked.flatMap((id) => {
    const [was, is] = [partOf(before, id), partOf(after, id)];
    return was && !(is && meaningOf(is) === meaningOf(was)) ? [was.name] : [];
  });
}

/** What a part is called says nothing of what it does. */
function meaningOf(part: Component): string {
  const configuration = Object.entries(part.configuration).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify({ ...part, name: '', note: '', configuration });
}
