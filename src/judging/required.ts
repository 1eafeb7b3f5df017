/** What is measured of a requirement, whatever decides it: a run, a bill, runs without a zone, the change pipelines, or the drawing alone. */
import {
  openOperations,
  type Document,
  type Kinds,
  type Requirement,
  type RequirementMetric,
  type Stage,
} from '#design';
import type { Replication, Trial, TrialPart } from '#simulation';
import { sourceOf, type MetricSource } from './verdicts';

/** Null = it takes no trial. */
const partsOfSources: Readonly<Record<MetricSource, TrialPart | null>> = {
  requests: 'run',
  run: 'run',
  bill: 'bill',
  'zone-loss': 'zone-loss',
  'lead-time': 'lead-time',
  drawing: null,
};

/** Trials that are wanted to judge these requirements, each sort once. */
export const partsWanted = (requirements: readonly Requirement[]): readonly TrialPart[] => [
  ...new Set(requirements.flatMap(({ metric }) => partsOfSources[sourceOf(metric)] ?? [])),
];

export interface Grounds {
  readonly document: Document;
  readonly stage: Stage;
  readonly kinds: Kinds;
  /** Of this stage and of one seed, one of a sort. */
  readonly trials: readonly Trial[];
}

/** In the requirement's unit; NaN = not measured, Infinity = a quantile among the failed or late. */
export function measuredOn(requirement: Requirement, { document, stage, kinds, trials }: Grounds): number {
  const source = sourceOf(requirement.metric);
  if (source === 'drawing') return openOperations(document, stage, kinds).length;
  const trial = trials.find(({ part }) => (part === 'evidence' ? 'run' : part) === partsOfSources[source]);
  return (trial && valueIn(trial, requirement)) ?? Number.NaN;
}

/** What a run came to, in the requirement's unit; null = not measured, Infinity = a quantile among the failed or late. */
export function measuredIn({ requirements }: Replication, { id }: Requirement): number | null {
  const measured = requirements.find((each) => each.id === id)?.measured ?? null;
  return measured === 'infinite' ? Number.POSITIVE_INFINITY : measured;
}

function valueIn(trial: Trial, requirement: Requirement): number | null {
  switch (trial.part) {
    case 'run':
    case 'evidence':
      return measuredIn(trial.figures, requirement);
    case 'bill':
      return billedAs(requirement.metric, trial);
    case 'zone-loss':
      return trial.availability;
    case 'lead-time':
      return trial.p95Hours;
    default:
      return null;
  }
}

export type BillTrial = Extract<Trial, { readonly part: 'bill' }>;

/** What a month came to, in the unit of the metric; null = nothing is asked for. */
export function billedAs(metric: RequirementMetric, bill: BillTrial): number | null {
  if (metric === 'monthly-cost') return bill.monthlyUsd;
  return metric === 'quiet-hour-cost' ? bill.quietHourShare : bill.perMillionUsd;
}
