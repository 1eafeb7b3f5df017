/** What a module asks for through a need, and whether somebody offers it. */
import type { ModuleId, NeedId, OperationId } from './ids';
import type { KindDeclaration } from './kind-declaration';
import { moduleOf, moduleOfNeed } from './lookups';
import type { Verb } from './protocol';
import { allSteps } from './step-tree';
import type { Need, Stage } from './stage';

/** The operations that a module's steps call through a need. */
export function calledThrough(stage: Stage, need: NeedId): ReadonlySet<OperationId> {
  const module = moduleOfNeed(stage, need);
  const steps = allSteps(module?.operations ?? []);
  return new Set(
    steps.flatMap((step) =>
      step.type === 'call' && step.need === need && step.target.type === 'operation' ? [step.target.operation] : [],
    ),
  );
}

export interface Offering {
  readonly kind: KindDeclaration | null;
  readonly modules: readonly ModuleId[];
}

/** What is asked for through a need and not offered there: verbs, or operations when none of them is. Behind a router all may still come. */
export function missingAt(stage: Stage, need: Need, { kind, modules }: Offering): readonly string[] {
  if (kind?.passesOn) return [];
  const offered = kind?.hosts === null ? kind.offers.flatMap(({ verbs }) => verbs) : [];
  const verbs = verbsAsked(stage, need).filter((verb) => !offered.includes(verb));
  const called = calledThrough(stage, need.id);
  if (called.size === 0 || offersSome(stage, called, modules)) return verbs;
  const names = stage.modules.flatMap((each) =>
    each.operations.filter(({ id }) => called.has(id)).map(({ name }) => `${each.name}.${name}`),
  );
  return [...names, ...verbs];
}

function verbsAsked(stage: Stage, need: Need): readonly Verb[] {
  return allSteps(moduleOfNeed(stage, need.id)?.operations ?? []).flatMap((step) =>
    step.type === 'call' && step.need === need.id && step.target.type === 'verb' ? [step.target.verb] : [],
  );
}

/** Whether one of the modules offers one of the operations. */
export function offersSome(stage: Stage, called: ReadonlySet<string>, modules: readonly ModuleId[]): boolean {
  return modules.some((id) => moduleOf(stage, id)?.operations.some((operation) => called.has(operation.id)));
}
