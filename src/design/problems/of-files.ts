/** Modules that stand where only files are served, and do more than that. */
import type { Kinds } from '../kind-declaration';
import { moduleOf } from '../lookups';
import type { Problem } from '../problem';
import type { Component, Module, Stage } from '../stage';
import { mayStandIn } from '../standing';

export function problemsOfFiles(stage: Stage, kinds: Kinds): readonly Problem[] {
  return stage.components.flatMap((component) => {
    const kind = kinds.get(component.kind);
    if (!kind?.servesFiles) return [];
    const modules = component.modules.flatMap((id) => moduleOf(stage, id) ?? []);
    return modules.filter((module) => !mayStandIn(module, kind)).map((module) => problemOf(component, module));
  });
}

const problemOf = ({ id, name }: Component, module: Module): Problem => ({
  severity: 'error',
  title: `${name} cannot run ${module.name}`,
  text: `${name} serves files, and computes nothing. ${module.name} has steps or needs: move it to a host.`,
  place: { type: 'component', component: id },
  path: null,
  fixes: [],
});
