/** What a change of the application touches: modules, their owners, the pipelines through which they go. Pure, from the document alone. */
import type { Document, Pipeline, PipelineTimes, PlannedChange, Team } from '../document';
import type { ComponentId, DataSetId, ModuleId } from '../ids';
import type { Kinds } from '../kind-declaration';
import { moduleOf, moduleOfNeed } from '../lookups';
import type { Module, Stage } from '../stage';
import type { Step } from '../steps';
import { allSteps } from '../step-tree';

/** Modules with a step of its concern, or on its data set or third party. */
export function touchedModules(stage: Stage, change: PlannedChange): readonly Module[] {
  return stage.modules.filter(
    (module) =>
      allSteps(module.operations).some((step) => isOf(step, change)) ||
      change.thirdParties.some((partner) => callersOf(stage, partner).has(module.id)),
  );
}

const isOf = (step: Step, { concerns, dataSets }: PlannedChange): boolean =>
  (step.concern !== null && concerns.includes(step.concern)) || dataSetsOf(step).some((id) => dataSets.includes(id));

/** What a step itself reads or writes. */
export function dataSetsOf(step: Step): readonly DataSetId[] {
  if (step.type === 'lookup') return [step.dataSet];
  if (step.type === 'call' && step.target.type === 'verb' && step.target.dataSet !== null) return [step.target.dataSet];
  return [];
}

function callersOf({ wires, ...stage }: Stage, partner: ComponentId): ReadonlySet<ModuleId> {
  const whole = { ...stage, wires };
  const ends = wires.filter(({ to }) => 'component' in to && to.component === partner);
  return new Set(ends.flatMap(({ from }) => ('need' in from ? (moduleOfNeed(whole, from.need)?.id ?? []) : [])));
}

/** A pipeline with what goes through it. */
export interface Line {
  readonly name: string;
  readonly modules: readonly ModuleId[];
  /** Minutes that a change takes in it, when nobody is before it: all that is deployed together is tested along. */
  readonly minutes: number;
  /** Share of changes that fail once deployed and go through again, 0..1. */
  readonly failureRatio: number;
}

/** The pipelines of a stage: those that modules have of their own, and one for the rest of each host, whose modules are deployed together. */
export function linesOf({ changeModel }: Document, stage: Stage): readonly Line[] {
  const { pipelines, pipeline } = changeModel;
  const own = new Set(pipelines.flatMap(({ modules }) => modules));
  const named = pipelines.map((each) => ({ each, modules: each.modules.filter((id) => moduleOf(stage, id)) }));
  const hosts = stage.components.map(({ name, modules }) => ({ name, modules: modules.filter((id) => !own.has(id)) }));
  return [
    ...named.map(({ each, modules }) => lineOf(each, each.name, modules)),
    ...hosts.map(({ name, modules }) => lineOf(pipeline, name, modules)),
  ].filter(({ modules }) => modules.length > 0);
}

const lineOf = (times: PipelineTimes | Pipeline, name: string, modules: readonly ModuleId[]): Line => ({
  name,
  modules,
  minutes: times.fixedMinutes + times.minutesPerModule * modules.length,
  failureRatio: times.changeFailureRatio,
});

export interface TouchedByChange {
  readonly change: PlannedChange;
  readonly modules: readonly Module[];
  /** Teams that own one of them. */
  readonly owners: readonly Team[];
}

export const touchedBy = ({ changeModel }: Document, stage: Stage): readonly TouchedByChange[] =>
  changeModel.changes.map((change) => {
    const modules = touchedModules(stage, change);
    const owners = changeModel.teams.filter(({ modules: owned }) => modules.some(({ id }) => owned.includes(id)));
    return { change, modules, owners };
  });

/** Concerns that stand in more than one operation: what is changed for them is changed in each. */
export function duplicateConcerns({ modules }: Stage): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { operations } of modules)
    for (const operation of operations)
      for (const concern of new Set(allSteps([operation]).flatMap((step) => step.concern ?? [])))
        counts.set(concern, (counts.get(concern) ?? 0) + 1);
  return new Map([...counts].filter(([, operations]) => operations > 1));
}

/** Hours that a member of a team works in a week. */
const hoursPerMember = 40;

/** Hours a week that all teams together have. */
export const hoursOfTeams = ({ changeModel }: Document): number =>
  changeModel.teams.reduce((sum, { members }) => sum + members * hoursPerMember, 0);

export interface Effort {
  /** A kind, pipeline or runtime, as assumptions name it. */
  readonly name: string;
  readonly count: number;
  readonly hoursPerWeek: number;
}

/** Hours a week that one thing of a name takes: as the document says, else as its kind assumes; pipelines and runtimes are in the hours of what needs them. */
export function hoursPerThing({ assumptions }: Document, name: string, kinds: Kinds): number {
  const { effortHoursPerWeek: own } = assumptions;
  return (Object.hasOwn(own, name) ? own[name] : kinds.get(name)?.effort.hoursPerWeek) ?? 0;
}

/** Hours a week by what the stage has of each kind, pipeline and runtime; what takes none is left out. No money. */
export function effortOf(document: Document, stage: Stage, kinds: Kinds): readonly Effort[] {
  const counts = new Map<string, number>();
  for (const name of effortNames(document, stage)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count, hoursPerWeek: count * hoursPerThing(document, name, kinds) }))
    .filter(({ hoursPerWeek }) => hoursPerWeek > 0);
}

/** What is looked after, each as often as there is one. */
const effortNames = (document: Document, stage: Stage): readonly string[] => [
  ...stage.components.map(({ kind }): string => kind),
  ...linesOf(document, stage).map(() => 'pipeline'),
  // A runtime is learned and kept up once, however many modules have it.
  ...new Set(stage.modules.map(({ runtime }) => runtime.name)),
];
