/**
 * An edit of something that other stages have just the same is meant for all of them, unless somebody says "only here". The edit is made in one stage; what
 * became of each thing there is then put into every stage that still had each of those things as it was.
 */
import type { Document } from './document';
import { assignShared, keepList } from './edits/change';
import { withoutDanglingShared } from './edits/dangling';
import { brokenReferences } from './references';
import type { StageId } from './ids';
import { equal } from './stage-difference';
import { stageOf } from './lookups';
import type { Point, Stage } from './stage';

export type EditScope = 'all-equal' | 'only-here';

interface Identified {
  readonly id: string;
}

/** What became of one thing: absent before = new, absent after = removed. */
interface Change<Thing> {
  readonly id: string;
  readonly before: Thing | undefined;
  readonly after: Thing | undefined;
}

const lists = ['modules', 'components', 'wires', 'zones'] as const;
type ListName = (typeof lists)[number];
type StageChanges = Readonly<Record<ListName, readonly Change<Identified>[]>>;

/** Makes an edit in one stage and, by its scope, in all others where what it touched is still equal. */
export function applyToEqualStages(
  document: Document,
  stage: StageId,
  edit: (document: Document) => Document,
  scope: EditScope,
): Document {
  const edited = edit(document);
  const before = stageOf(document, stage);
  const after = stageOf(edited, stage);
  if (scope === 'only-here' || !before || !after || before === after) return edited;
  const changes = changesBetween(before, after);
  const moves = changesOf(positions(before), positions(after));
  const stages = edited.stages.map((each) => (each === after ? each : alsoIn(edited, each, { changes, moves })));
  const spread = assignShared(edited, { stages: keepList(edited.stages, stages) });
  // What the last of the stages let go of is named nowhere any more.
  return spread === edited ? edited : withoutDanglingShared(spread);
}

/** The other stages that an edit of these things would change too: those that have every one of them just the same. */
export function stagesWithEqual(document: Document, stage: StageId, ids: readonly string[]): readonly StageId[] {
  const here = stageOf(document, stage);
  if (!here) return [];
  const things = lists.flatMap((name) => (here[name] as readonly Identified[]).filter(({ id }) => ids.includes(id)));
  const isEqualIn = (other: Stage): boolean =>
    things.every((thing) =>
      lists.some((name) =>
        (other[name] as readonly Identified[]).some((each) => each.id === thing.id && equal(each, thing)),
      ),
    );
  return document.stages.filter((other) => other !== here && isEqualIn(other)).map(({ id }) => id);
}

/** The other stages in which an edit of one changed anything but where it is drawn. */
export function spreadTo(before: Document, after: Document, stage: StageId): readonly StageId[] {
  return after.stages.flatMap((each) => {
    const known = stageOf(before, each.id);
    if (each.id === stage || !known || known === each) return [];
    return lists.every((name) => known[name] === each[name]) ? [] : [each.id];
  });
}

function changesBetween(before: Stage, after: Stage): StageChanges {
  return {
    modules: changesOf(before.modules, after.modules),
    components: changesOf(before.components, after.components),
    wires: changesOf(before.wires, after.wires),
    zones: changesOf(before.zones, after.zones),
  };
}

function changesOf<Thing extends Identified>(
  before: readonly Thing[],
  after: readonly Thing[],
): readonly Change<Thing>[] {
  const old = new Map(before.map((thing) => [thing.id, thing]));
  const now = new Map(after.map((thing) => [thing.id, thing]));
  const ids = new Set([...old.keys(), ...now.keys()]);
  return [...ids]
    .map((id) => ({ id, before: old.get(id), after: now.get(id) }))
    .filter((change) => change.before !== change.after);
}

interface Placed extends Identified {
  readonly at: Point;
}

function positions({ layout }: Stage): readonly Placed[] {
  return Object.entries(layout.components).map(([id, at]) => ({ id, at }));
}

interface Everything {
  readonly changes: StageChanges;
  readonly moves: readonly Change<Placed>[];
}

function alsoIn(document: Document, stage: Stage, { changes, moves }: Everything): Stage {
  if (!lists.every((name) => changes[name].every((change) => isAsBefore(stage[name], change)))) return stage;
  const changed = assignShared(stage, {
    modules: applied(stage.modules, changes.modules),
    components: applied(stage.components, changes.components),
    wires: applied(stage.wires, changes.wires),
    zones: applied(stage.zones, changes.zones),
  });
  const moved = withMoves(changed, moves);
  return hasBroken(document, moved) ? stage : moved;
}

function isAsBefore(list: readonly Identified[], { id, before }: Change<Identified>): boolean {
  const there = list.find((thing) => thing.id === id);
  return before === undefined ? there === undefined : equal(there, before);
}

function applied<Thing extends Identified>(
  list: readonly Thing[],
  changes: readonly Change<Identified>[],
): readonly Thing[] {
  if (changes.length === 0) return list;
  const byId = new Map(changes.map((change) => [change.id, change]));
  const kept = list.flatMap((thing) => {
    const change = byId.get(thing.id);
    return change ? ((change.after as Thing | undefined) ?? []) : [thing];
  });
  const added = changes.filter(({ before }) => before === undefined).map(({ after }) => after as Thing);
  return [...kept, ...added];
}

/** Places follow one by one: what stands elsewhere in a stage stays there. */
function withMoves(stage: Stage, moves: readonly Change<Placed>[]): Stage {
  const present = new Set<string>(stage.components.map(({ id }) => id));
  const places = { ...stage.layout.components };
  for (const { id, before, after } of moves) {
    if (!present.has(id)) delete places[id];
    else if (after && equal(places[id], before?.at)) places[id] = after.at;
  }
  return equal(places, stage.layout.components) ? stage : { ...stage, layout: { ...stage.layout, components: places } };
}

function hasBroken(document: Document, stage: Stage): boolean {
  const stages = document.stages.map((each) => (each.id === stage.id ? stage : each));
  return brokenReferences(withoutDanglingShared({ ...document, stages })).length > 0;
}
