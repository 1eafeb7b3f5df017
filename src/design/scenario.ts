/** What happens during a run: its length, its seed, and a timeline of changes. */
import type { Distribution } from './distribution';
import type { Experiment } from './experiment';
import type { RolloutPolicy } from './host-policy';
import type { ComponentId, DataSetId, EventId, ModuleId, OperationId, TrafficClassId, WireId, ZoneId } from './ids';
import type { ParameterValue } from './stage';

/** What a fault or a change strikes. An instance is counted from 0; `share` strikes that part of a fleet. */
export type FaultTarget =
  | { readonly type: 'component'; readonly component: ComponentId }
  | { readonly type: 'instance'; readonly component: ComponentId; readonly instance: number }
  | { readonly type: 'share'; readonly component: ComponentId; readonly share: number }
  | { readonly type: 'wire'; readonly wire: WireId }
  | { readonly type: 'zone'; readonly zone: ZoneId }
  | { readonly type: 'module'; readonly module: ModuleId }
  | { readonly type: 'operation'; readonly operation: OperationId }
  | { readonly type: 'traffic-class'; readonly trafficClass: TrafficClassId };

export const faultKinds = [
  'crash',
  'hang',
  'outage',
  'zone-outage',
  'partition',
  'latency',
  'loss',
  'error-rate',
  'cpu-throttle',
  'memory-leak',
  'disk-full',
  'cache-flush',
  'failover',
  'dependency-quota',
  'cold-start-storm',
  'poison-message',
  'expired-credential',
  'traffic-surge',
  'bad-deployment',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly fault: FaultKind;
  readonly target: FaultTarget;
  /** Strength, in the unit of the fault: added ms (latency), ratio 0..1 (loss, error-rate), factor (cpu-throttle, traffic-surge), MiB a second (memory-leak). Null = the fault has none. */
  readonly magnitude: number | null;
  /** Drawn faults: up time until the next one and down time of each struck thing; their means are MTBF and MTTR. Null = struck once. */
  readonly recurrence: { readonly upMs: Distribution; readonly downMs: Distribution } | null;
}

export type ConfigurationTarget =
  { readonly type: 'component'; readonly component: ComponentId } | { readonly type: 'wire'; readonly wire: WireId };

export type TimelineAction =
  /** The rate of a class is multiplied by `factor`, reached in `rampMs`. */
  | {
      readonly type: 'traffic';
      readonly trafficClass: TrafficClassId;
      readonly factor: number;
      readonly rampMs: number;
    }
  | { readonly type: 'fault'; readonly fault: Fault }
  | { readonly type: 'deployment'; readonly module: ModuleId; readonly deployment: Deployment }
  | {
      readonly type: 'configuration';
      readonly target: ConfigurationTarget;
      /** Name of the component's parameter or of the wire's field. */
      readonly parameter: string;
      readonly value: ParameterValue;
    }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'experiment'; readonly experiment: Experiment };

/** What is wrong with a version, in the module deployed. All of it 0, 1 and false = nothing. */
export interface VersionDefects {
  /** Share of the module's operations that fail, 0..1. */
  readonly errorRatio: number;
  /** CPU time of the module is multiplied by it, above 0. */
  readonly slowdown: number;
  /** Memory that each instance loses, MiB a second. */
  readonly leakMiBPerSecond: number;
  /** Whether its instances crash as soon as they serve. */
  readonly crashes: boolean;
}

/** A change of a data set's form. It needs every module on the data set deployed again. */
export interface SchemaChange {
  readonly dataSet: DataSetId;
  /** Time for which the data set is locked, ms; 0 = online. */
  readonly lockMs: number;
}

export const soundVersion: VersionDefects = { errorRatio: 0, slowdown: 1, leakMiBPerSecond: 0, crashes: false };

export interface Deployment {
  /** Null = as the module's host says. */
  readonly rollout: RolloutPolicy | null;
  readonly defects: VersionDefects;
  readonly schemaChange: SchemaChange | null;
}

export interface TimelineEvent {
  readonly id: EventId;
  readonly name: string;
  readonly atMs: number;
  /** Null = lasts to the end, or is over at once. */
  readonly durationMs: number | null;
  readonly action: TimelineAction;
}

export interface Scenario {
  /** Simulated length of a run in ms, warm-up included. */
  readonly durationMs: number;
  /** Opening interval left out of statistics, ms. */
  readonly warmUpMs: number;
  /** 0 to 2^32 - 1. */
  readonly seed: number;
  readonly timeline: readonly TimelineEvent[];
}
