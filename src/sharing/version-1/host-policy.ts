/** Codecs of what hosts do about load and change, version 1. Frozen. */
import type {
  AdaptiveConcurrencyPolicy,
  AutoscalingPolicy,
  HostPolicy,
  LoadSheddingPolicy,
  RateLimit,
  RolloutPolicy,
} from '#design';
import { list, nullable, number, record, word } from '../codec';

const rateLimit = record<RateLimit>(
  {
    algorithm: word<RateLimit['algorithm']>(['token-bucket', 'fixed-window', 'sliding-window', 'concurrency']),
    limit: number,
    windowMs: number,
    burst: number,
    per: word<RateLimit['per']>(['all', 'client', 'operation']),
  },
  { algorithm: 'token-bucket', limit: 100, windowMs: 1000, burst: 100, per: 'all' },
);

const loadShedding = record<LoadSheddingPolicy>(
  {
    signal: word<LoadSheddingPolicy['signal']>(['utilization', 'queue-length', 'waiting-time']),
    threshold: number,
  },
  { signal: 'utilization', threshold: 0.9 },
);

const adaptiveConcurrency = record<AdaptiveConcurrencyPolicy>(
  { initial: number, min: number, max: number, tolerance: number, everyMs: number },
  { initial: 20, min: 1, max: 1000, tolerance: 2, everyMs: 1000 },
);

const autoscaling = record<AutoscalingPolicy>(
  {
    metric: word<AutoscalingPolicy['metric']>([
      'utilization',
      'concurrency',
      'requests-per-instance',
      'queue-length',
      'queue-age',
    ]),
    target: number,
    min: number,
    max: number,
    everyMs: number,
    tolerance: number,
    maxStep: nullable(number),
    cooldownOutMs: number,
    cooldownInMs: number,
    drainMs: number,
    schedule: list(
      record<AutoscalingPolicy['schedule'][number]>({ atMs: number, min: number, max: number }, { min: 1, max: 20 }),
    ),
  },
  {
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
  },
);

export const rollout = record<RolloutPolicy>(
  {
    rollout: word<RolloutPolicy['rollout']>(['rolling', 'all-at-once', 'canary']),
    maxUnavailable: nullable(number),
    surge: number,
    canaryShare: number,
    bakeMs: number,
    rollbackErrorRatio: nullable(number),
    drainMs: number,
  },
  {
    rollout: 'rolling',
    maxUnavailable: null,
    surge: 0,
    canaryShare: 0.1,
    bakeMs: 60_000,
    rollbackErrorRatio: null,
    drainMs: 30_000,
  },
);

export const hostPolicy = record<HostPolicy>(
  {
    rateLimits: list(rateLimit),
    loadShedding: nullable(loadShedding),
    adaptiveConcurrency: nullable(adaptiveConcurrency),
    autoscaling: nullable(autoscaling),
    rollout: nullable(rollout),
  },
  { rateLimits: [], loadShedding: null, adaptiveConcurrency: null, autoscaling: null, rollout: null },
);
