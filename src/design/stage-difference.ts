/**
 * Stages as they are stored: the first one whole, each later one as its difference from the one before. In a difference a thing that is unchanged is
 * only named by its id, in its place; a thing that changed or is new stands there whole. Reading gives whole stages back, exactly.
 */
import type { Layout, Stage } from './stage';

const keyedLists = ['modules', 'components', 'wires', 'zones'] as const;
type KeyedList = (typeof keyedLists)[number];
type Keyed = { readonly id: string };

export type StoredList = readonly (string | Keyed)[];

export interface StoredDifference extends Pick<Stage, 'id' | 'name' | 'note'>, Record<KeyedList, StoredList> {
  /** Id of the stage before. */
  readonly since: string;
  /** Null = as in the stage before. */
  readonly layout: Layout | null;
}

/** Whether two values of the document are the same, looked through. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && equal((a as never)[key], (b as never)[key]));
}

export function differenceOf(before: Stage, stage: Stage): StoredDifference {
  const list = (name: KeyedList): StoredList => {
    const known = new Map<string, Keyed>(before[name].map((thing) => [thing.id, thing]));
    return stage[name].map((thing) => (equal(thing, known.get(thing.id)) ? thing.id : thing));
  };
  return {
    id: stage.id,
    name: stage.name,
    note: stage.note,
    since: before.id,
    modules: list('modules'),
    components: list('components'),
    wires: list('wires'),
    zones: list('zones'),
    layout: equal(before.layout, stage.layout) ? null : stage.layout,
  };
}

/**
 * Puts whole stages in the place of stored ones, as far as the untrusted value has their shape; what has not is left for the schema to refuse. A name that
 * the stage before does not have stays a text, which the schema refuses with its path.
 */
export function expandStages(stages: unknown): unknown {
  if (!Array.isArray(stages)) return stages;
  let before: Record<string, unknown> | null = null;
  return stages.map((stored: unknown) => {
    const whole = isRecord(stored) && typeof stored['since'] === 'string' && before ? expand(stored, before) : stored;
    before = isRecord(whole) ? whole : null;
    return whole;
  });
}

function expand(stored: Record<string, unknown>, before: Record<string, unknown>): unknown {
  if (before['id'] !== stored['since']) return stored;
  const { since: _since, layout, ...rest } = stored;
  const lists = keyedLists.map((name) => [name, expandList(rest[name], before[name])] as const);
  return { ...rest, ...Object.fromEntries(lists), layout: layout ?? before['layout'] };
}

function expandList(stored: unknown, before: unknown): unknown {
  if (!Array.isArray(stored) || !Array.isArray(before)) return stored;
  const known = new Map(before.filter(isRecord).map((thing) => [thing['id'], thing]));
  return stored.map((thing: unknown) => (typeof thing === 'string' ? (known.get(thing) ?? thing) : thing));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
