/** Modules that need an accelerator which their host has not: there they cannot run. */
import type { Kinds } from '../kind-declaration';
import { moduleOf } from '../lookups';
import type { Fix, Problem } from '../problem';
import type { Component, Module, Stage } from '../stage';

export function problemsOfAccelerators(stage: Stage, kinds: Kinds): readonly Problem[] {
  return stage.components.flatMap((host) =>
    host.modules.flatMap((id) => {
      const module = moduleOf(stage, id);
      const wanted = module?.accelerator ?? null;
      return module && wanted !== null && acceleratorOf(host, kinds) !== wanted
        ? [problemOf(stage, { host, module, wanted }, kinds)]
        : [];
    }),
  );
}

/** What accelerator a host has; null = none. */
function acceleratorOf({ kind, configuration }: Component, kinds: Kinds): string | null {
  const parameter = kinds.get(kind)?.acceleratorParameter ?? null;
  const value = parameter === null ? null : configuration[parameter];
  return typeof value === 'string' && value !== 'none' ? value : null;
}

interface Misplaced {
  readonly host: Component;
  readonly module: Module;
  readonly wanted: string;
}

function problemOf(stage: Stage, { host, module, wanted }: Misplaced, kinds: Kinds): Problem {
  return {
    severity: 'error',
    title: `${module.name} needs an accelerator`,
    text: `${module.name} runs only where there is an accelerator of the sort ${wanted}, and ${host.name} has none.`,
    place: { type: 'component', component: host.id },
    path: null,
    fixes: [...equipped(host, wanted, kinds), ...elsewhere(stage, { host, module, wanted }, kinds)],
  };
}

/** The host gets one, where its kind can have one. */
function equipped(host: Component, wanted: string, kinds: Kinds): readonly Fix[] {
  const kind = kinds.get(host.kind);
  const parameter = kind?.parameters.find(({ name }) => name === kind.acceleratorParameter);
  if (parameter?.type !== 'choice' || !parameter.options.some(({ value }) => value === wanted)) return [];
  const label = `Give ${host.name} an accelerator`;
  return [{ type: 'set-parameter', component: host.id, parameter: parameter.name, value: wanted, label }];
}

/** Or the module moves to a host that has it already. */
function elsewhere(stage: Stage, { host, module, wanted }: Misplaced, kinds: Kinds): readonly Fix[] {
  const others = stage.components.filter((each) => each !== host && acceleratorOf(each, kinds) === wanted);
  return others.slice(0, 2).map((other) => ({
    type: 'move-module',
    module: module.id,
    from: host.id,
    to: other.id,
    label: `Move ${module.name} to ${other.name}`,
  }));
}
