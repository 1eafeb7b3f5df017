/** Schema of what hosts and gateways do about load and change. */
import * as z from 'zod/mini';
import { rateLimitAlgorithms, scalingMetrics } from './host-policy';
import { above0, atLeast0, caps, count, list, positiveCount, ratio } from './schema-parts';

const rateLimit = z.strictObject({
  algorithm: z.enum(rateLimitAlgorithms),
  limit: above0,
  windowMs: above0,
  burst: atLeast0,
  per: z.enum(['all', 'client', 'operation']),
});

const autoscaling = z.strictObject({
  metric: z.enum(scalingMetrics),
  target: above0,
  min: count,
  max: positiveCount,
  everyMs: above0,
  tolerance: ratio,
  maxStep: z.nullable(positiveCount),
  cooldownOutMs: atLeast0,
  cooldownInMs: atLeast0,
  drainMs: atLeast0,
  schedule: list(z.strictObject({ atMs: atLeast0, min: count, max: positiveCount }), caps.small),
});

export const rollout = z.strictObject({
  rollout: z.enum(['rolling', 'all-at-once', 'canary']),
  maxUnavailable: z.nullable(count),
  surge: count,
  canaryShare: ratio,
  bakeMs: atLeast0,
  rollbackErrorRatio: z.nullable(ratio),
  drainMs: atLeast0,
});

export const hostPolicy = z.strictObject({
  rateLimits: list(rateLimit, caps.small),
  loadShedding: z.nullable(
    z.strictObject({ signal: z.enum(['utilization', 'queue-length', 'waiting-time']), threshold: atLeast0 }),
  ),
  adaptiveConcurrency: z.nullable(
    z.strictObject({
      initial: positiveCount,
      min: positiveCount,
      max: positiveCount,
      tolerance: z.number().check(z.minimum(1)),
      everyMs: above0,
    }),
  ),
  autoscaling: z.nullable(autoscaling),
  rollout: z.nullable(rollout),
});
