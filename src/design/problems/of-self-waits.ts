/**
 * Requests that wait for what they hold themselves: a row that their transaction has written, asked for over another connection, or a named lock asked for twice.
 * No database and no runtime sees a deadlock in it, since the circle closes in the program: only a timeout ends the wait.
 */
import { operationOf, wireEnd, wiresFrom } from '../lookups';
import { placementOf } from '../placement';
import type { Problem } from '../problem';
import type { Module, Operation, Stage } from '../stage';
import type { CallStep, FailureAction, ParallelStep, RepeatStep, Step } from '../steps';

/** A transaction that is open, with the rows that it has written. */
interface Open {
  readonly store: string;
  readonly rows: ReadonlySet<string>;
  /** Begun by a caller: what an operation asks for by itself goes over connections of its own. */
  readonly isCallers: boolean;
}

interface Walk {
  readonly stage: Stage;
  readonly locks: ReadonlySet<string>;
  /** Operations that were looked into on behalf of the one that is judged, with how much was held then. */
  readonly entered: Set<string>;
  /** Hears what the request waits for, in words. */
  readonly found: (what: string) => void;
}

export function problemsOfSelfWaits(stage: Stage): readonly Problem[] {
  return stage.modules.flatMap((module) =>
    module.operations.flatMap((operation) => {
      const waits = waitsOf(stage, operation);
      return waits === null ? [] : [problemOf(module, operation, waits)];
    }),
  );
}

function problemOf({ id, name }: Module, operation: Operation, waits: string): Problem {
  return {
    severity: 'warning',
    title: `${name}.${operation.name} waits for itself`,
    text: `${waits} Nothing but a timeout ends that wait.`,
    place: { type: 'module', module: id },
    path: null,
    sort: 'waits-for-itself',
    fixes: [],
  };
}

function waitsOf(stage: Stage, { steps }: Operation): string | null {
  const waits: string[] = [];
  const found = (what: string) => waits.push(what);
  walkList({ stage, locks: new Set(), entered: new Set(), found }, steps, []);
  return waits[0] ?? null;
}

/** The open transactions after the steps; inner ones have ended by then. */
function walkList(walk: Walk, steps: readonly Step[], open: readonly Open[]): readonly Open[] {
  return steps.reduce((before, step) => walkStep(walk, step, before), open);
}

function walkStep(walk: Walk, step: Step, open: readonly Open[]): readonly Open[] {
  switch (step.type) {
    case 'call':
      return perhaps(
        walk,
        step.onFailure,
        step.target.type === 'verb' ? asked(walk, step, open) : entered(walk, step, open),
      );
    case 'lookup':
      return perhaps(walk, step.onFailure, eitherOf([open, walkList(walk, step.onMiss, open)]));
    case 'send':
      return perhaps(walk, step.onFailure, open);
    case 'choose':
      return eitherOf([open, ...step.branches.map(({ steps }) => walkList(walk, steps, open))]);
    case 'parallel':
      return walkBranches(walk, step, open);
    case 'repeat':
      return walkRounds(walk, step, open);
    case 'transaction': {
      const store = storeOf(walk.stage, step.need);
      if (store === null) return walkList(walk, step.steps, open);
      return walkList(walk, step.steps, [...open, { store, rows: new Set(), isCallers: false }]).slice(0, -1);
    }
    case 'exclusive': {
      const { lock } = step;
      if (walk.locks.has(lock)) walk.found(`It asks for the lock “${lock}” while it holds it.`);
      return walkList({ ...walk, locks: new Set([...walk.locks, lock]) }, step.steps, open);
    }
    default:
      return open;
  }
}

const perhaps = (walk: Walk, action: FailureAction, open: readonly Open[]): readonly Open[] =>
  action.type === 'fallback' ? eitherOf([open, walkList(walk, action.steps, open)]) : open;

/** The same transactions with what may have been written in any of several courses of things. */
function eitherOf(courses: readonly (readonly Open[])[]): readonly Open[] {
  const [first = []] = courses;
  return first.map((each, at) => ({
    ...each,
    rows: new Set(courses.flatMap((course) => [...(course[at]?.rows ?? [])])),
  }));
}

/** Branches that are all waited for may meet in any order; one that is not waited for is judged alone, since what it waits for goes on without it. */
function walkBranches(walk: Walk, { branches, join }: ParallelStep, open: readonly Open[]): readonly Open[] {
  const isAwaited = join === 'all' || (typeof join === 'number' && join >= branches.length);
  const all = branches.flatMap(({ steps }) => steps);
  if (isAwaited) return walkAgain(walk, all, open);
  for (const { steps } of branches) walkList({ ...walk, locks: new Set() }, steps, []);
  return open;
}

function walkRounds(walk: Walk, { times, steps }: RepeatStep, open: readonly Open[]): readonly Open[] {
  const most = times.type === 'count' && times.count.type === 'constant' ? times.count.value : Number.POSITIVE_INFINITY;
  if (most < 1) return open;
  return most < 2 ? walkList(walk, steps, open) : walkAgain(walk, steps, open);
}

/** What was written late is held when the first of it comes again. */
function walkAgain(walk: Walk, steps: readonly Step[], open: readonly Open[]): readonly Open[] {
  const after = walkList(walk, steps, open);
  return heldBy(after) > heldBy(open) ? walkList(walk, steps, after) : after;
}

const heldBy = (open: readonly Open[]): number => open.reduce((sum, { rows }) => sum + rows.size, 0);

/** A write asks for the lock of its row in the name of the innermost own transaction at its store, or in its own. */
function asked(walk: Walk, step: CallStep, open: readonly Open[]): readonly Open[] {
  const store = storeOf(walk.stage, step.need);
  const row = rowOf(step);
  if (store === null || row === null) return open;
  const own = open.findLastIndex((each) => each.store === store && !each.isCallers);
  const isHeld = open.some((each, at) => at !== own && each.store === store && each.rows.has(row));
  if (isHeld)
    walk.found('A transaction writes a row, and the same row is written over another connection before it ends.');
  return open.map((each, at) => (at === own ? { ...each, rows: new Set([...each.rows, row]) } : each));
}

/** Rows that are surely the same when they are told by the same words; a key drawn anew or of an item may be another. */
function rowOf({ target, key }: CallStep): string | null {
  if (target.type !== 'verb' || target.verb !== 'write' || (key !== 'one' && key !== 'request')) return null;
  return `${target.dataSet ?? ''} ${key}`;
}

/** What a callee writes is over with the call; its locks are the caller's only in the same process. */
function entered(walk: Walk, { need, target }: CallStep, open: readonly Open[]): readonly Open[] {
  const { stage } = walk;
  const [wire] = wiresFrom(stage, need);
  const found = target.type === 'operation' ? operationOf(stage, target.operation) : undefined;
  if (!wire || !found) return open;
  const locks = placementOf(stage, wire) === 'in-process' ? walk.locks : new Set<string>();
  const name = `${found.operation.id} ${heldBy(open)} ${locks.size}`;
  if (heldBy(open) + locks.size === 0 || walk.entered.has(name)) return open;
  walk.entered.add(name);
  const callers = open.map((each) => ({ ...each, isCallers: true }));
  walkList({ ...walk, locks }, found.operation.steps, callers);
  return open;
}

/** The store behind a need; null = none, or one of several. */
function storeOf(stage: Stage, need: CallStep['need']): string | null {
  const [wire, ...others] = wiresFrom(stage, need);
  return wire && others.length === 0 ? wireEnd(wire) : null;
}
