/** Edits of what stands on the canvas: components and notes, their names, places and parameters. */
import type { Document } from '../document';
import { noHostPolicy, type HostPolicy } from '../host-policy';
import type { ComponentId, ModuleId, NoteId, StageId, TrafficClassId } from '../ids';
import { defaultConfiguration } from '../kind-declaration';
import type { KindDeclaration, Kinds } from '../kind-declaration';
import { componentOf, stageOf } from '../lookups';
import { asLabel, asText, clampConfiguration, onGrid } from '../ranges';
import type { Component, Configuration, Layout, Point, Stage } from '../stage';
import type { TrafficClass } from '../workload';
import { assign, assignShared, changeById, changeComponent, changeStage, freeName, IdSource, pick } from './change';
import { newModule, newTrafficClass, ofDevices } from './defaults';

export interface NewComponent {
  readonly stage: StageId;
  readonly kind: KindDeclaration;
  readonly at: Point;
  /** Without it, the kind's title. */
  readonly name?: string;
  readonly configuration?: Partial<Configuration>;
  /** Name of the module that a host comes with; null = an empty host. Other kinds have none anyway. */
  readonly moduleName?: string | null;
}

/** Puts a component on the canvas. A host comes with a module that does a little work, a source of traffic with a class to send. */
export function addComponent(
  document: Document,
  given: NewComponent,
): { readonly document: Document; readonly component: ComponentId } {
  const ids = new IdSource(document);
  const component = ids.give('component');
  const stage = stageOf(document, given.stage);
  if (!stage) return { document, component };
  const module =
    given.kind.hosts !== null && given.moduleName !== null
      ? newModule(ids, freeModuleName(stage, given.moduleName ?? 'app'), given.kind)
      : null;
  const traffic = given.kind.generatesTraffic ? classToSend({ document, stage, ids, kind: given.kind }) : null;
  const added: Component = {
    id: component,
    kind: given.kind.id,
    kindVersion: given.kind.version,
    name: freeComponentName(stage, given.name ?? given.kind.title),
    configuration: {
      ...defaultConfiguration(given.kind),
      ...clampConfiguration(given.kind, given.configuration ?? {}),
    },
    modules: module ? [module.id] : [],
    trafficClasses: traffic ? [traffic.send] : [],
    zones: [],
    dataSets: [],
    hostPolicy: null,
    note: '',
  };
  const changed = changeStage(traffic?.document ?? document, given.stage, (before) => ({
    ...before,
    modules: module ? [...before.modules, module] : before.modules,
    components: [...before.components, added],
    layout: placed(before.layout, { [component]: onGrid(given.at) }),
  }));
  return { document: { ...changed, nextId: ids.nextId }, component };
}

interface Sending {
  readonly document: Document;
  readonly stage: Stage;
  readonly ids: IdSource;
  readonly kind: KindDeclaration;
}

/** The first class that no source of the stage sends yet, of people or of senders as the kind has it; without one, a new class. */
function classToSend({ document, stage, ids, kind }: Sending): {
  readonly document: Document;
  readonly send: TrafficClassId;
} {
  const classes = document.workload.trafficClasses;
  const sent = new Set(stage.components.flatMap(({ trafficClasses }) => trafficClasses));
  const isOfSenders = ({ arrivals }: TrafficClass) => arrivals.type === 'periodic' || arrivals.type === 'connects';
  const free = classes.find((each) => !sent.has(each.id) && isOfSenders(each) === kind.connects);
  if (free) return { document, send: free.id };
  const name = freeName(
    kind.title,
    classes.map((each) => each.name),
  );
  const made = { ...newTrafficClass(ids.give('trafficClass'), name), ...(kind.connects && ofDevices) };
  return { document: { ...document, workload: { trafficClasses: [...classes, made] } }, send: made.id };
}

export function freeModuleName(stage: Stage, wanted: string): string {
  return freeName(
    asLabel(wanted) ?? 'app',
    stage.modules.map(({ name }) => name),
  );
}

export function freeComponentName(stage: Stage, wanted: string): string {
  return freeName(
    asLabel(wanted) ?? 'Component',
    stage.components.map(({ name }) => name),
  );
}

export function placed(layout: Layout, positions: Readonly<Record<string, Point>>): Layout {
  return { ...layout, components: { ...layout.components, ...positions } };
}

/** Adds a module to a host. It does a little work and is called by nobody yet. */
export function addModule(
  document: Document,
  { stage, host, name }: { readonly stage: StageId; readonly host: ComponentId; readonly name?: string },
): { readonly document: Document; readonly module: ModuleId } {
  const ids = new IdSource(document);
  const found = stageOf(document, stage);
  const module = newModule(ids, found ? freeModuleName(found, name ?? 'module') : 'module');
  if (!found || !componentOf(found, host)) return { document, module: module.id };
  const changed = changeStage(document, stage, (before) =>
    changeComponent({ ...before, modules: [...before.modules, module] }, host, (component) => ({
      ...component,
      modules: [...component.modules, module.id],
    })),
  );
  return { document: { ...changed, nextId: ids.nextId }, module: module.id };
}

/** Drops a module on the empty canvas: it comes with a host of its own. */
export function addModuleAsHost(
  document: Document,
  given: { readonly stage: StageId; readonly kind: KindDeclaration; readonly at: Point; readonly name?: string },
): { readonly document: Document; readonly component: ComponentId; readonly module: ModuleId } {
  const host = addComponent(document, { ...given, moduleName: given.name ?? 'module' });
  const stage = stageOf(host.document, given.stage);
  const [module] = (stage && componentOf(stage, host.component)?.modules) ?? [];
  if (module === undefined) throw new Error(`modules do not stand in ${given.kind.title}`);
  return { ...host, module };
}

/** Moves components to places on the grid. */
export function moveComponents(
  document: Document,
  { stage, positions }: { readonly stage: StageId; readonly positions: Readonly<Record<string, Point>> },
): Document {
  return changeStage(document, stage, (before) => {
    const known = Object.entries(positions)
      .filter(([id]) => componentOf(before, id as ComponentId))
      .map(([id, at]) => [id, onGrid(at)] as const);
    const components = assign(before.layout.components, Object.fromEntries(known));
    return assignShared(before, { layout: assignShared(before.layout, { components }) });
  });
}

export function renameComponent(
  document: Document,
  { stage, component, name }: { readonly stage: StageId; readonly component: ComponentId; readonly name: string },
): Document {
  const label = asLabel(name);
  if (label === null) return document;
  return changeStage(document, stage, (before) =>
    changeComponent(before, component, (thing) => assign(thing, { name: label })),
  );
}

/** Sets fields that no wire and no module depends on. */
export function setComponent(
  document: Document,
  given: {
    readonly stage: StageId;
    readonly component: ComponentId;
    readonly values: Partial<Pick<Component, 'note' | 'trafficClasses' | 'dataSets' | 'zones'>>;
  },
): Document {
  const { note, ...known } = pick(given.values, ['note', 'trafficClasses', 'dataSets', 'zones']);
  const values: Partial<Component> = note === undefined ? known : { ...known, note: asText(note) };
  return changeStage(document, given.stage, (before) =>
    changeComponent(before, given.component, (thing) => assign(thing, values)),
  );
}

/** Sets parameters, clamped to the range of each; values that the kind does not know are left out. */
export function setParameter(
  document: Document,
  given: { readonly stage: StageId; readonly component: ComponentId; readonly values: Partial<Configuration> },
  kinds: Kinds,
): Document {
  return changeStage(document, given.stage, (before) =>
    changeComponent(before, given.component, (thing) => {
      const kind = kinds.get(thing.kind);
      if (!kind) return thing;
      const configuration = assign(thing.configuration, clampConfiguration(kind, given.values));
      return assignShared(thing, { configuration });
    }),
  );
}

/** Sets parts of what a host or gateway does about load and change; where nothing is left in force, it has no policy. */
export function setHostPolicy(
  document: Document,
  given: { readonly stage: StageId; readonly component: ComponentId; readonly values: Partial<HostPolicy> },
): Document {
  return changeStage(document, given.stage, (before) =>
    changeComponent(before, given.component, (thing) => {
      const hostPolicy = assign(thing.hostPolicy ?? noHostPolicy, given.values);
      const { rateLimits, ...others } = hostPolicy;
      const isNone = rateLimits.length === 0 && Object.values(others).every((each) => each === null);
      return assignShared(thing, { hostPolicy: isNone ? null : hostPolicy });
    }),
  );
}

export function addNote(
  document: Document,
  { stage, at, text }: { readonly stage: StageId; readonly at: Point; readonly text: string },
): { readonly document: Document; readonly note: NoteId } {
  const ids = new IdSource(document);
  const note = ids.give('note');
  if (!stageOf(document, stage)) return { document, note };
  const changed = changeStage(document, stage, (before) => ({
    ...before,
    layout: { ...before.layout, notes: [...before.layout.notes, { id: note, text: asText(text), at: onGrid(at) }] },
  }));
  return { document: { ...changed, nextId: ids.nextId }, note };
}

export function setNote(
  document: Document,
  given: {
    readonly stage: StageId;
    readonly note: NoteId;
    readonly values: { readonly text?: string; readonly at?: Point };
  },
): Document {
  const { text, at } = given.values;
  const values = {
    ...(text === undefined ? {} : { text: asText(text) }),
    ...(at === undefined ? {} : { at: onGrid(at) }),
  };
  return changeStage(document, given.stage, (before) => {
    const notes = changeById(before.layout.notes, given.note, (note) => assign(note, values));
    return assignShared(before, { layout: assignShared(before.layout, { notes }) });
  });
}
