/** Fields of how a host grows and shrinks. */
import { buildStep, constant, type AutoscalingPolicy } from '#design';
import { edge } from './designs';
import { component, failedAs, row, type Metric, type Rows, type Values } from './row';

const policy: AutoscalingPolicy = {
  metric: 'utilization',
  target: 0.5,
  min: 1,
  max: 20,
  everyMs: 500,
  tolerance: 0.1,
  maxStep: null,
  cooldownOutMs: 0,
  cooldownInMs: 0,
  drainMs: 1000,
  schedule: [],
};

/** 40 requests a second of 50 ms: two workers' work, so four instances at the target. */
const scaled = (given: Partial<AutoscalingPolicy>, workMs: number) =>
  edge({
    values: { healthIntervalMs: 100 },
    steps: [buildStep.pause(constant(workMs))],
    ratePerSecond: 40,
    server: { workers: 1, bootMs: constant(200) },
    host: {
      hostPolicy: {
        rateLimits: [],
        loadShedding: null,
        adaptiveConcurrency: null,
        autoscaling: { ...policy, ...given },
        rollout: null,
      },
    },
  });

const inService = component(-1, ({ headcount }) => headcount.ready);

const scales = <Value>(
  values: Values<Value>,
  policyOf: (value: Value) => Partial<AutoscalingPolicy>,
  { metric = inService, workMs = 50 }: { readonly metric?: Metric; readonly workMs?: number } = {},
) => row(values, (value) => scaled(policyOf(value), workMs), metric);

/** Ten at the start, of which few are needed. */
const tooMany = { min: 10, schedule: [{ atMs: 1, min: 1, max: 20 }] };
const entry = { atMs: 2000, min: 8, max: 20 };
const greedy = { target: 0.1 };

export const scalingRows: Rows = {
  'host-policy.autoscaling.metric': scales(['utilization', 'requests-per-instance'] as const, (metric) => ({ metric })),
  'host-policy.autoscaling.target': scales([0.3, 0.9], (target) => ({ target })),
  'host-policy.autoscaling.min': scales([1, 8], (min) => ({ min })),
  'host-policy.autoscaling.max': scales([2, 20], (max) => ({ max, ...greedy })),
  'host-policy.autoscaling.everyMs': scales([200, 2500], (everyMs) => ({ everyMs })),
  'host-policy.autoscaling.tolerance': scales([0, 1], (tolerance) => ({ tolerance })),
  'host-policy.autoscaling.maxStep': scales([1, null], (maxStep) => ({ maxStep })),
  'host-policy.autoscaling.cooldownOutMs': scales([0, 3000], (cooldownOutMs) => ({ cooldownOutMs, maxStep: 1 })),
  'host-policy.autoscaling.cooldownInMs': scales([0, 5000], (cooldownInMs) => ({ ...tooMany, cooldownInMs })),
  'host-policy.autoscaling.drainMs': scales([50, 5000], (drainMs) => ({ ...tooMany, drainMs, target: 5 }), {
    metric: failedAs('reset'),
    workMs: 800,
  }),
  'host-policy.autoscaling.schedule.atMs': scales([1000, 5000], (atMs) => ({ schedule: [{ ...entry, atMs }] })),
  'host-policy.autoscaling.schedule.min': scales([2, 10], (min) => ({ schedule: [{ ...entry, min }] })),
  'host-policy.autoscaling.schedule.max': scales([8, 20], (max) => ({ schedule: [{ ...entry, max }], ...greedy })),
};
