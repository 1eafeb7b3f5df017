/** The policies of a wire. Null everywhere means: not in force. The order in which one call meets them is fixed by the simulation. */
import type { Distribution } from './distribution';
import type { OperationId } from './ids';

/** The causes with which a call or a request can end badly, the same word on screen. */
export const failureCauses = [
  'refused',
  'timed-out',
  'throttled',
  'failed',
  'broken-circuit',
  'no-route',
  'reset',
] as const;
export type FailureCause = (typeof failureCauses)[number];

/** A time of a policy, ms: the same for all, or drawn anew for each who waits. */
export type PolicyTime = number | Distribution;

/** The law of a time: one that is the same for all is constant. */
export const lawOf = (time: PolicyTime): Distribution =>
  typeof time === 'number' ? { type: 'constant', value: time } : time;

export interface RetryPolicy {
  /** Attempts in all, the first included; 1 to 100, or null = without end. */
  readonly attempts: number | null;
  /** Causes after which another attempt is made. */
  readonly on: readonly FailureCause[];
  readonly backoff: Backoff;
  readonly budget: RetryBudget | null;
}

/** Pause before attempt k + 1: min(cap, base x factor^(k - 1)). */
export interface Backoff {
  readonly baseMs: PolicyTime;
  readonly factor: number;
  readonly capMs: number | null;
  /** `full`: uniform from 0 to the pause. */
  readonly jitter: 'none' | 'full';
}

/** Token bucket: each first attempt adds `ratio` tokens up to `burst`; a retry or hedge takes one. */
export interface RetryBudget {
  readonly ratio: number;
  readonly burst: number;
  readonly initialTokens: number;
}

export interface BreakerPolicy {
  readonly window: { readonly type: 'calls'; readonly calls: number } | { readonly type: 'time'; readonly ms: number };
  /** Share of failures in the window that opens it, 0..1. */
  readonly failureRatio: number;
  readonly minimumCalls: number;
  readonly openMs: number;
  /** Calls let through while half open. */
  readonly probes: number;
}

export interface BulkheadPolicy {
  readonly places: number;
  /** Longest wait for a place; null = for ever, 0 = none. */
  readonly waitLimitMs: PolicyTime | null;
}

export interface HedgePolicy {
  /** A further attempt is sent when no answer came for this long. */
  readonly afterMs: Distribution;
  readonly maxHedges: number;
}

export interface PoolPolicy {
  /** Connections per calling instance. */
  readonly connections: number;
  readonly waitLimitMs: PolicyTime | null;
}

export const balancingPolicies = [
  'round-robin',
  'random',
  'least-outstanding',
  'power-of-d',
  'consistent-hash',
] as const;
export type BalancingPolicy = (typeof balancingPolicies)[number];

export interface Balancing {
  readonly policy: BalancingPolicy;
  /** Samples of power-of-d. */
  readonly choices: number;
  /** What consistent hash keeps together. */
  readonly hashBy: 'key' | 'client';
  /** Points of each instance on the ring of consistent hash. */
  readonly virtualNodes: number;
  /** Instances of the caller's zone first, as long as one of them is healthy. */
  readonly preferSameZone: boolean;
  /** An instance that failed so often in a row gets nothing for so long, ms; null = off. */
  readonly outlierEjection: { readonly failures: number; readonly ejectedMs: number } | null;
}

/** How a queue, topic, stream or event bus hands messages to the consumer at the end of a wire. */
export interface DeliveryPolicy {
  /** Messages that one instance of the consumer holds at most, 0 or more; 0 = it takes none for now, null = as many as it has workers. */
  readonly maxInFlight: number | null;
  /** Messages handed over together, and how long a batch waits to fill, ms. */
  readonly batchSize: number;
  readonly batchWaitMs: number;
  /** Whether only the failed messages of a batch come again; else a batch fails as a whole. */
  readonly partialResults: boolean;
  /** Whether the consumer gives a failed message back at once; else it comes again after the visibility timeout. */
  readonly returnsFailed: boolean;
  /** Whether messages wait for a consumer that is down (a subscription that stores). */
  readonly stores: boolean;
  /** Deliveries and age after which a message goes to the dead letters; null = those of the broker. */
  readonly maxAttempts: number | null;
  readonly maxAgeMs: number | null;
  /** Consumers of one group share the messages, each group gets all of them; empty = a group of its own. */
  readonly group: string;
  /** Only messages for one of these operations and with one of these attributes; an empty list lets all pass; null = no filter. */
  readonly filter: { readonly operations: readonly OperationId[]; readonly attributes: readonly string[] } | null;
}

/**
 * A caller drops calls itself with probability max(0, (requests - multiplier x accepts) / (requests + 1)), both counted over the last window; accepted
 * is whatever was not refused, throttled, reset or left without an answer.
 */
export interface AdaptiveThrottlingPolicy {
  /** Requests sent for each that is accepted before calls are dropped, 1 or more. */
  readonly multiplier: number;
  readonly windowMs: number;
}

export interface WirePolicy {
  readonly timeoutMs: number | null;
  readonly retry: RetryPolicy | null;
  readonly breaker: BreakerPolicy | null;
  readonly bulkhead: BulkheadPolicy | null;
  readonly hedge: HedgePolicy | null;
  readonly pool: PoolPolicy | null;
  /** How a call without a router chooses among the instances behind the wire. */
  readonly balancing: Balancing;
  readonly deadlinePropagation: boolean;
  readonly cancellation: boolean;
  readonly adaptiveThrottling: AdaptiveThrottlingPolicy | null;
}

export const defaultBalancing: Balancing = {
  policy: 'round-robin',
  choices: 2,
  hashBy: 'key',
  virtualNodes: 100,
  preferSameZone: false,
  outlierEjection: null,
};

/** What a wire has until somebody sets a policy: none. */
export const noPolicy: WirePolicy = {
  timeoutMs: null,
  retry: null,
  breaker: null,
  bulkhead: null,
  hedge: null,
  pool: null,
  balancing: defaultBalancing,
  deadlinePropagation: false,
  cancellation: false,
  adaptiveThrottling: null,
};

/** How a wire behind a broker hands messages over until somebody says otherwise: one by one, as there are free workers. */
export const defaultDelivery: DeliveryPolicy = {
  maxInFlight: null,
  batchSize: 1,
  batchWaitMs: 0,
  partialResults: false,
  returnsFailed: false,
  stores: true,
  maxAttempts: null,
  maxAgeMs: null,
  group: '',
  filter: null,
};
