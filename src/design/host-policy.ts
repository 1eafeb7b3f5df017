/**
 * What a host or gateway does about load and change beyond its size: whom it turns away, how it grows, how a new version arrives. A part that is null is
 * not in force; each takes effect where the kind of the component has it.
 */

export const rateLimitAlgorithms = ['token-bucket', 'fixed-window', 'sliding-window', 'concurrency'] as const;
export type RateLimitAlgorithm = (typeof rateLimitAlgorithms)[number];

export interface RateLimit {
  readonly algorithm: RateLimitAlgorithm;
  /** Requests a window; for a token bucket those refilled in it, for a concurrency limit those at once. Above 0. */
  readonly limit: number;
  /** Length of the window or of the refill, ms; without meaning for a concurrency limit. */
  readonly windowMs: number;
  /** Capacity of a token bucket, full at the start. */
  readonly burst: number;
  /** What has a limit of its own: all requests together, each client, or each operation. */
  readonly per: 'all' | 'client' | 'operation';
}

/** Refuses work before it is queued. */
export interface LoadSheddingPolicy {
  /** What is watched: the share of vCPUs in use (0..1), the requests waiting, or the wait of the eldest in ms. */
  readonly signal: 'utilization' | 'queue-length' | 'waiting-time';
  /** Value of the signal from which requests are refused. */
  readonly threshold: number;
}

/** A limit of requests under way that follows the response times it sees: up while they stay near the shortest, down when they grow. */
export interface AdaptiveConcurrencyPolicy {
  /** Places at the start, and the range within which the limit moves. */
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  /** Response times up to this multiple of the shortest let the limit grow, 1 or more. */
  readonly tolerance: number;
  /** The limit is adjusted so often, ms. */
  readonly everyMs: number;
}

export const scalingMetrics = [
  'utilization',
  'concurrency',
  'requests-per-instance',
  'queue-length',
  'queue-age',
] as const;
export type ScalingMetric = (typeof scalingMetrics)[number];

export interface AutoscalingPolicy {
  readonly metric: ScalingMetric;
  /** Value of the metric to hold: a ratio, requests, requests a second, messages, ms. */
  readonly target: number;
  readonly min: number;
  readonly max: number;
  /** Ms between two decisions. */
  readonly everyMs: number;
  /** Deviation from the target that changes nothing, 0..1. */
  readonly tolerance: number;
  /** Instances started or stopped at most by one decision; null = any number. */
  readonly maxStep: number | null;
  /** Ms from a decision that starts instances to the next one that does. */
  readonly cooldownOutMs: number;
  /** Ms from any decision to one that stops instances. */
  readonly cooldownInMs: number;
  /** Time that a stopped instance has to finish what it holds, ms. */
  readonly drainMs: number;
  /** From `atMs` on, other bounds. */
  readonly schedule: readonly { readonly atMs: number; readonly min: number; readonly max: number }[];
}

/** How a new version replaces the old one; a deployment of the scenario may say otherwise. */
export interface RolloutPolicy {
  readonly rollout: 'rolling' | 'all-at-once' | 'canary';
  /** Instances that may be out at once, 0 where a surge makes up for it; null = 1 or 25 %, whichever is more. */
  readonly maxUnavailable: number | null;
  /** Instances beyond the configured number during a rollout. */
  readonly surge: number;
  /** Share of instances that get the new version first, 0..1. */
  readonly canaryShare: number;
  /** Time for which the new version is watched before it is judged, ms; a canary goes no further until then. */
  readonly bakeMs: number;
  /** Error ratio of the new version from which it is rolled back, 0..1; null = never by itself. */
  readonly rollbackErrorRatio: number | null;
  /** Time that an instance has to finish what it holds, ms. */
  readonly drainMs: number;
}

/** What holds where neither the deployment nor the host says anything. */
export const defaultRollout: RolloutPolicy = {
  rollout: 'rolling',
  maxUnavailable: null,
  surge: 0,
  canaryShare: 0.1,
  bakeMs: 60_000,
  rollbackErrorRatio: null,
  drainMs: 30_000,
};

/** A scaling policy as one begins. */
export const defaultAutoscaling: AutoscalingPolicy = {
  metric: 'utilization',
  target: 0.5,
  min: 1,
  max: 20,
  everyMs: 60_000,
  tolerance: 0.1,
  maxStep: null,
  cooldownOutMs: 0,
  cooldownInMs: 0,
  drainMs: 30_000,
  schedule: [],
};

export interface HostPolicy {
  readonly rateLimits: readonly RateLimit[];
  readonly loadShedding: LoadSheddingPolicy | null;
  readonly adaptiveConcurrency: AdaptiveConcurrencyPolicy | null;
  readonly autoscaling: AutoscalingPolicy | null;
  readonly rollout: RolloutPolicy | null;
}

/** Nobody is turned away, nothing grows, and a new version comes as it does where nothing is said. */
export const noHostPolicy: HostPolicy = {
  rateLimits: [],
  loadShedding: null,
  adaptiveConcurrency: null,
  autoscaling: null,
  rollout: null,
};
