/**
 * Refactorings: changes of the architecture that leave what the application does as it is. Each is one edit; operations, steps and wires keep their ids
 * (of steps that become one, those of the first), so that stages before and after it can be compared. What would leave a problem behind is not offered, and says why.
 */
import type { Document } from '../document';
import { findProblems } from '../find-problems';
import type { ComponentId, ModuleId, StageId } from '../ids';
import type { Kinds } from '../kind-declaration';
import { componentOf, moduleOf, stageOf } from '../lookups';
import { stageChanges, type StageChange } from '../stage-changes';
import { gather, ownData } from './division';
import { otherHost, strangle } from './hosts';
import { addCache, bringBack, extract, queueBetween } from './modules';
import { overZones, readReplica, routerBefore } from './parts';
import type { Offer, Place, Recipe } from './recipe';
import { ownStore } from './stores';

const recipes = {
  gather,
  ownData,
  ownStore,
  extract,
  strangle,
  bringBack,
  queueBetween,
  addCache,
  readReplica,
  routerBefore,
  overZones,
  otherHost,
} as const satisfies Readonly<Record<string, Recipe>>;

export type RefactoringName = keyof typeof recipes;
/** In the order in which designs usually grow. Asked for when it is wanted, so that whoever refactors nothing loads no recipe. */
const everyName = () => Object.keys(recipes) as readonly RefactoringName[];

export interface Refactoring {
  readonly name: RefactoringName;
  /** What it does, for people. */
  readonly label: string;
  /** Why it cannot be done here; null = it can. */
  readonly refusal: string | null;
  /** The document after it; the same as before where it is refused. */
  readonly document: Document;
  /** What it changes in the stage. */
  readonly changes: readonly StageChange[];
}

export interface RefactoringPlace {
  readonly stage: StageId;
  readonly component: ComponentId;
  /** A module that stands in the component; null = the component itself is meant. */
  readonly module: ModuleId | null;
}

/** What may be done at a part or a module; `wanted` of all there is. */
export function refactoringsAt(
  document: Document,
  { stage: id, component: part, module: inside }: RefactoringPlace,
  kinds: Kinds,
  wanted: readonly RefactoringName[] = everyName(),
): readonly Refactoring[] {
  const stage = stageOf(document, id);
  const component = stage && componentOf(stage, part);
  const module = stage && inside !== null ? (moduleOf(stage, inside) ?? null) : null;
  if (!stage || !component || (inside !== null && (!module || !component.modules.includes(inside)))) return [];
  const place: Place = { document, stage, kinds, component, module };
  return wanted.flatMap((name) => recipes[name](place).map((offer) => refactoringOf(name, offer, place)));
}

function refactoringOf(name: RefactoringName, { label, change }: Offer, place: Place): Refactoring {
  const { document, stage, kinds } = place;
  const refused = (refusal: string): Refactoring => ({ name, label, refusal, document, changes: [] });
  if (typeof change !== 'function') return refused(change.refusal);
  const after = unasked(change(), document);
  const changed = stageOf(after, stage.id);
  if (!changed || after === document) return refused('Nothing would change.');
  const known = new Set(errorsIn(document, stage.id, kinds).map(({ text }) => text));
  const broken = errorsIn(after, stage.id, kinds).find(({ text }) => !known.has(text));
  if (broken) return refused(`${broken.title}. ${broken.text}`);
  return { name, label, refusal: null, document: after, changes: stageChanges(stage, changed) };
}

/** Whoever uses the application asks for what they asked for: a wire that is drawn by hand would add what it reaches. */
const unasked = (after: Document, { workload }: Document): Document =>
  after.workload === workload ? after : { ...after, workload };

const errorsIn = (document: Document, stage: StageId, kinds: Kinds) =>
  findProblems(document, stage, kinds).filter(({ severity }) => severity === 'error');
