/** What a component or wire has of each thing that can run out, and how much of that is used. */
import type { ComponentPlan } from '#catalog';
import type { Component, RateLimit, Stage, Wire } from '#design';
import { hostsOf, moduleOfNeed } from '#design';
import { instancesOf, isOnDemand } from '../instances-of';
import type { ResourceBalance, ResourceKind } from './figures';
import { partitionLimit } from './partitions';
import type { Model } from './program';
import { atReplicas } from './store-part';

/** A thing that can run out: how it is written among the uses, and how much there is. */
interface Capacity {
  readonly kind: ResourceKind;
  readonly of: string | null;
  /** Name of the use. */
  readonly what: string;
  /** Null = unlimited. */
  readonly limit: number | null;
  /** Whether the use is time held (ms a second make a mean number) or a number a second. */
  readonly isHeld: boolean;
}

const secondMs = 1000;

const times = (each: number | null, instances: number): number | null => (each === null ? null : each * instances);

const held = (kind: ResourceKind, limit: number | null, what: string = kind, of: string | null = null): Capacity => ({
  kind,
  of,
  what,
  limit,
  isHeld: true,
});

const counted = (
  kind: ResourceKind,
  limit: number | null,
  what: string = kind,
  of: string | null = null,
): Capacity => ({
  kind,
  of,
  what,
  limit,
  isHeld: false,
});

/** Uses of one place for each second, by name. */
export type UseRates = ReadonlyMap<string, number>;

const noUse: UseRates = new Map();

function balanceOf({ kind, of, what, limit, isHeld }: Capacity, uses: UseRates): ResourceBalance {
  const rate = uses.get(what) ?? 0;
  const visits = uses.get('arrivals') ?? uses.get('attempts') ?? 0;
  const inUse = isHeld ? rate / secondMs : rate;
  const utilization = limit === null ? null : limit > 0 ? inUse / limit : inUse > 0 ? Number.POSITIVE_INFINITY : 0;
  return { kind, of, inUse, limit, utilization, perVisit: visits > 0 ? rate / visits : null };
}

export function componentResources(
  model: Model,
  component: Component,
  uses: UseRates = noUse,
): readonly ResourceBalance[] {
  const plan = model.planOf(component.id);
  if (!plan) return [];
  const own = isOnDemand(plan) ? onDemandCapacities(model, plan) : ownCapacities(plan);
  const locks = named(uses, isOnDemand(plan) ? null : instancesOf(plan));
  const capacities = [...own, ...locks, ...quotas(plan), ...partitionsIn(plan, uses)];
  const limits = component.hostPolicy?.rateLimits ?? [];
  return [...capacities.map((each) => balanceOf(each, uses)), ...limits.flatMap((limit) => rateLimit(limit, uses))];
}

/** Instances on demand bring vCPUs with them; what can run out is their number. */
function onDemandCapacities({ document }: Model, plan: ComponentPlan): readonly Capacity[] {
  if (plan.type !== 'host' || !plan.onDemand) return [];
  const instances = plan.onDemand.concurrencyLimit ?? document.assumptions.accountConcurrency;
  const { workers } = plan.station;
  return [held('cpu', null), held('workers', instances === null || workers === null ? null : instances * workers)];
}

function ownCapacities(plan: ComponentPlan): readonly Capacity[] {
  if (plan.type === 'source') return [];
  if (plan.type === 'router') return [held('workers', plan.router.connectionLimit)];
  const { vcpus, workers, bandwidthBitsPerSecond } = plan.station;
  if (plan.type === 'host') {
    const instances = instancesOf(plan);
    const bytes = bandwidthBitsPerSecond === null ? null : bandwidthBitsPerSecond / 8;
    return [
      held('cpu', times(vcpus, instances)),
      held('workers', times(workers, instances)),
      counted('bandwidth', times(bytes, instances)),
    ];
  }
  const replicas = plan.replication?.readReplicas ?? 0;
  return [...nodeCapacities(plan, 1, ''), ...(replicas > 0 ? nodeCapacities(plan, replicas, atReplicas) : [])];
}

/** Nodes of a store that are asked alike: its primary, or its read replicas. */
function nodeCapacities(
  { station, io, maxConnections }: Extract<ComponentPlan, { type: 'store' }>,
  nodes: number,
  name: string,
): readonly Capacity[] {
  const of = name === '' ? null : name.slice(1);
  return [
    held('cpu', times(station.vcpus, nodes), `cpu${name}`, of),
    ...(maxConnections === null ? [] : [held('connections', maxConnections * nodes, `connections${name}`, of)]),
    ...(io
      ? [
          held('io', times(io.concurrency, nodes), `io${name}`, of),
          counted('iops', times(io.operationsPerSecond, nodes), `iops${name}`, of),
        ]
      : []),
  ];
}

/** Locks by their names: a named one is of each instance, that of a row of the whole store. */
function named(uses: UseRates, instances: number | null): readonly Capacity[] {
  return [...uses.keys()].flatMap((what) => {
    if (what.startsWith('lock:')) return [held('lock', instances, what, what.slice(5))];
    return what.startsWith('row:') ? [held('row', 1, what, what.slice(4))] : [];
  });
}

function quotas(plan: ComponentPlan): readonly Capacity[] {
  if (plan.type === 'host' && plan.executions) {
    const { starts, transitions } = plan.executions;
    return [
      counted('quota', starts?.perSecond ?? null, 'quota:starts', 'starts'),
      counted('quota', transitions?.perSecond ?? null, 'quota:states', 'states'),
    ];
  }
  if (plan.type !== 'store') return [];
  return Object.entries(plan.verbs).flatMap(([verb, { steps }]) =>
    steps.flatMap((step) =>
      step.type === 'quota' ? [counted('quota', step.ratePerSecond, `quota:${verb}`, verb)] : [],
    ),
  );
}

/** The partition that gives most units. */
function partitionsIn(plan: ComponentPlan, uses: UseRates): readonly Capacity[] {
  const partitions = plan.type === 'store' ? plan.partitions : undefined;
  if (!partitions) return [];
  return (['reads', 'writes'] as const).map((of) => {
    const own = [...uses.keys()].filter((what) => what.startsWith(`${of}@`));
    const hottest = own.reduce((most, what) => (uses.get(what)! > (uses.get(most) ?? 0) ? what : most), `${of}@0`);
    return counted('partition', partitionLimit(partitions, of), hottest, of);
  });
}

/** Limits of everybody together; those of single clients and operations are not looked at. */
function rateLimit({ algorithm, limit, windowMs, per }: RateLimit, uses: UseRates): readonly ResourceBalance[] {
  if (per !== 'all') return [];
  return algorithm === 'concurrency'
    ? [balanceOf(held('rate-limit', limit, 'workers'), uses)]
    : [balanceOf(counted('rate-limit', (limit * secondMs) / windowMs, 'arrivals'), uses)];
}

/** Pools and bulkheads belong to each calling instance. */
export function wireResources(model: Model, wire: Wire, uses: UseRates = noUse): readonly ResourceBalance[] {
  const { pool, bulkhead } = wire.policy;
  if (!pool && !bulkhead) return [];
  const plans = callersOf(model.stage, wire).map(({ id }) => model.planOf(id));
  const callers = plans.some(isOnDemand)
    ? Number.POSITIVE_INFINITY
    : plans.reduce((sum, plan) => sum + instancesOf(plan), 0);
  return [
    ...(pool ? poolBalances(allOf(pool.connections, callers), uses) : []),
    ...(bulkhead ? [balanceOf(held('places', allOf(bulkhead.places, callers)), uses)] : []),
  ];
}

/** Of callers without number there is no end. */
const allOf = (each: number, callers: number): number | null =>
  callers === Number.POSITIVE_INFINITY ? null : each * callers;

/** A caller has a pool for each node; those to read replicas are taken for one. */
function poolBalances(connections: number | null, uses: UseRates): readonly ResourceBalance[] {
  const toReplicas = `connections${atReplicas}`;
  const primary = balanceOf(held('connections', connections), uses);
  return uses.has(toReplicas)
    ? [primary, balanceOf(held('connections', connections, toReplicas, atReplicas.slice(1)), uses)]
    : [primary];
}

function callersOf(stage: Stage, { from }: Wire): readonly { readonly id: Component['id'] }[] {
  if ('component' in from) return [{ id: from.component }];
  const owner = moduleOfNeed(stage, from.need);
  return owner ? hostsOf(stage, owner.id) : [];
}

/** The most used of some resources. */
export function mostUsed(resources: readonly ResourceBalance[]): ResourceBalance | null {
  let most: ResourceBalance | null = null;
  for (const each of resources)
    if (each.utilization !== null && each.utilization > (most?.utilization ?? 0)) most = each;
  return most;
}
