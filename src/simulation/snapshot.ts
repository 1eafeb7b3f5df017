/**
 * What a running simulation shows of itself: columns of numbers, ready to be transferred. A row belongs to the thing at the same place in the
 * index, which is sent anew whenever the structure changes. Rates are per simulated second over the last `windowMs` (1 s unless said otherwise);
 * NaN = nothing to measure (no request, no limit), drawn as a dash.
 */
import { measures, type Measure } from '#catalog';
import { failureCauses, type Fault } from '#design';
import { refusalReasons } from '#engine';
import type { ComponentId, ModuleId, OperationId, RequirementId, TrafficClassId, WireId } from '#design';

/** What a part is doing, as number in the column `state`. */
export const componentStates = ['starved', 'working', 'saturated', 'blocked', 'failing', 'hung', 'off'] as const;
export type ComponentState = (typeof componentStates)[number];

/** Columns of a component's row: its state, the index of the component it waits for (-1 none), and the measures. */
export const componentColumns = [
  'state',
  'blockedBy',
  ...measures,
  'runningCostPerHourUsd',
] as const satisfies readonly (Measure | 'state' | 'blockedBy' | 'runningCostPerHourUsd')[];
export type ComponentColumn = (typeof componentColumns)[number];

/** Columns of a node of a replicated store; `role` is a number: 0 primary, 1 standby, 2 replica. */
export const nodeColumns = ['role', 'isUp', 'utilization', 'arrivalRate', 'lagMs'] as const;
export type NodeColumn = (typeof nodeColumns)[number];

/** Columns of a module in a host. `cpuShare` is its share of the host's vCPUs, 0..1. */
export const moduleColumns = ['arrivalRate', 'cpuShare', 'errorRate', 'meanResponseMs'] as const;
export type ModuleColumn = (typeof moduleColumns)[number];

/** Columns of a wire, of all who call over it. `inProcess` is 1 where the call is free; `noConnectionRate` counts attempts refused for lack of a connection, which `errorRate` includes; `lasting` is the number of connections that stay, NaN where none do. */
export const wireColumns = [
  'rate',
  'errorRate',
  'retryRate',
  'meanLatencyMs',
  'inFlight',
  'bytesPerSecond',
  'hitShare',
  'breakerOpen',
  'inProcess',
  'noConnectionRate',
  'lasting',
] as const;
export type WireColumn = (typeof wireColumns)[number];

/** Columns of a leg, the share of a wire that joins one caller and one component it leads to. Both stand for themselves where a module runs in several hosts. */
export const legColumns = [
  'rate',
  'errorRate',
  'meanLatencyMs',
  'hitShare',
  'breakerOpen',
] as const satisfies readonly WireColumn[];
export type LegColumn = (typeof legColumns)[number];

export interface Leg {
  readonly wire: WireId;
  readonly from: ComponentId;
  readonly to: ComponentId;
}

export type { RefusalReason } from '#engine';

/** Columns of the whole, of a traffic class or of an entry operation; the quantiles are over answered requests of the last 10 s. */
export const flowColumns = [
  'offered',
  'goodput',
  'late',
  'degraded',
  'p50Ms',
  'p95Ms',
  'p99Ms',
  'meanMs',
  ...failureCauses,
] as const;
export type FlowColumn = (typeof flowColumns)[number];

/** Columns of a component that are kept for every second. */
export const secondComponentColumns = [
  'utilization',
  'queueLength',
  'workersBusy',
  'connections',
  'instancesUp',
  'instancesStarting',
  'instancesDraining',
  'errorRate',
  'messagesWaiting',
  'eldestMessageMs',
  'runningCostPerHourUsd',
] as const satisfies readonly ComponentColumn[];
export type SecondComponentColumn = (typeof secondComponentColumns)[number];

/**
 * The names of all columns, in order. They travel with the index, because the page takes only types from this layer: importing a value would bundle
 * the core into the page.
 */
export const snapshotColumns = {
  states: componentStates,
  components: componentColumns,
  modules: moduleColumns,
  nodes: nodeColumns,
  wires: wireColumns,
  legs: legColumns,
  refusals: refusalReasons,
  flows: flowColumns,
  secondComponents: secondComponentColumns,
} as const;

/** What stands at which row. */
export interface SnapshotIndex {
  readonly revision: number;
  readonly columns: typeof snapshotColumns;
  readonly components: readonly ComponentId[];
  readonly modules: readonly { readonly component: ComponentId; readonly module: ModuleId }[];
  /** Replicated stores and how many nodes each has; their rows follow each other, the primary of each first. */
  readonly nodes: readonly { readonly component: ComponentId; readonly count: number }[];
  readonly wires: readonly WireId[];
  readonly legs: readonly Leg[];
  /** Row 0 is the whole; then the traffic classes, then the entry operations. */
  readonly flows: readonly FlowScope[];
  /** Requirements of the document, in its order. */
  readonly requirements: readonly RequirementId[];
}

export type FlowScope =
  | { readonly type: 'whole' }
  | { readonly type: 'traffic-class'; readonly trafficClass: TrafficClassId }
  | { readonly type: 'operation'; readonly operation: OperationId };

export interface Snapshot {
  /** Revision of the index that the rows follow. */
  readonly revision: number;
  /** Simulated time in ms. */
  readonly atMs: number;
  /** Row-major: `rows x componentColumns.length`, and so on. */
  readonly components: Float64Array;
  readonly modules: Float64Array;
  readonly nodes: Float64Array;
  readonly wires: Float64Array;
  readonly legs: Float64Array;
  /** A row for each component: attempts turned away at it, or by it before they were sent, by reason; retries included. */
  readonly refusals: Float64Array;
  readonly flows: Float64Array;
  /**
   * Measured value of each requirement over its window of the run so far, in the requirement's unit: a quantile counts failed and late requests as
   * infinite. NaN = nothing measured yet, or not measured by a run (the monthly bill).
   */
  readonly requirements: Float64Array;
  /** Whole seconds finished since the last snapshot. */
  readonly seconds: SecondRows;
  /** The ledgers: requests arrived, success, late, failed, in flight; executions begun, ended, in flight; messages. */
  readonly ledger: Ledger;
}

export interface Ledger {
  readonly arrived: number;
  readonly success: number;
  readonly late: number;
  readonly failed: number;
  readonly inFlight: number;
  readonly executionsBegun: number;
  readonly executionsEnded: number;
  readonly executionsInFlight: number;
  /** Of all subscriptions: sent = consumed + dead-lettered + lost + held (waiting or in the hands of consumers). */
  readonly messagesSent: number;
  readonly messagesConsumed: number;
  readonly messagesDeadLettered: number;
  readonly messagesLost: number;
  readonly messagesHeld: number;
}

/** Per-second history since the last snapshot, for charts: one row a second. */
export interface SecondRows {
  /** Number of the first second (0 = from 0 to 1 s). */
  readonly firstSecond: number;
  readonly count: number;
  /** `count x flows x flowColumns.length`. */
  readonly flows: Float64Array;
  /** `count x components x secondComponentColumns.length`. */
  readonly components: Float64Array;
}

/** A fault that was thrown and has not ended. */
export interface FaultInForce {
  /** Number by which it is cleared: 1 for the first of the run that lasted, then 2, 3, ... */
  readonly id: number;
  readonly fault: Fault;
  /** What it did and where: "CPU throttled: Database". */
  readonly text: string;
  /** Instant at which it was thrown, ms. */
  readonly sinceMs: number;
  /** Instant at which it ends by itself, ms; null = when it is cleared. */
  readonly untilMs: number | null;
}

/** Something that happened, for the event list and the marks on charts. */
export interface RunEvent {
  readonly atMs: number;
  readonly type:
    | 'edit'
    | 'fault'
    | 'clear'
    | 'crash'
    | 'recovered'
    | 'timeline'
    | 'breaker'
    | 'failover'
    | 'scaling'
    | 'deployment'
    | 'experiment'
    | 'rule'
    | 'guard';
  readonly severity: 'note' | 'warning' | 'critical';
  /** Component or wire it happened at; null = the whole. */
  readonly place: ComponentId | WireId | null;
  readonly text: string;
}
