/** What happens during a run: its length, its seed, and a timeline of changes. */
import type { ComponentId, EventId, ModuleId, OperationId, TrafficClassId, WireId, ZoneId } from './ids';
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
  /** Drawn faults: mean up and down time of each struck thing; null = struck once. */
  readonly recurrence: { readonly meanUpMs: number; readonly meanDownMs: number } | null;
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
  | { readonly type: 'note'; readonly text: string };

export interface Deployment {
  readonly rollout: 'rolling' | 'all-at-once' | 'canary';
  /** Instances that may be out at once; null = 1 or 25 %, whichever is more. */
  readonly maxUnavailable: number | null;
  readonly surge: number;
  readonly canaryShare: number;
  readonly bakeMs: number;
  readonly automaticRollback: boolean;
  readonly drainMs: number;
  /** A bad version fails this share of its module's operations, 0..1, and multiplies its CPU time. */
  readonly badErrorRatio: number;
  readonly badSlowdown: number;
  readonly crashes: boolean;
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
