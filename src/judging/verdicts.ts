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
export type MetricUnit = 'ms' | 'ratio' | 'per-second' | 'usd' | 'count' | 'hours';

/**
 * What decides it. `requests`: those of a run, by scope and part of the run. `run`: what else a run saw. `bill`: a month. `zone-loss`: runs in which a zone is gone.
 * `lead-time`: a run of the change pipelines. `drawing`: the document alone.
 */
export type MetricSource = 'requests' | 'run' | 'bill' | 'zone-loss' | 'lead-time' | 'drawing';

interface Metric {
  readonly unit: MetricUnit;
  readonly source: MetricSource;
}

const time: Metric = { unit: 'ms', source: 'requests' };
const money: Metric = { unit: 'usd', source: 'bill' };

const metrics: Readonly<Record<RequirementMetric, Metric>> = {
  p50: time,
  p95: time,
  p99: time,
  p999: time,
  mean: time,
  availability: { unit: 'ratio', source: 'requests' },
  goodput: { unit: 'per-second', source: 'requests' },
  'monthly-cost': money,
  'cost-per-million': money,
  staleness: { unit: 'ms', source: 'run' },
  'acknowledged-lost': { unit: 'count', source: 'run' },
  'zone-loss': { unit: 'ratio', source: 'zone-loss' },
  'quiet-hour-cost': { unit: 'ratio', source: 'bill' },
  'lead-time': { unit: 'hours', source: 'lead-time' },
  'open-operations': { unit: 'count', source: 'drawing' },
};

export const unitOf = (metric: RequirementMetric): MetricUnit => metrics[metric].unit;
export const sourceOf = (metric: RequirementMetric): MetricSource => metrics[metric].source;

/** Metrics that come from the monthly bill rather than from a run. */
export const isBilled = (metric: RequirementMetric): boolean => sourceOf(metric) === 'bill';

/** Whether it is asked of requests, so that it can be asked of some of them and of a part of the run. */
export const isOfRequests = (metric: RequirementMetric): boolean => sourceOf(metric) === 'requests';

/** Whether the run of the design itself decides it, while it goes on. */
export const isOfRun = (metric: RequirementMetric): boolean => isOfRequests(metric) || sourceOf(metric) === 'run';
