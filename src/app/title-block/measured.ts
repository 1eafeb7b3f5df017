/** How requirements are written in the title block: measured value and limit, with units. */
import type { Requirement, RequirementMetric } from '#design';
import { isOfRequests, isOfRun } from '#judging';
import { clockText } from '../dock/clock';

type Writer = (value: number) => string;

const milliseconds: Writer = (value) => (value >= 1000 ? `${trim(value / 1000)} s` : `${trim(value)} ms`);
const percent: Writer = (value) => `${Math.floor(value * 1e5) / 1000} %`;
const dollars: Writer = (value) => `$${Math.round(value).toLocaleString('en-US')}`;

function trim(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

const writers: Readonly<Record<RequirementMetric, Writer>> = {
  p50: milliseconds,
  p95: milliseconds,
  p99: milliseconds,
  p999: milliseconds,
  mean: milliseconds,
  availability: percent,
  goodput: (value) => `${trim(value)} req/s`,
  'monthly-cost': dollars,
  'cost-per-million': (value) => `$${value.toFixed(2)}`,
  staleness: milliseconds,
  'acknowledged-lost': (value) => Math.round(value).toLocaleString('en-US'),
  'zone-loss': percent,
  'quiet-hour-cost': (value) => `${Math.round(value * 1000) / 10} %`,
  'lead-time': (value) => (value < 1 ? `${trim(value * 60)} min` : `${trim(value)} h`),
  'open-operations': String,
};

/** The measured value with its unit; a dash before anything was measured, ∞ where the quantile falls among failed requests. */
export function measuredText(metric: RequirementMetric, value: number): string {
  if (Number.isNaN(value)) return '–';
  if (value === Number.POSITIVE_INFINITY) return '∞';
  return writers[metric](value);
}

/** Where the metric is a quantile: the share of requests that may be slower, %. */
const slowerPercent: Partial<Readonly<Record<RequirementMetric, number>>> = { p50: 50, p95: 5, p99: 1, p999: 0.1 };

/** Why there is no figure, and which part of the run counts, in words to stand below it; empty where there is nothing to say. */
export function measuredNote(
  requirement: Pick<Requirement, 'metric' | 'window'>,
  value: number,
  run: RunClock,
): string {
  const part = partText(requirement);
  if (value === Number.POSITIVE_INFINITY) {
    const percent = slowerPercent[requirement.metric];
    const why = percent === undefined ? '' : `more than ${percent} % got no good answer`;
    return [why, part].filter((text) => text !== '').join(', ');
  }
  const isAwaited = Number.isNaN(value) && run.atMs < run.warmUpMs && isOfRun(requirement.metric) && part === '';
  return isAwaited ? `measured after warm-up, from ${clockText(run.warmUpMs, 0)}` : part;
}

/** Where the run stands, ms. */
export interface RunClock {
  readonly atMs: number;
  readonly warmUpMs: number;
}

/** `≤ 150 ms`, `≥ 99.9 %`. */
export function limitText({
  metric,
  comparator,
  target,
}: Pick<Requirement, 'metric' | 'comparator' | 'target'>): string {
  return `${comparator === 'at-most' ? '≤' : '≥'} ${writers[metric](target)}`;
}

/** `requests from 1:00 to 2:00` where only a part of the run counts; else empty. */
export function partText({ metric, window }: Pick<Requirement, 'metric' | 'window'>): string {
  if (window === null || !isOfRequests(metric)) return '';
  return `requests from ${clockText(window.fromMs, 0)} to ${clockText(window.toMs, 0)}`;
}

/** Both, where there is room. */
export const limitWords = (requirement: Requirement): string =>
  [limitText(requirement), partText(requirement)].filter((text) => text !== '').join(', ');

/** `1 of 3 limits met`. */
export function metText(verdicts: readonly (string | undefined)[]): string {
  if (verdicts.length === 0) return 'no limits';
  return `${verdicts.filter((verdict) => verdict === 'met').length} of ${verdicts.length} limits met`;
}
