/** How estimates and the state of replications are written. Pure. */
import type { Document, StageId } from '#design';
import type { Estimate, FlowEstimates, FlowFigureName, MetricUnit } from '#judging';
import { clockText } from '../dock/clock';
import { isOutdated } from '../run/outdated';
import { replicationCounts, type ReplicationsState } from '../stores/replications-store';

export type EstimateUnit = MetricUnit | 'usd-per-hour';

export interface EstimateWords {
  readonly mean: string;
  /** The 95 % interval in the unit of the mean; empty = one replication tells none. */
  readonly range: string;
  /** Why it is not to be relied on: how wide it is and how many more replications would narrow it; empty = narrow enough. */
  readonly wide: string;
}

interface Scale {
  readonly factor: number;
  readonly before: string;
  readonly after: string;
  /** What the figure can at most be. */
  readonly most: number;
}

const plain = { factor: 1, before: '', after: '', most: Number.POSITIVE_INFINITY };

const scales: Readonly<Record<EstimateUnit, (mean: number) => Scale>> = {
  ms: (mean) => (mean >= 1000 ? { ...plain, factor: 0.001, after: ' s' } : { ...plain, after: ' ms' }),
  ratio: () => ({ ...plain, factor: 100, after: ' %', most: 100 }),
  'per-second': () => ({ ...plain, after: '/s' }),
  usd: () => ({ ...plain, before: '$' }),
  count: () => plain,
  hours: () => ({ ...plain, after: ' h' }),
  'usd-per-hour': () => ({ ...plain, before: '$', after: '/h' }),
};

const mostDecimals = 6;

/** Three significant digits of the mean, and as many more as it takes to see the interval. */
function decimalsOf(mean: number, halfWidth: number): number {
  const ofMean = mean === 0 ? 0 : 2 - Math.floor(Math.log10(Math.abs(mean)));
  const ofWidth = halfWidth > 0 ? -Math.floor(Math.log10(halfWidth)) : 0;
  return Math.min(mostDecimals, Math.max(0, ofMean, ofWidth));
}

const written = (value: number, decimals: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

export function estimateWords(estimate: Estimate | null, unit: EstimateUnit): EstimateWords {
  if (estimate === null) return { mean: '–', range: '', wide: '' };
  const { factor, before, after, most } = scales[unit](estimate.mean);
  const [mean, half] = [estimate.mean * factor, (estimate.halfWidth ?? 0) * factor];
  const decimals = decimalsOf(mean, half);
  const [low, high] = [Math.max(0, mean - half), Math.min(most, mean + half)];
  const range = `${before}${written(low, decimals)} to ${written(high, decimals)}`;
  return {
    mean: `${before}${written(mean, decimals)}${after}`,
    range: estimate.halfWidth === null ? '' : half === 0 ? 'in all the same' : range,
    wide: wideWords(estimate),
  };
}

function wideWords({ count, relative, needed }: Estimate): string {
  if (needed === null || relative === null) return '';
  const more = needed === Number.POSITIVE_INFINITY ? 'over a million' : written(needed - count, 0);
  return `±${written(relative * 100, 0)} %, ${more} more`;
}

/** Requests below which a quantile is that of the slowest one. */
const leastRequests: Partial<Readonly<Record<FlowFigureName, number>>> = { p95Ms: 20, p99Ms: 100 };

const flowUnits: Readonly<Record<FlowFigureName, EstimateUnit>> = {
  throughputPerSecond: 'per-second',
  availability: 'ratio',
  meanMs: 'ms',
  p50Ms: 'ms',
  p95Ms: 'ms',
  p99Ms: 'ms',
};

/** A figure of a flow. A quantile of few requests is named for what it is: more replications would not make it another. */
export function flowWords(flow: FlowEstimates, name: FlowFigureName): EstimateWords {
  if (name === 'availability') return successWords(flow);
  const estimate = flow.figures[name];
  const words = estimateWords(estimate, flowUnits[name]);
  const requests = Math.round(flow.offered / Math.max(1, estimate?.count ?? 1));
  return estimate !== null && requests < (leastRequests[name] ?? 0)
    ? { ...words, wide: `slowest of ${requests}` }
    : words;
}

/** Where no request failed, replications are all alike and tell no spread: the number of requests bounds the share that fails. */
function successWords({ figures, failsBelow }: FlowEstimates): EstimateWords {
  const words = estimateWords(figures.availability, 'ratio');
  if (failsBelow === null) return words;
  const least = 100 * (1 - failsBelow);
  return { ...words, mean: '100 %', range: least > 0 ? `${written(least, decimalsOf(100, 100 - least))} to 100` : '' };
}

/** The number of a text; null = it is none that can be chosen. */
export function readCount(text: string): number | null {
  const value = Number(text);
  const { least, most } = replicationCounts;
  return text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most ? value : null;
}

/** What a document lacks for its replications to measure anything; empty = nothing. */
export function lackWords({ scenario: { durationMs, warmUpMs } }: Document): string {
  if (warmUpMs < durationMs) return '';
  return `The warm-up of ${clockText(warmUpMs, 0)} takes all of the run of ${clockText(durationMs, 0)}: nothing would be measured. Shorten the one or lengthen the other under Scenario.`;
}

/** Why what is shown is not of what is drawn; empty = it is. */
export function otherDesignWords(of: ReplicationsState['of'], document: Document, stage: StageId): string {
  if (of === null) return '';
  if (isOutdated(of.document, document, of.stage))
    return 'Of an older design: it was edited since. Run again for the design as it is now.';
  if (of.stage === stage) return '';
  const name = of.document.stages.find(({ id }) => id === of.stage)?.name ?? 'another stage';
  return `Of ${name}, not of the stage that is shown. Run again for this one.`;
}

/** Why there is no table. */
export function nothingWords({ scenario }: Document, { count }: { readonly count: number }): string {
  if (count < 2) return 'The first figures stand here when two are finished.';
  const window = `${clockText(scenario.warmUpMs, 0)} to ${clockText(scenario.durationMs, 0)}`;
  return `No request came from ${window} in any of ${count} replications: there is nothing to measure. Wire users to a part, or let them ask more often.`;
}

/** `10 replications of 0:00 to 10:00, the first 1:00 left out as warm-up; 646,123 requests seen.` */
export function basisWords(document: Document, seen: { readonly count: number; readonly requests: number }): string {
  const { durationMs, warmUpMs } = document.scenario;
  const requests = seen.requests.toLocaleString('en-US');
  const warmUp = warmUpMs > 0 ? `the first ${clockText(warmUpMs, 0)} left out as warm-up` : 'without a warm-up';
  return `${seen.count} ${seen.count === 1 ? 'replication' : 'replications'} of ${clockText(durationMs, 0)}, ${warmUp}; ${requests} requests seen`;
}
