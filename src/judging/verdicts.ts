/** Whether a measured value meets a requirement, and the words for both. The one vocabulary that judges requirements, wherever they are shown. */
import type { Requirement, RequirementMetric } from '#design';

/** `unmeasured`: nothing to judge yet. */
export type Verdict = 'met' | 'missed' | 'unmeasured';

/** Judges one value in the requirement's unit; NaN = not measured, Infinity = a quantile among the failed or late. */
export function verdictOf(requirement: Requirement, measured: number): Verdict {
  if (Number.isNaN(measured)) return 'unmeasured';
  const met = requirement.comparator === 'at-most' ? measured <= requirement.target : measured >= requirement.target;
  return met ? 'met' : 'missed';
}

/** How a metric is measured and written. */
export type MetricUnit = 'ms' | 'ratio' | 'per-second' | 'usd';

export const metricUnits: Readonly<Record<RequirementMetric, MetricUnit>> = {
  p50: 'ms',
  p95: 'ms',
  p99: 'ms',
  p999: 'ms',
  mean: 'ms',
  availability: 'ratio',
  goodput: 'per-second',
  'monthly-cost': 'usd',
  'cost-per-million': 'usd',
};

/** Metrics that come from the monthly bill rather than from a run. */
export function isBilled(metric: RequirementMetric): boolean {
  return metricUnits[metric] === 'usd';
}
