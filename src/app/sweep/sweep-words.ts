/** Parameters, metrics and values of a sweep in words, and what may be swept. Pure. */
import { specOf } from '#catalog';
import type { Document, NumberParameter, StageId } from '#design';
import type { LoadLimits, SweepCurve, SweepMetric, SweepOrder, SweepParameter } from '#judging';
import { figureText } from '../compare/compare-words';
import { cell } from '../compare/compare-csv';
import { quantityText } from '../inspector/quantity';

export interface ParameterChoice {
  /** Under which it is chosen. */
  readonly key: string;
  readonly parameter: SweepParameter;
  readonly label: string;
  /** Values between which it is swept unless others are said. */
  readonly from: number;
  readonly to: number;
  readonly isWhole: boolean;
  readonly write: (value: number) => string;
}

export const metricLabels: Readonly<Record<SweepMetric, string>> = {
  p50: 'p50 latency',
  p95: 'p95 latency',
  p99: 'p99 latency',
  goodput: 'Goodput',
  availability: 'Availability',
  utilization: 'Highest utilization',
  'monthly-cost': 'Cost a month at that load',
  'cost-per-million': 'Cost per million requests',
};

const metricUnits = {
  p50: 'ms',
  p95: 'ms',
  p99: 'ms',
  goodput: 'per-second',
  availability: 'ratio',
  utilization: 'ratio',
  'monthly-cost': 'usd',
  'cost-per-million': 'usd',
} as const;

export const metricText = (metric: SweepMetric, value: number): string => figureText(value, metricUnits[metric]);

/** Requests a second that all classes send in the mean; null = of one of them no rate is said. */
export function meanRate({ workload }: Document): number | null {
  const rates = workload.trafficClasses.map(({ arrivals }) =>
    'ratePerSecond' in arrivals ? arrivals.ratePerSecond : null,
  );
  return rates.length === 0 || rates.includes(null) ? null : rates.reduce<number>((sum, rate) => sum + (rate ?? 0), 0);
}

/** Load first, then every number of a part that one of the stages has. */
export function parameterChoices(document: Document, stages: readonly StageId[]): readonly ParameterChoice[] {
  const rate = meanRate(document);
  const seen = new Set<string>();
  const components = document.stages
    .filter(({ id }) => stages.includes(id))
    .flatMap((stage) => stage.components)
    .filter(({ id }) => !seen.has(id) && seen.add(id));
  const load: ParameterChoice = {
    key: 'load',
    parameter: { type: 'load' },
    label: rate === null ? 'Load, as a factor' : 'Load, requests a second',
    from: 1,
    to: 20,
    isWhole: false,
    write: (value) =>
      rate === null ? `×${Number(value.toPrecision(3))}` : `${Number((value * rate).toPrecision(3))}/s`,
  };
  return [
    load,
    ...components.flatMap((component) =>
      (specOf(component.kind)?.parameters ?? []).flatMap((parameter): readonly ParameterChoice[] => {
        const value = component.configuration[parameter.name];
        if (parameter.type !== 'number' || typeof value !== 'number') return [];
        return [
          {
            key: `${component.id} ${parameter.name}`,
            parameter: { type: 'setting', component: component.id, name: parameter.name },
            label: `${component.name}: ${parameter.label}`,
            ...rangeOf(parameter, value),
            isWhole: parameter.integer,
            write: (each) => quantityText(each, parameter.quantity),
          },
        ];
      }),
    ),
  ];
}

/** From a quarter of what is set to four times that, within what is legal. */
function rangeOf(
  { min, max, integer }: NumberParameter,
  value: number,
): { readonly from: number; readonly to: number } {
  const round = (each: number) => (integer ? Math.round(each) : each);
  const from = Math.max(min, round(value / 4), integer ? Math.min(1, max) : min);
  return { from, to: Math.max(from + 1, Math.min(max, round(Math.max(value, 1) * 4))) };
}

/** So many values from one to another, evenly; whole ones once each. */
export function valuesBetween(from: number, to: number, count: number, isWhole: boolean): readonly number[] {
  const values = Array.from({ length: count }, (_, at) => from + ((to - from) * at) / Math.max(1, count - 1));
  return isWhole ? [...new Set(values.map(Math.round))] : values.map((value) => Number(value.toPrecision(3)));
}

/** Between what a requirement fails: `fails between 180/s and 200/s`. */
export function failureText(
  { metAt, missedAt }: LoadLimits['failures'][number],
  write: (value: number) => string,
): string {
  if (missedAt === null) return metAt === null ? 'not measured' : `met up to ${write(metAt)}`;
  return metAt === null
    ? `fails at ${write(missedAt)} already`
    : `fails between ${write(metAt)} and ${write(missedAt)}`;
}

/** A line for each point and stage, as numbers. */
export function sweepCsv(
  curves: readonly SweepCurve[],
  { document, x, y }: SweepOrder,
  words: { readonly x: string; readonly y: string; readonly metric: SweepMetric },
): string {
  const rate = meanRate(document) ?? 1;
  const value = (axis: SweepOrder['x'], at: number) =>
    (axis.values[at] ?? 0) * (axis.parameter.type === 'load' ? rate : 1);
  const lines = curves.flatMap(({ stage, points }) =>
    points.flatMap((row, rowAt) =>
      row.map((point, at) => [
        document.stages.find(({ id }) => id === stage)?.name ?? stage,
        value(x, at),
        ...(y ? [value(y, rowAt)] : []),
        point?.mean ?? null,
        point?.halfWidth ?? null,
        point?.count ?? 0,
      ]),
    ),
  );
  const head = ['stage', words.x, ...(y ? [words.y] : []), metricLabels[words.metric], 'half of the interval', 'runs'];
  return [head, ...lines].map((line) => line.map(cell).join(',')).join('\n');
}
