/** What became of one stage in another: things added, removed, moved, wired elsewhere or set differently. Where things are drawn is no difference. */
import { hostsOf, moduleOfNeed } from './lookups';
import { equal } from './stage-difference';
import type { Component, Module, Stage, Wire, WireSource, WireTarget, Zone } from './stage';

/** `moved`: a module that stands in other hosts. `rewired`: a wire with another end. `changed`: anything set differently; a thing may be moved and changed. */
export type ChangeSort = 'added' | 'removed' | 'moved' | 'rewired' | 'changed';

/** A field that differs, by its path within the thing. */
export interface FieldChange {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

interface ChangeOf<Thing extends string, Value> {
  readonly thing: Thing;
  readonly sort: ChangeSort;
  readonly id: string;
  /** Null = it is not in the earlier stage. */
  readonly before: Value | null;
  /** Null = it is not in the later stage. */
  readonly after: Value | null;
  /** What is set differently; empty unless it is changed. */
  readonly fields: readonly FieldChange[];
}

export type StageChange =
  ChangeOf<'component', Component> | ChangeOf<'module', Module> | ChangeOf<'wire', Wire> | ChangeOf<'zone', Zone>;

/** All differences, by sort of thing in the order in which they stand. */
export function stageChanges(before: Stage, after: Stage): readonly StageChange[] {
  return [
    ...listChanges('component', [before.components, after.components], () => null),
    ...listChanges('module', [before.modules, after.modules], (module) =>
      sameHosts(before, after, module) ? null : 'moved',
    ),
    ...listChanges('wire', [before.wires, after.wires], (wire, other) => (sameEnds(wire, other) ? null : 'rewired')),
    ...listChanges('zone', [before.zones, after.zones], () => null),
  ];
}

/** Whether a difference is of placement alone: a module in other hosts, and a wire that follows it from one host to another. */
export function isPlacement(change: StageChange, [before, after]: readonly [Stage, Stage]): boolean {
  if (change.sort === 'moved') return true;
  if (change.thing !== 'wire' || change.sort !== 'rewired' || !change.before || !change.after) return false;
  return (
    endsAtHost(before, change.before) && endsAtHost(after, change.after) && sameSource(change.before, change.after)
  );
}

/** Whether an edit of a stage was one of placement: parts came or went, or modules stand elsewhere. Rows within a host are no matter of it. */
export function changesPlacement(before: Stage, after: Stage): boolean {
  const placed = ({ components }: Stage) =>
    Object.fromEntries(components.map(({ id, modules }) => [id, modules.toSorted()]));
  return before.components !== after.components && !equal(placed(before), placed(after));
}

interface Things {
  readonly component: Component;
  readonly module: Module;
  readonly wire: Wire;
  readonly zone: Zone;
}

function listChanges<Name extends keyof Things>(
  thing: Name,
  [before, after]: readonly [readonly Things[Name][], readonly Things[Name][]],
  otherwise: (before: Things[Name], after: Things[Name]) => ChangeSort | null,
): readonly StageChange[] {
  const old = new Map<string, Things[Name]>(before.map((each) => [each.id, each]));
  const now = new Set<string>(after.map(({ id }) => id));
  const change = (
    sort: ChangeSort,
    ends: readonly [Things[Name] | null, Things[Name] | null],
    fields: readonly FieldChange[],
  ) =>
    ({ thing, sort, id: (ends[1] ?? ends[0])!.id, before: ends[0], after: ends[1], fields }) as unknown as StageChange;
  const gone = before.filter(({ id }) => !now.has(id)).map((each) => change('removed', [each, null], []));
  const rest = after.flatMap((each) => {
    const known = old.get(each.id);
    if (!known) return [change('added', [null, each], [])];
    const sort = otherwise(known, each);
    const fields = fieldChanges(known, each);
    return [
      ...(sort === null ? [] : [change(sort, [known, each], [])]),
      ...(fields.length === 0 ? [] : [change('changed', [known, each], fields)]),
    ];
  });
  return [...gone, ...rest];
}

/** What stands in a host is told of the modules, what a wire joins of its ends, and an id never changes. */
const toldElsewhere = new Set(['id', 'modules', 'from', 'to']);

function fieldChanges(before: object, after: object): readonly FieldChange[] {
  return differences(before, after, []).filter(({ path: [first] }) => !toldElsewhere.has(first ?? ''));
}

/** Goes down as long as both sides are plain objects of the same shape: lists and distributions differ as a whole. */
function differences(before: unknown, after: unknown, path: readonly string[]): readonly FieldChange[] {
  if (equal(before, after)) return [];
  if (!isPlain(before) || !isPlain(after) || 'type' in before || 'type' in after) return [{ path, before, after }];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => differences(before[name], after[name], [...path, name]));
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function sameHosts(before: Stage, after: Stage, { id }: Module): boolean {
  const hosts = (stage: Stage) =>
    hostsOf(stage, id)
      .map((host) => host.id)
      .toSorted();
  return equal(hosts(before), hosts(after));
}

const sameEnds = (a: Wire, b: Wire): boolean => equal(a.from, b.from) && equal(a.to, b.to);
const sameSource = (a: Wire, b: Wire): boolean => equal(a.from, b.from);

function endsAtHost({ components }: Stage, { to }: Wire): boolean {
  return 'component' in to && components.some(({ id, modules }) => id === to.component && modules.length > 0);
}

/** The names of both ends of a wire: "orders to Database". */
export function wireNames(stage: Stage, { from, to }: { readonly from: WireSource; readonly to: WireTarget }): string {
  const component = (id: string) => stage.components.find((each) => each.id === id)?.name ?? 'a part that is gone';
  const module = (id: string) => stage.modules.find((each) => each.id === id)?.name ?? 'a module that is gone';
  const source =
    'need' in from ? (moduleOfNeed(stage, from.need)?.name ?? 'a need that is gone') : component(from.component);
  return `${source} to ${'module' in to ? module(to.module) : component(to.component)}`;
}
