/** Hosts behind one router that do different work: neither stands in for the other, whatever the drawing looks like. */
import type { ModuleId, OperationId } from '../ids';
import type { Kinds } from '../kind-declaration';
import { componentOf, moduleOf } from '../lookups';
import type { Fix, Problem } from '../problem';
import { operationsOn, routesFrom } from '../routes';
import { stem } from '../same-shape';
import type { Component, Stage } from '../stage';

interface HostBehind {
  readonly host: Component;
  readonly modules: readonly ModuleId[];
  readonly operations: readonly OperationId[];
}

export function problemsBehindRouters(stage: Stage, kinds: Kinds): readonly Problem[] {
  return stage.components
    .filter(({ kind }) => kinds.get(kind)?.passesOn)
    .flatMap((router) => {
      const hosts = hostsBehind(stage, router, kinds);
      return kinds.get(router.kind)?.routesByOperation && areApart(hosts) ? [] : problemAt(stage, router, hosts);
    });
}

/** Any two of them do the same work, or no work in common. */
function areApart(hosts: readonly HostBehind[]): boolean {
  return hosts.every((one) =>
    hosts.every((other) => {
      const shared = one.operations.filter((each) => other.operations.includes(each)).length;
      return shared === 0 || (shared === one.operations.length && shared === other.operations.length);
    }),
  );
}

function hostsBehind(stage: Stage, router: Component, kinds: Kinds): readonly HostBehind[] {
  return routesFrom(stage, { component: router.id }, kinds).flatMap((route) => {
    const host = componentOf(stage, route.component);
    if (!host || (kinds.get(host.kind)?.hosts ?? null) === null) return [];
    const operations = operationsOn(stage, route);
    return operations.length === 0 ? [] : [{ host, modules: route.modules, operations }];
  });
}

function problemAt(stage: Stage, router: Component, hosts: readonly HostBehind[]): readonly Problem[] {
  const all = new Set(hosts.flatMap(({ operations }) => operations));
  if (hosts.every(({ operations }) => operations.length === all.size)) return [];
  const offers = hosts.map(({ host, modules }) => `${host.name} runs ${namesOf(stage, modules)}`);
  return [
    {
      severity: 'warning',
      title: `Hosts behind ${router.name} do different work`,
      text: `${offers.join(', ')}. Requests go only where their operation is: these hosts do not stand in for each other.`,
      place: { type: 'component', component: router.id },
      path: null,
      fixes: hosts.flatMap(({ host }) => fixesAt(stage, host, hosts)).slice(0, 3),
    },
  ];
}

const namesOf = (stage: Stage, modules: readonly ModuleId[]): string =>
  modules.map((id) => moduleOf(stage, id)?.name ?? id).join(' and ');

/** Hosts whose only modules came from the palette under one name are meant to be the same: the later one takes over what the first one runs. */
function replicaOf(stage: Stage, host: Component, hosts: readonly HostBehind[]): readonly Fix[] {
  const [own, ...more] = host.modules.flatMap((id) => moduleOf(stage, id) ?? []);
  const first = hosts[0]?.host;
  const [like, ...others] = first?.modules.flatMap((id) => moduleOf(stage, id) ?? []) ?? [];
  if (!first || !own || !like || own === like || more.length + others.length > 0) return [];
  if (stem(own.name) !== stem(like.name)) return [];
  const label = `Run ${like.name} on ${host.name} too, in place of ${own.name}`;
  return [{ type: 'replicate', host: host.id, like: first.id, label }];
}

/** The modules of the others, each to be run here too; those of the first host come first. */
function fixesAt(stage: Stage, host: Component, hosts: readonly HostBehind[]): readonly Fix[] {
  const replica = replicaOf(stage, host, hosts);
  if (replica.length > 0) return replica;
  const own = new Set(host.modules.map((id) => stem(moduleOf(stage, id)?.name ?? id)));
  const missing = new Set(hosts.flatMap(({ modules }) => modules).filter((id) => !host.modules.includes(id)));
  return [...missing].flatMap((id): readonly Fix[] => {
    const module = moduleOf(stage, id);
    if (!module || module.operations.length === 0 || own.has(stem(module.name))) return [];
    return [{ type: 'place-module', module: id, host: host.id, label: `Run ${module.name} on ${host.name} too` }];
  });
}
