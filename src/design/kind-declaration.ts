/**
 * What `design` must know of a kind of component to check, edit and migrate documents. The catalogue supplies the declarations;
 * nothing here or elsewhere asks which kind it is, only for the property that matters.
 */
import type { RolloutPolicy } from './host-policy';
import type { KindId } from './ids';
import type { Protocol, Verb } from './protocol';
import type { Distribution } from './distribution';
import type { Configuration, ParameterValue } from './stage';

export const kindCategories = ['traffic', 'edge', 'hosts', 'data', 'messaging', 'bought-in', 'seeing'] as const;
export type KindCategory = (typeof kindCategories)[number];

interface ParameterBase {
  /** Key in the configuration, for ever; ends in its unit where it has one (`ttlMs`). */
  readonly name: string;
  /** On screen, sentence case. */
  readonly label: string;
  /** One or two sentences: what it does and what follows from it. */
  readonly help: string;
  /** Heading in the inspector under which it stands. */
  readonly section: string;
  /** Where the default comes from; null = our choice. */
  readonly source: ParameterSource | ParameterChoice | null;
}

/** A default that somebody else chose. */
export interface ParameterChoice {
  /** For people: "class Systems". */
  readonly chosenBy: string;
}

export interface ParameterSource {
  readonly text: string;
  readonly date: string;
  /** A = primary documentation, B = secondary, C = recalled. */
  readonly grade: 'A' | 'B' | 'C';
}

/** What a number means, for entry and display: `2k`, `1.5 s`, `99.9 %`, `512 MiB`. */
export type Quantity =
  'count' | 'duration' | 'ratio' | 'rate' | 'memory' | 'storage' | 'bytes' | 'bandwidth' | 'money' | 'factor';

export interface NumberParameter extends ParameterBase {
  readonly type: 'number';
  readonly quantity: Quantity;
  /** Unit of the stored number: `ms`, `MiB`, `GiB`, `requests`, `1/s`, `bit/s`, `$`, or empty. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  /** Word shown for null where null is legal ("unlimited", "off", "automatic"); null = a number is required. */
  readonly none: string | null;
  readonly default: number | null;
}

export interface ChoiceParameter extends ParameterBase {
  readonly type: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly default: string;
}

export interface SwitchParameter extends ParameterBase {
  readonly type: 'switch';
  readonly default: boolean;
}

export interface DistributionParameter extends ParameterBase {
  readonly type: 'distribution';
  readonly quantity: 'duration' | 'bytes';
  readonly unit: 'ms' | 'bytes';
  readonly none: string | null;
  readonly default: Distribution | null;
}

export type Parameter = NumberParameter | ChoiceParameter | SwitchParameter | DistributionParameter;

/** An interface at which wires may end. */
export interface OfferedInterface {
  readonly protocol: Protocol;
  /** What may be asked of it; for hosts and routers the operations behind it, so the list is empty. */
  readonly verbs: readonly Verb[];
}

/** A ready set of values under one name ("2 vCPU, 4 GiB"), offered by the inspector as one choice. */
export interface ParameterBundle {
  readonly label: string;
  readonly values: Configuration;
}

/** Work on one part of a kind for whoever looks after it: an assumption that documents replace. */
export interface KindEffort {
  readonly hoursPerWeek: number;
  readonly source: ParameterSource;
}

export interface KindDeclaration {
  readonly id: KindId;
  /** Grows when parameters change; the kind migrates configurations of older versions. */
  readonly version: number;
  readonly title: string;
  readonly category: KindCategory;
  /** One line under the title in the palette and under a component's name. */
  readonly summary: string;
  readonly effort: KindEffort;
  readonly parameters: readonly Parameter[];
  /** Sizes and the like, shown first. */
  readonly bundles: { readonly label: string; readonly options: readonly ParameterBundle[] } | null;
  readonly offers: readonly OfferedInterface[];
  /** Protocols of wires that begin at the component itself rather than at a module's need. */
  readonly emits: readonly Protocol[];
  /** Whether modules stand in it, and how: in instances of ours, or in the user's browser. */
  readonly hosts: 'modules' | 'client-modules' | null;
  /** Whether modules in it can compute; where they cannot, they wait, call and send. */
  readonly computes: boolean;
  /** Whether it may be sent events by a module that goes on: it keeps them until they are done. */
  readonly queuesEvents: boolean;
  /** Whether modules of nothing but files may stand in it, though it is no host. */
  readonly servesFiles: boolean;
  /** Whether it sends the traffic classes it is given. */
  readonly generatesTraffic: boolean;
  /** Whether who sends from it holds a connection, keeps what it cannot send, and comes back by itself. */
  readonly connects: boolean;
  /** Whether a call that arrives is passed on to hosts behind its own wires. */
  readonly passesOn: boolean;
  /** Of one that passes on: whether it is there to send different operations to different hosts. */
  readonly routesByOperation: boolean;
  /** Whether it keeps what it is asked and brings it on, later and in batches, to whoever is behind its own wires. */
  readonly exports: boolean;
  /** Name of the parameter that counts its instances; null = one logical device. */
  readonly instancesParameter: string | null;
  /** Names of its instances in their order, where they do not all do the same; null = they are numbered. */
  readonly instanceNames: ((configuration: Configuration) => readonly string[]) | null;
  /** Name of the parameter that limits the connections of its callers in all; null = it counts none. */
  readonly connectionsParameter: string | null;
  /** Choice that says which accelerator each instance of a host has, `none` among its values; null = such a host has none. */
  readonly acceleratorParameter: string | null;
  /** How new versions come to such a host where nobody says otherwise. */
  readonly rollout: RolloutPolicy;
  /** Policy defaults of wires that end here, such as the pool of a database. */
  readonly wireDefaults: { readonly poolConnections: number | null };
  /** Brings a configuration of an older version to this one. */
  readonly migrate: ((configuration: Configuration, fromVersion: number) => Configuration) | null;
}

/** The kinds by id, as the catalogue lists them. */
export type Kinds = ReadonlyMap<KindId, KindDeclaration>;

/** Every parameter at its default. */
export function defaultConfiguration(kind: KindDeclaration): Configuration {
  const configuration: Record<string, ParameterValue> = {};
  for (const parameter of kind.parameters) configuration[parameter.name] = parameter.default;
  return configuration;
}

/** Values of parameters that take the place of their defaults, by kind. */
export type KindDefaults = Readonly<Record<KindId, Configuration>>;

/** The kinds with other defaults, which are of the sort of their parameters: what a new part starts from, what a field goes back to and where that comes from. */
export function withDefaults(kinds: Kinds, defaults: KindDefaults, source: ParameterChoice): Kinds {
  const changed = [...kinds].map(([id, kind]) => {
    const own = defaults[id];
    if (!own) return [id, kind] as const;
    const parameters = kind.parameters.map((each) => withDefault(each, own[each.name], source));
    return [id, { ...kind, parameters }] as const;
  });
  return new Map(changed);
}

function withDefault(parameter: Parameter, value: ParameterValue | undefined, source: ParameterChoice): Parameter {
  if (value === undefined) return parameter;
  switch (parameter.type) {
    case 'number':
      return typeof value === 'number' || value === null ? { ...parameter, source, default: value } : parameter;
    case 'choice':
      return typeof value === 'string' ? { ...parameter, source, default: value } : parameter;
    case 'switch':
      return typeof value === 'boolean' ? { ...parameter, source, default: value } : parameter;
    case 'distribution':
      return typeof value === 'object' ? { ...parameter, source, default: value } : parameter;
  }
}
