/** Users who call nothing: whatever they ask for finds nobody. Who sends nothing needs no wire. */
import type { Kinds } from '../kind-declaration';
import { wiresFrom } from '../lookups';
import type { Fix, Problem } from '../problem';
import type { Component, Stage } from '../stage';

const mostFixes = 3;

export function problemsOfSources(stage: Stage, kinds: Kinds): readonly Problem[] {
  const first = entrances(stage, kinds);
  return stage.components
    .filter(({ kind, trafficClasses }) => kinds.get(kind)?.generatesTraffic && trafficClasses.length > 0)
    .filter(({ id }) => wiresFrom(stage, id).length === 0)
    .map((source) => ({
      severity: 'warning',
      title: `${source.name} call nothing`,
      text: 'Wire them to a host, a balancer or a gateway.',
      place: { type: 'component', component: source.id },
      path: null,
      fixes: first.map(({ id, name }): Fix => ({
        type: 'wire-component',
        from: source.id,
        to: id,
        label: `Wire ${source.name} to ${name}`,
      })),
    }));
}

/** Where requests may come in: routers first, since they stand before hosts. */
function entrances({ components }: Stage, kinds: Kinds): readonly Component[] {
  const routers = components.filter(({ kind }) => kinds.get(kind)?.passesOn);
  const hosts = components.filter(({ kind, modules }) => modules.length > 0 && kinds.get(kind)?.hosts);
  return [...routers, ...hosts].slice(0, mostFixes);
}
