/** What a flow balance says: expected figures of a stage, from its document alone. Rates are per simulated second; ratios are of 1, not of 100. */
import type { ComponentId, OperationId, TrafficClassId, WireId } from '#design';

export const resourceKinds = [
  'cpu',
  'workers',
  'connections',
  'places',
  'io',
  'iops',
  'bandwidth',
  'lock',
  'row',
  'quota',
  'partition',
  'rate-limit',
] as const;
/**
 * `cpu` counts vCPUs, `workers` workers held (of a router: its connections), `connections` those in use at a store or in the pools of a wire, `places` those of
 * bulkheads, `io` places of the disk, `iops` its operations a second, `bandwidth` bytes a second, `lock` a named lock held, `row` the lock of the most
 * asked row of a data set, `quota` requests a second of one verb, `partition` units a second of the partition that is asked most for reads or writes, `rate-limit` requests a second (or at once) at the door.
 */
export type ResourceKind = (typeof resourceKinds)[number];

export interface ResourceBalance {
  readonly kind: ResourceKind;
  /** Name of the lock, id of the data set, verb, or `replicas` of a store; null = there is only one, or it is the primary's. */
  readonly of: string | null;
  /** Mean number in use, or used a second, of all instances. */
  readonly inUse: number;
  /** How many there are, or may be used a second, of all instances; null = unlimited. */
  readonly limit: number | null;
  /** In use / limit, above 1 where more is asked than there is; null = unlimited. */
  readonly utilization: number | null;
  /** Used by one visit in the mean: ms held, or a number; null = nobody comes. */
  readonly perVisit: number | null;
}

/** Visits at a component for one request of an entry operation. */
export interface VisitRatio {
  readonly trafficClass: TrafficClassId;
  readonly operation: OperationId;
  readonly perRequest: number;
}

export interface ComponentBalance {
  readonly id: ComponentId;
  readonly arrivalsPerSecond: number;
  readonly visits: readonly VisitRatio[];
  readonly resources: readonly ResourceBalance[];
  /** Of its most used resource; null = nothing it has is limited. */
  readonly utilization: number | null;
  /** Of its lookups; null = it is no cache, or nobody looks up. */
  readonly hitRatio: number | null;
}

export interface WireBalance {
  readonly id: WireId;
  /** Over the network, retries included; calls within a process take no way. */
  readonly attemptsPerSecond: number;
  /** Attempts that end badly by failures that are written down. */
  readonly failedPerSecond: number;
  /** Of questions and answers together. */
  readonly bytesPerSecond: number;
  /** Of one attempt, from sending to the answer, when nothing waits for anything; null = there is none. */
  readonly callMs: number | null;
  /** Attempts that wait for their answer. */
  readonly inFlight: number;
  readonly resources: readonly ResourceBalance[];
}

export interface Bottleneck {
  readonly place: ComponentId | WireId;
  readonly kind: ResourceKind;
  readonly of: string | null;
  readonly utilization: number;
  /** Offered load at which it is wholly used, if all classes grow alike, requests a second. */
  readonly fullAtPerSecond: number;
}

export interface EntryBalance {
  readonly component: ComponentId;
  readonly trafficClass: TrafficClassId;
  readonly operation: OperationId;
  /** Requests that users send, what follows from others included, those they send again not. */
  readonly ratePerSecond: number;
  /** Probability of success as far as it follows from failures that are written down. */
  readonly success: number;
  /** Time to the answer when nothing waits for anything, ms. */
  readonly answerMs: number;
}

/** Asymptotic bounds on the rate of a class whose users wait for answers (Denning and Buzen 1978). */
export interface ClosedBounds {
  readonly trafficClass: TrafficClassId;
  /** Users / (think time + answer time without waits), requests a second. */
  readonly byUsers: number;
  /** 1 / largest demand on a resource, of what other classes leave of it; null = no limited resource is used. */
  readonly byBottleneck: number | null;
}

export interface BalanceAt {
  /** Instant of the run whose arrival rates these are, ms. */
  readonly atMs: number;
  readonly offeredPerSecond: number;
  readonly entries: readonly EntryBalance[];
  readonly components: readonly ComponentBalance[];
  readonly wires: readonly WireBalance[];
  /** The most used of all resources; null = nothing that is limited is used. */
  readonly bottleneck: Bottleneck | null;
  readonly closed: readonly ClosedBounds[];
}

export interface FlowBalance {
  /** At the instant that was asked for. */
  readonly now: BalanceAt;
  /** At the instant of the run at which the bottleneck is used most. */
  readonly peak: BalanceAt;
}
