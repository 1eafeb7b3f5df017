/**
 * Designs written out in a few lines: everything is named, ids follow from the order of the text. What the short forms cannot say is said in the
 * format's own words, by fields that are taken over as they are. A name that leads nowhere is a mistake of the author and throws.
 */
import { BuildNames } from './build-names';
import { buildStage } from './build-stage';
import type { BuildStage } from './build-stage';
import type { Document, Requirement } from './document';
import { emptyDocument, newDataSet, newMixEntry, newTrafficClass } from './edits/defaults';
import type { Kinds } from './kind-declaration';
import type { Scenario, TimelineAction, TimelineEvent } from './scenario';
import type { DataSet, MixEntry, TestPlan, TrafficClass } from './workload';

export interface BuildClass extends Partial<Omit<TrafficClass, 'id' | 'name' | 'mix' | 'followUps'>> {
  /** Poisson arrivals at this rate; `arrivals` says others. */
  readonly ratePerSecond?: number;
  /** Weights of operations, each written `module.operation`; or an entry's fields. */
  readonly mix: Readonly<Record<string, number | Partial<Omit<MixEntry, 'id' | 'operation'>>>>;
  readonly followUps?: (names: BuildNames) => TrafficClass['followUps'];
  /** Absent = it comes as its arrivals say. */
  readonly planned?: (names: BuildNames) => TestPlan;
}

export interface BuildDataSet extends Partial<Omit<DataSet, 'id' | 'name' | 'owner'>> {
  /** Name of the module that owns it. */
  readonly owner?: string;
}

export interface BuildEvent {
  readonly atMs: number;
  readonly durationMs?: number;
  readonly action: (names: BuildNames) => TimelineAction;
}

export interface BuildRequirement extends Pick<Requirement, 'metric' | 'comparator' | 'target'> {
  readonly scope?: (names: BuildNames) => Requirement['scope'];
  readonly window?: Requirement['window'];
  readonly owner?: string;
}

export interface BuildDesign {
  readonly title?: string;
  readonly classes?: Readonly<Record<string, BuildClass>>;
  readonly dataSets?: Readonly<Record<string, BuildDataSet>>;
  readonly scenario?: Partial<Omit<Scenario, 'timeline'>>;
  readonly timeline?: Readonly<Record<string, BuildEvent>>;
  readonly requirements?: Readonly<Record<string, BuildRequirement>>;
  /** Stages by name, oldest first. Things of the same name are the same thing in all of them. */
  readonly stages: Readonly<Record<string, BuildStage>>;
  /** Whatever else the document says, with the ids of its names. */
  readonly also?: (names: BuildNames) => Partial<Document>;
}

/** The document of a design of several stages. Designs that are built with the same names one after the other call the same things by the same ids. */
export function buildDocument(design: BuildDesign, kinds: Kinds, names = new BuildNames()): Document {
  const stages = Object.entries(design.stages).map(([name, stage]) => buildStage({ names, kinds }, name, stage));
  const empty = emptyDocument(design.title ?? 'Built');
  const whole: Document = {
    ...empty,
    stages,
    workload: {
      trafficClasses: Object.entries(design.classes ?? {}).map(([name, each]) => classOf(names, name, each)),
    },
    dataSets: dataSetsOf(names, design, stages),
    scenario: {
      ...empty.scenario,
      ...design.scenario,
      timeline: Object.entries(design.timeline ?? {}).map(([name, each]) => eventOf(names, name, each)),
    },
    requirements: Object.entries(design.requirements ?? {}).map(([name, each]) => requirementOf(names, name, each)),
  };
  const also = design.also?.(names);
  return { ...whole, ...also, nextId: names.nextId };
}

/** The document of a design of one stage. */
export function buildDesign(design: Omit<BuildDesign, 'stages'> & BuildStage, kinds: Kinds): Document {
  const { modules, components, wires, zones, note } = design;
  const stage: BuildStage = {
    components,
    ...(modules && { modules }),
    ...(wires && { wires }),
    ...(zones && { zones }),
    ...(note === undefined ? {} : { note }),
  };
  return buildDocument({ ...design, stages: { Design: stage } }, kinds);
}

function classOf(names: BuildNames, name: string, given: BuildClass): TrafficClass {
  const { ratePerSecond, mix, followUps, planned, ...fields } = given;
  const base = newTrafficClass(names.id('trafficClass', name), name);
  return {
    ...base,
    arrivals: ratePerSecond === undefined ? base.arrivals : { type: 'poisson', ratePerSecond },
    ...fields,
    mix: Object.entries(mix).map(([operation, entry]) => ({
      ...newMixEntry(names.id('mixEntry', `${name} ${operation}`), names.id('operation', operation)),
      ...(typeof entry === 'number' ? { weight: entry } : entry),
    })),
    followUps: followUps?.(names) ?? [],
    ...(planned && { testPlan: planned(names) }),
  };
}

/** The data sets that are described, then those that only a step or a store names. */
function dataSetsOf(names: BuildNames, design: BuildDesign, stages: Document['stages']): readonly DataSet[] {
  const described = design.dataSets ?? {};
  const all = [...new Set([...Object.keys(described), ...names.all('dataSet')])];
  const modules = new Set<string>(stages.flatMap((stage) => stage.modules.map(({ id }) => id)));
  return all.map((name) => {
    const { owner, ...fields } = described[name] ?? {};
    const module = owner === undefined ? null : names.id('module', owner);
    if (module !== null && !modules.has(module)) throw new Error(`data set ${name} is owned by no module ${owner}`);
    return { ...newDataSet(names.id('dataSet', name), name, module), ...fields };
  });
}

function eventOf(names: BuildNames, name: string, { atMs, durationMs, action }: BuildEvent): TimelineEvent {
  return { id: names.id('event', name), name, atMs, durationMs: durationMs ?? null, action: action(names) };
}

function requirementOf(names: BuildNames, name: string, given: BuildRequirement): Requirement {
  const { scope, window, owner, ...fields } = given;
  return {
    id: names.id('requirement', name),
    name,
    scope: scope?.(names) ?? { type: 'whole' },
    window: window ?? null,
    owner: owner ?? '',
    ...fields,
  };
}
