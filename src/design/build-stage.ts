/** A stage of a written-out design: modules with their steps, components, and wires as `Users -> Shop`, `web -> catalog`, `orders.database -> Database`. */
import type { BuildNames } from './build-names';
import type { BuildStep, StepContext } from './build-steps';
import { newModuleShell, newStage, newWire } from './edits/defaults';
import type { NeedId } from './ids';
import { defaultConfiguration } from './kind-declaration';
import type { KindDeclaration, Kinds } from './kind-declaration';
import { moduleOfNeed, needOf } from './lookups';
import type { WirePolicy } from './policy';
import type { Protocol } from './protocol';
import type { Component, Configuration, Module, Need, Stage, Wire, WireSource, WireTarget, Zone } from './stage';
import type { Step } from './steps';

export interface BuildModule extends Partial<Omit<Module, 'id' | 'name' | 'operations' | 'needs'>> {
  readonly operations: Readonly<Record<string, readonly BuildStep[]>>;
}

export interface BuildComponent extends Partial<Pick<Component, 'hostPolicy' | 'note'>> {
  readonly kind: string;
  readonly at?: readonly [x: number, y: number];
  readonly values?: Configuration;
  /** Names of the modules in this host. */
  readonly modules?: readonly string[];
  /** Names of the traffic classes it sends. */
  readonly classes?: readonly string[];
  readonly dataSets?: readonly string[];
  readonly zones?: readonly string[];
}

export interface BuildWire extends Partial<Omit<Wire, 'id' | 'protocol' | 'from' | 'to' | 'policy'>> {
  readonly wire: string;
  readonly policy?: Partial<WirePolicy>;
}

export interface BuildStage {
  readonly modules?: Readonly<Record<string, BuildModule>>;
  readonly components: Readonly<Record<string, BuildComponent>>;
  readonly wires?: readonly (string | BuildWire)[];
  /** Regions by the names of zones. */
  readonly zones?: Readonly<Record<string, string>>;
  readonly note?: string;
}

interface Context {
  readonly names: BuildNames;
  readonly kinds: Kinds;
}

export function buildStage(context: Context, name: string, given: BuildStage): Stage {
  const { names } = context;
  const components = Object.entries(given.components);
  const stage: Stage = {
    ...newStage(names.id('stage', name), name),
    note: given.note ?? '',
    modules: Object.entries(given.modules ?? {}).map(([each, module]) => moduleOf(names, each, module)),
    components: components.map(([each, component]) => componentOf(context, each, component)),
    zones: Object.entries(given.zones ?? {}).map(([each, region]): Zone => ({
      id: names.id('zone', each),
      name: each,
      region,
    })),
    layout: {
      components: Object.fromEntries(
        components.map(([each, { at }], place) => [
          names.id('component', each),
          at ? { x: at[0], y: at[1] } : { x: place * 260, y: 0 },
        ]),
      ),
      notes: [],
    },
  };
  return { ...stage, wires: (given.wires ?? []).map((wire) => wireOf(context, stage, wire)) };
}

function moduleOf(names: BuildNames, name: string, given: BuildModule): Module {
  const { operations: written, ...fields } = given;
  const needs = new Map<string, Need>();
  const need = (wanted: string, protocol: Protocol): NeedId => {
    const id = names.id('need', `${name}.${wanted}`);
    needs.set(wanted, { id, name: wanted, protocol });
    return id;
  };
  const operations = Object.entries(written).map(([operation, steps]) => {
    const path = `${name}.${operation}`;
    return { id: names.id('operation', path), name: operation, steps: stepsOf({ names, need }, path, steps) };
  });
  return { ...newModuleShell(names.id('module', name), name), ...fields, operations, needs: [...needs.values()] };
}

/** Steps are named by where they stand, each list within a step by its number. */
function stepsOf(context: Omit<StepContext, 'steps'>, path: string, list: readonly BuildStep[]): readonly Step[] {
  return list.map((draw, place): Step => {
    const here = `${path} ${place + 1}`;
    const id = context.names.id('step', here);
    let lists = 0;
    const steps = (within: readonly BuildStep[]): readonly Step[] => {
      lists += 1;
      return stepsOf(context, `${here} ${lists}:`, within);
    };
    return { id, ...draw({ ...context, steps }) };
  });
}

function componentOf({ names, kinds }: Context, name: string, given: BuildComponent): Component {
  const kind = kinds.get(given.kind);
  if (!kind) throw new Error(`there is no kind ${given.kind}`);
  for (const each of Object.keys(given.values ?? {}))
    if (!kind.parameters.some((parameter) => parameter.name === each))
      throw new Error(`${name} has no parameter ${each}`);
  return {
    id: names.id('component', name),
    kind: kind.id,
    kindVersion: kind.version,
    name,
    configuration: { ...defaultConfiguration(kind), ...given.values },
    modules: (given.modules ?? []).map((each) => names.id('module', each)),
    trafficClasses: (given.classes ?? []).map((each) => names.id('trafficClass', each)),
    zones: (given.zones ?? []).map((each) => names.id('zone', each)),
    dataSets: (given.dataSets ?? []).map((each) => names.id('dataSet', each)),
    hostPolicy: given.hostPolicy ?? null,
    note: given.note ?? '',
  };
}

function wireOf(context: Context, stage: Stage, given: string | BuildWire): Wire {
  const { wire: text, policy, ...fields } = typeof given === 'string' ? { wire: given, policy: undefined } : given;
  const [start, end, ...rest] = text.split('->').map((part) => part.trim());
  if (!start || !end || rest.length > 0) throw new Error(`a wire is written "from -> to", not "${text}"`);
  const to = targetOf(stage, end);
  const targetKind = kindAt(context, stage, end);
  const from = sourceOf(context, stage, { start, end, targetKind });
  const made = newWire({
    id: context.names.id('wire', `${start} -> ${end}`),
    from,
    to,
    protocol: protocolOf(stage, from, { emitted: kindAt(context, stage, start)?.emits ?? [], targetKind }),
    fromTraffic: 'component' in from && (kindAt(context, stage, start)?.generatesTraffic ?? false),
    style: kindAt(context, stage, start)?.connects ? 'websocket' : 'rest',
    targetKind,
  });
  return { ...made, ...fields, policy: { ...made.policy, ...policy } };
}

function kindAt({ kinds }: Context, stage: Stage, name: string): KindDeclaration | null {
  const component = stage.components.find((each) => each.name === name);
  return (component && kinds.get(component.kind)) ?? null;
}

/** A component of that name, or else a module. */
function targetOf(stage: Stage, name: string): WireTarget {
  const component = stage.components.find((each) => each.name === name);
  if (component) return { component: component.id };
  const module = stage.modules.find((each) => each.name === name);
  if (!module) throw new Error(`no component and no module is called ${name}`);
  return { module: module.id };
}

interface WrittenWire {
  readonly start: string;
  readonly end: string;
  readonly targetKind: KindDeclaration | null;
}

/** A component that sends by itself, `module.need`, or a module: then its need of the target's name, or its only one that the target fulfils. */
function sourceOf(context: Context, stage: Stage, { start, end, targetKind }: WrittenWire): WireSource {
  const component = stage.components.find((each) => each.name === start);
  if (component && (context.kinds.get(component.kind)?.emits.length ?? 0) > 0) return { component: component.id };
  const [name, needName] = start.split('.');
  const module = stage.modules.find((each) => each.name === name);
  if (!module) throw new Error(`no component that sends and no module is called ${start}`);
  const named = module.needs.find((need) => need.name === (needName ?? end));
  const offered = targetKind?.offers.map(({ protocol }) => protocol) ?? ['request'];
  const fitting = module.needs.filter(({ protocol }) => offered.includes(protocol));
  const need = named ?? (needName === undefined && fitting.length === 1 ? fitting[0] : undefined);
  if (!need) throw new Error(`${start} has no need for ${end}`);
  return { need: need.id };
}

function protocolOf(
  stage: Stage,
  from: WireSource,
  { emitted, targetKind }: { readonly emitted: readonly Protocol[]; readonly targetKind: KindDeclaration | null },
): Protocol {
  const need = 'need' in from && moduleOfNeed(stage, from.need) ? needOf(stage, from.need) : undefined;
  const offered = targetKind?.offers.map(({ protocol }) => protocol) ?? ['request'];
  return need?.protocol ?? emitted.find((each) => offered.includes(each)) ?? offered[0] ?? 'request';
}
