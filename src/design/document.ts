/**
 * The document: one application in one or more stages, under one workload, with what "good" means for it.
 * It is the only thing saved, shared, imported and exported (exercises and hand-ins are a document and more), and it is never mutated:
 * an edit takes a document and gives a new one that shares whatever did not change.
 */
import type {
  ChangeId,
  ComponentId,
  CounterId,
  CredentialId,
  DataSetId,
  ModuleId,
  OperationId,
  PipelineId,
  RelationId,
  RequirementId,
  TeamId,
  TrafficClassId,
} from './ids';
import type { Scenario } from './scenario';
import type { Scene } from './scene';
import type { RuntimeTraits, Stage } from './stage';
import type { DataSet, Workload } from './workload';

export const formatName = 'loadbearing';
/** Version of the document format; older ones are migrated when read. */
export const formatVersion = 1;

/** Instances of functions that an account may have in use until it asks for more (AWS, 2026). */
export const defaultAccountConcurrency = 1000;

export const requirementMetrics = [
  'p50',
  'p95',
  'p99',
  'p999',
  'mean',
  'availability',
  'goodput',
  'monthly-cost',
  'cost-per-million',
  'staleness',
  'acknowledged-lost',
  'zone-loss',
  'quiet-hour-cost',
  'lead-time',
  'open-operations',
] as const;
export type RequirementMetric = (typeof requirementMetrics)[number];

export type RequirementScope =
  | { readonly type: 'whole' }
  | { readonly type: 'traffic-class'; readonly trafficClass: TrafficClassId }
  | { readonly type: 'operation'; readonly operation: OperationId }
  | { readonly type: 'component'; readonly component: ComponentId };

/** A quantile counts every offered request, failed and late ones as infinite. Targets: ms, ratio 0..1, per second, dollars, hours, counts. */
export interface Requirement {
  readonly id: RequirementId;
  readonly name: string;
  readonly metric: RequirementMetric;
  readonly scope: RequirementScope;
  /** Interval of the run that counts; null = from the end of warm-up to the end. */
  readonly window: { readonly fromMs: number; readonly toMs: number } | null;
  readonly comparator: 'at-most' | 'at-least';
  readonly target: number;
  readonly owner: string;
}

export interface Team {
  readonly id: TeamId;
  readonly name: string;
  readonly members: number;
  /** Modules that the team owns. */
  readonly modules: readonly ModuleId[];
  /** Mean rate of its changes. */
  readonly changesPerWeek: number;
}

/** How long a change takes through a pipeline, and how often it goes wrong. Everything deployed together shares one pipeline, which is a queue. */
export interface PipelineTimes {
  /** Minutes whatever is deployed. */
  readonly fixedMinutes: number;
  /** Minutes for each module that must be tested along. */
  readonly minutesPerModule: number;
  /** Share of changes that fail once deployed, 0..1. */
  readonly changeFailureRatio: number;
}

/** A pipeline that differs from that of other hosts: the one through which these modules go, wherever they stand. */
export interface Pipeline extends PipelineTimes {
  readonly id: PipelineId;
  readonly name: string;
  readonly modules: readonly ModuleId[];
}

/** A planned change names what it alters; modules with a step of its concern, or on its data set or third party, are touched. */
export interface PlannedChange {
  readonly id: ChangeId;
  readonly name: string;
  readonly concerns: readonly string[];
  readonly dataSets: readonly DataSetId[];
  readonly thirdParties: readonly ComponentId[];
}

export interface ChangeModel {
  readonly teams: readonly Team[];
  /** Of every host whose modules have no pipeline of their own. */
  readonly pipeline: PipelineTimes;
  readonly pipelines: readonly Pipeline[];
  readonly changes: readonly PlannedChange[];
}

export interface Credential {
  readonly id: CredentialId;
  readonly name: string;
}

/** Who holds the credential may call the operation or reach the data set. */
export type Permission =
  | { readonly type: 'operation'; readonly credential: CredentialId; readonly operation: OperationId }
  | { readonly type: 'data-set'; readonly credential: CredentialId; readonly dataSet: DataSetId };

export interface Access {
  readonly credentials: readonly Credential[];
  readonly permissions: readonly Permission[];
}

export interface Counter {
  readonly id: CounterId;
  readonly name: string;
  /** Value at the start of a run. */
  readonly initial: number;
}

/** Sum of factor x counter over `terms`, compared with `target`: must hold at every instant. */
export interface Relation {
  readonly id: RelationId;
  readonly name: string;
  readonly terms: readonly { readonly counter: CounterId; readonly factor: number }[];
  readonly comparator: 'equal' | 'at-most' | 'at-least';
  readonly target: number;
}

export interface Rules {
  readonly counters: readonly Counter[];
  readonly relations: readonly Relation[];
}

export interface Assumptions {
  /** Unit prices in dollars that replace those of the price book, by its item id. */
  readonly prices: Readonly<Record<string, number>>;
  /** Hours a week, by name of a kind, pipeline or runtime. */
  readonly effortHoursPerWeek: Readonly<Record<string, number>>;
  /** Runtimes by name: every module of that runtime has these traits instead of its own. */
  readonly runtimes: Readonly<Record<string, RuntimeTraits>>;
  /** Whether free allowances are subtracted. */
  readonly freeTier: boolean;
  /** Instances of functions that the account may have in use at once, provisioned ones included; null = any number. */
  readonly accountConcurrency: number | null;
}

export interface Document {
  readonly format: typeof formatName;
  readonly version: typeof formatVersion;
  readonly title: string;
  readonly summary: string;
  readonly notes: string;
  /** Number of the next id to be given; only grows. */
  readonly nextId: number;
  readonly workload: Workload;
  readonly scenario: Scenario;
  readonly requirements: readonly Requirement[];
  readonly dataSets: readonly DataSet[];
  readonly changeModel: ChangeModel;
  readonly access: Access;
  readonly rules: Rules;
  readonly assumptions: Assumptions;
  /** One or more, oldest first. */
  readonly stages: readonly Stage[];
  /** What is shown of it, one after the other; empty = it is no talk. */
  readonly scenes: readonly Scene[];
}
