/**
 * How far somebody comes who has taken over a module and its process, or holds a leaked credential. Each hop needs three things: a way through the network, a permission for
 * what is asked, and a credential that has it. A module that was taken over asks whatever its wires lead to, with what it holds; an operation that is only
 * called does no more than its steps say, with what its own module holds. Pure, from the document alone.
 */
import { dataSetsOf } from '../changes/touched';
import type { Credential, Document } from '../document';
import type { ComponentId, CredentialId, DataSetId, ModuleId, NeedId, OperationId, WireId } from '../ids';
import type { Kinds } from '../kind-declaration';
import { componentOf, hostsOf, operationOf } from '../lookups';
import { operationsOn, reachableOperations, routesFrom } from '../routes';
import { allSteps } from '../step-tree';
import type { Module, Stage } from '../stage';
import type { DataSet, TrafficClass } from '../workload';

export type ReachStart =
  | { readonly type: 'module'; readonly module: ModuleId }
  | { readonly type: 'credential'; readonly credential: CredentialId };

export type Target =
  | { readonly type: 'operation'; readonly operation: OperationId }
  | { readonly type: 'data-set'; readonly dataSet: DataSetId; readonly store: ComponentId };

/** One thing asked of another, with its three conditions. */
export interface Hop {
  readonly to: Target;
  /** Wires that lead there; empty = none does. */
  readonly network: readonly WireId[];
  /** Whether one of the credentials held may do it, or nobody asks for any. */
  readonly permission: boolean;
  /** Whether any credential is held where one is asked for. */
  readonly credential: boolean;
  /** The credential by which it passes; null = none is asked for, or none passes. */
  readonly by: Credential | null;
}

export interface Reached {
  readonly target: Target;
  /** From the start to the target. */
  readonly path: readonly Hop[];
}

export interface Reach {
  readonly reached: readonly Reached[];
  /** Where it ended: the hop that failed is the last of each path. */
  readonly blocked: readonly Reached[];
}

interface Try {
  readonly to: Target;
  readonly network: readonly WireId[];
  readonly held: readonly CredentialId[];
}

const passes = ({ network, permission, credential }: Hop): boolean => network.length > 0 && permission && credential;

export function reachOf(document: Document, stage: Stage, start: ReachStart, kinds: Kinds): Reach {
  const reached = new Map<string, Reached>();
  const blocked = new Map<string, Reached>();
  const open: { readonly tries: readonly Try[]; readonly path: readonly Hop[] }[] = [
    { tries: firstTries(document, stage, { start, kinds }), path: [] },
  ];
  const take = (each: Try, before: readonly Hop[]): void => {
    const hop = hopOf(document, each);
    const name = nameOf(each.to);
    const found = { target: each.to, path: [...before, hop] };
    if (!passes(hop)) blocked.set(name, blocked.get(name) ?? found);
    if (!passes(hop) || reached.has(name)) return;
    reached.set(name, found);
    if (each.to.type === 'operation') open.push({ tries: triesOf(stage, each.to.operation, kinds), path: found.path });
  };
  for (let next = open.shift(); next; next = open.shift()) for (const each of next.tries) take(each, next.path);
  for (const name of reached.keys()) blocked.delete(name);
  return { reached: [...reached.values()], blocked: [...blocked.values()] };
}

const nameOf = (to: Target): string => (to.type === 'operation' ? to.operation : `${to.store}/${to.dataSet}`);

function hopOf({ access }: Document, { to, network, held }: Try): Hop {
  const granting = access.permissions.filter((each) =>
    each.type === 'operation'
      ? to.type === 'operation' && each.operation === to.operation
      : to.type === 'data-set' && each.dataSet === to.dataSet,
  );
  if (granting.length === 0) return { to, network, permission: true, credential: true, by: null };
  const usable = granting.find(({ credential }) => held.includes(credential));
  const by = access.credentials.find(({ id }) => id === usable?.credential) ?? null;
  return { to, network, permission: held.length === 0 || by !== null, credential: held.length > 0, by };
}

/** Everything that is within the start's reach at once. */
function firstTries(
  document: Document,
  stage: Stage,
  { start, kinds }: { readonly start: ReachStart; readonly kinds: Kinds },
): readonly Try[] {
  if (start.type === 'module') {
    const taken = processOf(stage, start.module);
    const held = taken.flatMap(({ credentials }) => credentials);
    return taken.flatMap(({ needs }) => needs.flatMap(({ id }) => triesOver(stage, { need: id, held }, kinds)));
  }
  return publicEntries(document, stage, kinds).map(({ operation, wires }) => ({
    to: { type: 'operation', operation },
    network: wires,
    held: [start.credential],
  }));
}

/** Whoever has a module has the process that it runs in: all that stands there, with all that it holds. */
function processOf(stage: Stage, id: ModuleId): readonly Module[] {
  const together = new Set([id, ...hostsOf(stage, id).flatMap(({ modules }) => modules)]);
  return stage.modules.filter((module) => together.has(module.id));
}

/** All that a need leads to: operations of modules, data sets of stores. */
function triesOver(
  stage: Stage,
  { need, held }: { readonly need: NeedId; readonly held: readonly CredentialId[] },
  kinds: Kinds,
): readonly Try[] {
  return routesFrom(stage, { need }, kinds).flatMap((route): readonly Try[] => {
    const store = componentOf(stage, route.component);
    return [
      ...operationsOn(stage, route).map((operation) => ({
        to: { type: 'operation' as const, operation },
        network: route.wires,
        held,
      })),
      ...(store?.dataSets ?? []).map((dataSet) => ({
        to: { type: 'data-set' as const, dataSet, store: route.component },
        network: route.wires,
        held,
      })),
    ];
  });
}

/** What the steps of an operation ask for, with what its module holds. */
function triesOf(stage: Stage, id: OperationId, kinds: Kinds): readonly Try[] {
  const found = operationOf(stage, id);
  if (!found) return [];
  const { module, operation } = found;
  return allSteps([operation]).flatMap((step) => {
    if (!('need' in step)) return [];
    const all = triesOver(stage, { need: step.need, held: module.credentials }, kinds);
    const dataSets = dataSetsOf(step);
    const called = step.type === 'call' && step.target.type === 'operation' ? step.target.operation : null;
    return all.filter(({ to }) => (to.type === 'operation' ? to.operation === called : dataSets.includes(to.dataSet)));
  });
}

export interface PublicEntry {
  readonly operation: OperationId;
  /** Way from those who send traffic. */
  readonly wires: readonly WireId[];
}

/** Operations that anybody outside can ask for: those of the traffic that comes from there. What else a host does is for its neighbors only. */
export function publicEntries({ workload }: Document, stage: Stage, kinds: Kinds): readonly PublicEntry[] {
  const sources = stage.components.filter(({ kind }) => kinds.get(kind)?.generatesTraffic);
  return sources.flatMap(({ id, trafficClasses }) => {
    const sent = workload.trafficClasses.filter((each) => trafficClasses.includes(each.id));
    const asked = new Set(sent.flatMap(askedFor));
    const routes = routesFrom(stage, { component: id }, kinds);
    return reachableOperations(stage, { component: id }, kinds)
      .filter((operation) => asked.has(operation))
      .map((operation) => ({
        operation,
        wires: routes.find((route) => operationsOn(stage, route).includes(operation))?.wires ?? [],
      }));
  });
}

/** Public operations of which nobody asks for a credential. */
export function openOperations(document: Document, stage: Stage, kinds: Kinds): readonly OperationId[] {
  const guarded = new Set(
    document.access.permissions.flatMap((each) => (each.type === 'operation' ? [each.operation] : [])),
  );
  const open = publicEntries(document, stage, kinds).map(({ operation }) => operation);
  return [...new Set(open)].filter((operation) => !guarded.has(operation));
}

function askedFor({ arrivals, followUps, mix, testPlan }: TrafficClass): readonly OperationId[] {
  const traced = arrivals.type === 'trace' ? arrivals.instants : [];
  return [...mix, ...followUps, ...(testPlan?.calls ?? []), ...traced].flatMap(({ operation }) => operation ?? []);
}

export interface Misplaced {
  readonly dataSet: DataSet;
  readonly store: ComponentId;
  /** Regions in which it stands and may not; an empty word = its store stands in no named region. */
  readonly regions: readonly string[];
}

/** Data sets that stand outside the regions in which they are allowed. */
export function misplacedData({ dataSets }: Document, stage: Stage): readonly Misplaced[] {
  return stage.components.flatMap((store) => {
    const regions = regionsOf(stage, store.zones);
    return dataSets.flatMap((dataSet) => {
      const { allowedRegions, id } = dataSet;
      if (!store.dataSets.includes(id) || allowedRegions.length === 0) return [];
      const outside = regions.filter((region) => !allowedRegions.includes(region));
      return outside.length > 0 ? [{ dataSet, store: store.id, regions: outside }] : [];
    });
  });
}

function regionsOf({ zones }: Stage, listed: readonly string[]): readonly string[] {
  const standing = zones.filter(({ id }) => listed.includes(id)).map(({ region }) => region);
  return standing.length > 0 ? [...new Set(standing)] : [''];
}

/** Whether it does harm when strangers have it. */
export const isSensitive = ({ classification }: DataSet): boolean =>
  classification === 'personal' || classification === 'secret';

/** Sensitive data sets among those reached, each once. */
export function sensitiveReached({ dataSets }: Document, { reached }: Reach): readonly DataSet[] {
  const ids = new Set(reached.flatMap(({ target }) => (target.type === 'data-set' ? [target.dataSet] : [])));
  return dataSets.filter((each) => ids.has(each.id) && isSensitive(each));
}

/** Stores among what is reached, each once. */
export const storesReached = ({ reached }: Reach): readonly ComponentId[] => [
  ...new Set(reached.flatMap(({ target }) => (target.type === 'data-set' ? [target.store] : []))),
];
