/** What can be said of a limit, in words, and what a new one is. */
import {
  operationOf,
  type Document,
  type Quantity,
  type Requirement,
  type RequirementMetric,
  type Stage,
} from '#design';
import { isOfRequests, unitOf, type MetricUnit } from '#judging';

export const metricWords: Readonly<Record<RequirementMetric, string>> = {
  p50: 'p50 of responses',
  p95: 'p95 of responses',
  p99: 'p99 of responses',
  p999: 'p99.9 of responses',
  mean: 'mean of responses',
  availability: 'availability',
  goodput: 'goodput',
  'monthly-cost': 'monthly bill',
  'cost-per-million': 'cost of a million requests',
  staleness: 'age of the oldest data that a read showed',
  'acknowledged-lost': 'acknowledged writes and messages lost',
  'zone-loss': 'availability while any one zone is gone',
  'quiet-hour-cost': 'cost of the quietest hour against the busiest',
  'lead-time': 'p95 lead time of a change',
  'open-operations': 'operations open to anybody',
};

/** How a target is typed, and what it is meant in. */
export interface TargetField {
  readonly quantity: Quantity;
  readonly max: number;
  readonly unit?: string;
}

const fields: Readonly<Record<MetricUnit, TargetField>> = {
  ms: { quantity: 'duration', max: 86_400_000 },
  ratio: { quantity: 'ratio', max: 1 },
  'per-second': { quantity: 'rate', max: 1e9, unit: 'req/s' },
  usd: { quantity: 'money', max: 1e12 },
  count: { quantity: 'count', max: 1e9 },
  hours: { quantity: 'factor', max: 1e6, unit: 'h' },
};

export const targetField = (metric: RequirementMetric): TargetField => fields[unitOf(metric)];

type Start = Pick<Requirement, 'comparator' | 'target'>;

const starts: Readonly<Record<MetricUnit, Start>> = {
  ms: { comparator: 'at-most', target: 300 },
  ratio: { comparator: 'at-least', target: 0.999 },
  'per-second': { comparator: 'at-least', target: 10 },
  usd: { comparator: 'at-most', target: 100 },
  count: { comparator: 'at-most', target: 0 },
  hours: { comparator: 'at-most', target: 24 },
};

/** Where another figure is asked for than of the rest of its unit. */
const ownStarts: Readonly<Partial<Record<RequirementMetric, Start>>> = {
  staleness: { comparator: 'at-most', target: 5000 },
  'zone-loss': { comparator: 'at-least', target: 0.9 },
  'quiet-hour-cost': { comparator: 'at-most', target: 0.5 },
};

/** What a limit is called until somebody gives it a name. */
export const nameFor = (metric: RequirementMetric): string => metricWords[metric].replace(/ of responses$/, '');

/** Of another metric: a limit in its unit, named by it unless somebody named it, and some of the requests or a part of the run only where requests are what is measured. */
export function withMetric(
  before: Pick<Requirement, 'name' | 'metric'>,
  metric: RequirementMetric,
): Partial<Requirement> {
  const whole = { scope: { type: 'whole' }, window: null } as const;
  const named = before.name === nameFor(before.metric) ? { name: nameFor(metric) } : {};
  const bound = { ...starts[unitOf(metric)], ...ownStarts[metric] };
  return { metric, ...named, ...bound, ...(isOfRequests(metric) ? {} : whole) };
}

export const newLimit: Omit<Requirement, 'id'> = {
  name: nameFor('p95'),
  metric: 'p95',
  scope: { type: 'whole' },
  window: null,
  owner: '',
  ...starts.ms,
};

/** What a limit may be about, as text that a choice can hold. */
export const scopeText = (scope: Requirement['scope']): string => JSON.stringify(scope);

export interface ScopeChoice {
  readonly value: string;
  readonly label: string;
}

/** The whole, each class of users, and each operation that users ask for. */
export function scopeChoices(document: Document, stage: Stage): readonly ScopeChoice[] {
  const classes = document.workload.trafficClasses;
  const operations = [...new Set(classes.flatMap(({ mix }) => mix.map(({ operation }) => operation)))];
  const nameOf = (id: (typeof operations)[number]) => {
    const found = operationOf(stage, id);
    return found ? `${found.module.name}.${found.operation.name}` : 'an operation of another stage';
  };
  return [
    { value: scopeText({ type: 'whole' }), label: 'all requests' },
    ...classes.map(({ id, name }) => ({ value: scopeText({ type: 'traffic-class', trafficClass: id }), label: name })),
    ...operations.map((id) => ({ value: scopeText({ type: 'operation', operation: id }), label: nameOf(id) })),
  ];
}

/** What asks for something that cannot be measured: a part of the run that is empty, or that nothing counted lies in. */
export function windowProblem(
  { window }: Pick<Requirement, 'window'>,
  { warmUpMs, durationMs }: Pick<Document['scenario'], 'warmUpMs' | 'durationMs'>,
): string {
  if (window === null) return '';
  if (window.toMs <= window.fromMs) return 'It ends before it begins: nothing is measured.';
  if (window.toMs <= warmUpMs) return 'It lies in the warm-up, which counts for nothing.';
  if (window.fromMs >= durationMs) return 'The run is over before it begins.';
  if (window.fromMs < warmUpMs) return 'What arrives before the end of warm-up does not count.';
  return '';
}
