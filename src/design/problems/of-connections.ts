/** Pools that want more connections than their store admits: instances that come too late work with what is left, or refuse. */
import type { ComponentId } from '../ids';
import type { Kinds } from '../kind-declaration';
import { hostsOf, moduleOfNeed } from '../lookups';
import type { Fix, Problem } from '../problem';
import type { Component, Stage, Wire } from '../stage';

export function problemsOfConnections(stage: Stage, kinds: Kinds): readonly Problem[] {
  return stage.components.flatMap((store) => problemOf(stage, store, kinds));
}

interface Pool {
  readonly wire: Wire;
  readonly connections: number;
  /** Instances that open it. */
  readonly callers: number;
}

function problemOf(stage: Stage, store: Component, kinds: Kinds): readonly Problem[] {
  const parameter = kinds.get(store.kind)?.connectionsParameter ?? null;
  const limit = parameter === null ? null : store.configuration[parameter];
  if (parameter === null || typeof limit !== 'number') return [];
  const pools = poolsTo(stage, store.id, kinds);
  const wanted = pools.reduce((sum, { connections, callers }) => sum + connections * callers, 0);
  if (wanted <= limit) return [];
  const callers = pools.reduce((sum, pool) => sum + pool.callers, 0);
  return [
    {
      severity: 'warning',
      title: `Pools want ${wanted} connections of a limit of ${limit}`,
      text: `${callers} calling instances open their pools at ${store.name} when they start. Those that come last get fewer connections or none, and refuse.`,
      place: { type: 'component', component: store.id },
      path: null,
      fixes: [
        ...smallerPools(pools, limit, callers),
        {
          type: 'set-parameter',
          component: store.id,
          parameter,
          value: wanted,
          label: `Raise the limit of ${store.name} to ${wanted}`,
        },
      ],
    },
  ];
}

function poolsTo(stage: Stage, store: ComponentId, kinds: Kinds): readonly Pool[] {
  return stage.wires.flatMap((wire) => {
    const { pool } = wire.policy;
    if (!pool || !('component' in wire.to) || wire.to.component !== store || !('need' in wire.from)) return [];
    const module = moduleOfNeed(stage, wire.from.need);
    const hosts = module ? hostsOf(stage, module.id) : [];
    const callers = hosts.reduce((sum, host) => sum + instancesOf(host, kinds), 0);
    return callers > 0 ? [{ wire, connections: pool.connections, callers }] : [];
  });
}

function instancesOf(component: Component, kinds: Kinds): number {
  const parameter = kinds.get(component.kind)?.instancesParameter ?? null;
  const count = parameter === null ? 1 : component.configuration[parameter];
  return typeof count === 'number' ? count : 1;
}

/** One size for all pools with which everybody gets what it wants. */
function smallerPools(pools: readonly Pool[], limit: number, callers: number): readonly Fix[] {
  const connections = Math.floor(limit / callers);
  if (connections < 1) return [];
  const wires = pools.filter((pool) => pool.connections > connections).map(({ wire }) => wire.id);
  return [{ type: 'set-pools', wires, connections, label: `Set pools of ${connections} connections` }];
}
