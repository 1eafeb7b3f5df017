/** Modules that compute where nothing does. */
import type { Kinds } from '../kind-declaration';
import { moduleOf } from '../lookups';
import type { Fix, Problem } from '../problem';
import type { Component, Module, Stage } from '../stage';
import { computes, mayStandIn } from '../standing';

const mostFixes = 2;

export function problemsOfComputing(stage: Stage, kinds: Kinds): readonly Problem[] {
  return stage.components
    .filter(({ kind }) => kinds.get(kind)?.computes === false)
    .flatMap((host) =>
      host.modules
        .flatMap((id) => moduleOf(stage, id) ?? [])
        .filter(computes)
        .map((module) => problemOf(host, module, elsewhere(stage, { host, module }, kinds))),
    );
}

const problemOf = (host: Component, module: Module, fixes: readonly Fix[]): Problem => ({
  severity: 'error',
  title: `${host.name} does not compute`,
  text: `${module.name} has a step that computes, and ${host.name} only waits, calls and sends. Let the step call a module in a server, a container or a function.`,
  place: { type: 'component', component: host.id },
  path: null,
  fixes,
});

/** The module moves to a host that computes. */
function elsewhere(
  { components }: Stage,
  { host, module }: { readonly host: Component; readonly module: Module },
  kinds: Kinds,
): readonly Fix[] {
  const hosts = components.filter((each) => kinds.get(each.kind)?.hosts === 'modules');
  return hosts
    .filter((each) => each !== host && mayStandIn(module, kinds.get(each.kind)))
    .slice(0, mostFixes)
    .map((other) => ({
      type: 'move-module',
      module: module.id,
      from: host.id,
      to: other.id,
      label: `Move ${module.name} to ${other.name}`,
    }));
}
