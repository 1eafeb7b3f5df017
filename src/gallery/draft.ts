/**
 * Shorthand for the designs of the gallery: modules and wires are named, and every name is given its id when it is first used. The numbers
 * follow from the order of the text, so a design keeps its ids, and with them its random draws, as long as new names come last.
 */
import { declarations } from '#catalog';
import {
  constant,
  defaultConfiguration,
  emptyDocument,
  exponential,
  formatName,
  formatVersion,
  idOf,
  noPolicy,
} from '#design';
import type {
  CallStep,
  Component,
  ComponentId,
  ComputeStep,
  Configuration,
  DataSetId,
  Document,
  IdOfSort,
  IdSort,
  KindId,
  Module,
  ModuleId,
  Operation,
  OperationId,
  Protocol,
  Stage,
  Step,
  TransactionStep,
  Verb,
  Wire,
} from '#design';

/** Size of a message where a design says nothing else. */
export const messageBytes = 1_024;
const gigabit = 1_000_000_000;

export interface ModuleDraft {
  readonly name: string;
  /** Operations by name, each a list of steps. */
  readonly operations: Readonly<Record<string, readonly StepDraft[]>>;
}

export type StepDraft =
  | { readonly compute: number }
  /** Calls an operation, written `module.operation`. */
  | { readonly ask: string }
  /** Calls a verb of whatever the need of this name is wired to. */
  | {
      readonly need: string;
      readonly protocol: Protocol;
      readonly verb: Verb;
      readonly count: number;
      readonly dataSet: string | null;
    }
  | { readonly transaction: readonly StepDraft[]; readonly need: string };

export const compute = (meanMs: number): StepDraft => ({ compute: meanMs });
export const ask = (operation: string): StepDraft => ({ ask: operation });
export const statement = (verb: 'read' | 'write', dataSet: string, count = 1): StepDraft => ({
  need: 'database',
  protocol: 'sql',
  verb,
  count,
  dataSet,
});
export const outside = (need: string): StepDraft => ({
  need,
  protocol: 'request',
  verb: 'request',
  count: 1,
  dataSet: null,
});
export const transaction = (...steps: readonly StepDraft[]): StepDraft => ({ transaction: steps, need: 'database' });

/** Gives each name of each sort one id, in the order of asking. */
export class Names {
  private readonly numbers = new Map<string, number>();

  id<Sort extends IdSort>(sort: Sort, name: string): IdOfSort[Sort] {
    const key = `${sort} ${name}`;
    const number = this.numbers.get(key) ?? this.numbers.size + 1;
    this.numbers.set(key, number);
    return idOf(sort, number);
  }

  /** The number that no name has yet. */
  get nextId(): number {
    return this.numbers.size + 1;
  }
}

/** Modules as the format writes them; their needs follow from what their steps ask for. */
export function draftModule(names: Names, draft: ModuleDraft): Module {
  const needs = new Map<string, Protocol>();
  const writer = new StepWriter(names, draft.name, needs);
  const operations = Object.entries(draft.operations).map(([name, steps]): Operation => {
    const path = `${draft.name}.${name}`;
    return { id: names.id('operation', path), name, steps: writer.all(path, steps) };
  });
  return {
    id: names.id('module', draft.name),
    name: draft.name,
    operations,
    needs: [...needs].map(([name, protocol]) => ({ id: names.id('need', `${draft.name}.${name}`), name, protocol })),
    runtime: { name: 'compiled', cpuFactor: 1, baseMemoryMiB: 0, coldStartMs: null },
    memoryMiB: 64,
    memoryPerRequestMiB: 1,
    accelerator: null,
    credentials: [],
    note: '',
  };
}

class StepWriter {
  private readonly names: Names;
  private readonly module: string;
  private readonly needs: Map<string, Protocol>;

  constructor(names: Names, module: string, needs: Map<string, Protocol>) {
    this.names = names;
    this.module = module;
    this.needs = needs;
  }

  all(path: string, drafts: readonly StepDraft[]): readonly Step[] {
    return drafts.map((draft, place) => this.one(`${path} ${place + 1}`, draft));
  }

  private one(path: string, draft: StepDraft): Step {
    const base = { id: this.names.id('step', path), concern: null };
    if ('compute' in draft)
      return { ...base, type: 'compute', timeMs: exponential(draft.compute) } satisfies ComputeStep;
    if ('transaction' in draft) {
      const need = this.need(draft.need, 'sql');
      return { ...base, type: 'transaction', need, steps: this.all(path, draft.transaction) } satisfies TransactionStep;
    }
    return { ...base, ...this.call(draft) };
  }

  private call(draft: Extract<StepDraft, { ask: string } | { verb: Verb }>): Omit<CallStep, 'id' | 'concern'> {
    const shared = {
      type: 'call',
      probability: 1,
      requestBytes: constant(messageBytes),
      responseBytes: constant(messageBytes),
      key: 'request',
      storeTimeMs: null,
      readFrom: 'primary',
      onFailure: { type: 'fail' },
    } as const;
    if ('ask' in draft) {
      const need = this.need(draft.ask.split('.')[0] ?? '', 'request');
      return {
        ...shared,
        need,
        target: { type: 'operation', operation: this.operation(draft.ask) },
        count: constant(1),
      };
    }
    const dataSet: DataSetId | null = draft.dataSet === null ? null : this.names.id('dataSet', draft.dataSet);
    const need = this.need(draft.need, draft.protocol);
    return { ...shared, need, target: { type: 'verb', verb: draft.verb, dataSet }, count: constant(draft.count) };
  }

  private operation(path: string): OperationId {
    return this.names.id('operation', path);
  }

  private need(name: string, protocol: Protocol): IdOfSort['need'] {
    this.needs.set(name, protocol);
    return this.names.id('need', `${this.module}.${name}`);
  }
}

export interface ComponentDraft {
  readonly name: string;
  readonly kind: KindId;
  readonly at: readonly [x: number, y: number];
  readonly values?: Configuration;
  readonly modules?: readonly string[];
  readonly trafficClasses?: readonly string[];
  readonly dataSets?: readonly string[];
}

export function draftComponent(names: Names, draft: ComponentDraft): Component {
  const kind = declarations.get(draft.kind);
  if (!kind) throw new Error(`the catalogue has no kind ${draft.kind}`);
  return {
    id: names.id('component', draft.name),
    kind: kind.id,
    kindVersion: kind.version,
    name: draft.name,
    configuration: { ...defaultConfiguration(kind), ...draft.values },
    modules: (draft.modules ?? []).map((name) => names.id('module', name)),
    trafficClasses: (draft.trafficClasses ?? []).map((name) => names.id('trafficClass', name)),
    zones: [],
    dataSets: (draft.dataSets ?? []).map((name) => names.id('dataSet', name)),
    hostPolicy: null,
    note: '',
  };
}

export interface WireDraft {
  /** A component, or a module's need written `module.need`. */
  readonly from: string;
  readonly to: { readonly component: string } | { readonly module: string };
  readonly protocol: Protocol;
  readonly pool?: number;
  /** The network to the users is the same for all designs, and free. */
  readonly free?: boolean;
}

export function draftWire(names: Names, draft: WireDraft): Wire {
  const target: { component: ComponentId } | { module: ModuleId } =
    'component' in draft.to
      ? { component: names.id('component', draft.to.component) }
      : { module: names.id('module', draft.to.module) };
  return {
    id: names.id('wire', `${draft.from} -> ${Object.values(draft.to).join('')}`),
    protocol: draft.protocol,
    from: draft.from.includes('.')
      ? { need: names.id('need', draft.from) }
      : { component: names.id('component', draft.from) },
    to: target,
    latencyMs: draft.free ? 0 : 0.25,
    bandwidthBitsPerSecond: draft.free ? null : gigabit,
    lossRatio: 0,
    serializationMs: draft.free ? 0 : 0.15,
    serializationMsPerKiB: 0,
    keepAlive: true,
    reconnectJitterMs: 0,
    handshakeMs: 0,
    weight: null,
    style: 'rest',
    policy: draft.pool === undefined ? noPolicy : { ...noPolicy, pool: { connections: draft.pool, waitLimitMs: null } },
    delivery: null,
    note: '',
  };
}

export interface StageDraft {
  readonly name: string;
  readonly note: string;
  readonly modules: readonly ModuleDraft[];
  readonly components: readonly ComponentDraft[];
  readonly wires: readonly WireDraft[];
}

export function draftStage(names: Names, draft: StageDraft): Stage {
  const places = draft.components.map(({ name, at: [x, y] }) => [names.id('component', name), { x, y }] as const);
  return {
    id: names.id('stage', draft.name),
    name: draft.name,
    note: draft.note,
    modules: draft.modules.map((module) => draftModule(names, module)),
    components: draft.components.map((component) => draftComponent(names, component)),
    wires: draft.wires.map((wire) => draftWire(names, wire)),
    zones: [],
    layout: { components: Object.fromEntries(places), notes: [] },
  };
}

export type Content = Pick<
  Document,
  'title' | 'summary' | 'workload' | 'scenario' | 'requirements' | 'dataSets' | 'stages'
>;

/** A document of the given content with everything else empty. */
export function draftDocument(names: Names, content: Content): Document {
  const { changeModel, access, rules, assumptions, scenes } = emptyDocument();
  return {
    format: formatName,
    version: formatVersion,
    ...content,
    notes: 'CPU times, mix and rates are teaching values.',
    nextId: names.nextId,
    changeModel,
    access,
    rules,
    assumptions,
    scenes,
  };
}
