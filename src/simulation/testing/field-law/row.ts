/** What a field does: two of its values, a design to put them in, and what is measured of its run. */
import type { Document, Wire } from '#design';
import { billRuns } from '../../bill-runs';
import { createRun } from '../../create-run';
import type { Report } from '../../report';
import { runDesign } from '../run-design';

export interface Row {
  /** The measured value in the run of a design with the first or second value, for a seed. */
  readonly measure: (which: 0 | 1, seed: number) => number;
}

export type Metric = (report: Report) => number;
export type Values<Value> = readonly [Value, Value];

export function row<Value>(values: Values<Value>, build: (value: Value) => Document, metric: Metric): Row {
  return { measure: (which, seed) => metric(runDesign(build(values[which]), { seed })) };
}

/** Whether the design can run at all. */
export function runs<Value>(values: Values<Value>, build: (value: Value) => Document): Row {
  return {
    measure: (which, seed) => {
      const document = build(values[which]);
      return createRun(document, document.stages[0]!.id, seed).ok ? 1 : 0;
    },
  };
}

/** Measured by the bill of a month of few requests, which is drawn by the scenario's seed. */
export function billed<Value>(values: Values<Value>, build: (value: Value) => Document): Row {
  return { measure: (which, seed) => bill(build(values[which]), seed) };
}

function bill(document: Document, seed: number): number {
  const trafficClasses = document.workload.trafficClasses.map((each) => ({
    ...each,
    arrivals: { type: 'poisson' as const, ratePerSecond: 1 },
  }));
  const quiet = { ...document, workload: { trafficClasses }, scenario: { ...document.scenario, seed } };
  const runs = billRuns(quiet, document.stages[0]!.id);
  for (;;) {
    const step = runs.next();
    if (!step.done) continue;
    if (!step.value.ok) throw new Error('no bill');
    return step.value.value.totalUsd;
  }
}

const whole = (report: Report) => report.flows[0]!;

export const mean: Metric = (report) => whole(report).responses.meanMs ?? Number.NaN;
export const median: Metric = (report) => whole(report).responses.p50Ms ?? Number.NaN;
export const deviation: Metric = (report) => whole(report).responses.sdMs ?? Number.NaN;
export const good: Metric = (report) => whole(report).success;
export const late: Metric = (report) => whole(report).late;
export const offered: Metric = (report) => whole(report).offered;
export const workMs: Metric = (report) => report.work.ms;
export const failedAs =
  (cause: string): Metric =>
  (report) =>
    whole(report).failed[cause] ?? Number.NaN;

export const counted: Metric = (report) => report.rules.counters[0]?.value ?? Number.NaN;

/** Of a component by its place in the design. */
export const component =
  (place: number, metric: (component: Report['components'][number]) => number | null): Metric =>
  (report) =>
    metric(report.components.at(place)!) ?? Number.NaN;

export const hitRatio = component(-1, (each) => each.hitRatio);
export const arrivals = component(-1, (each) => each.arrivals);
/** Of the instance of the last component that got most. */
export const largestShare = component(
  -1,
  ({ instances, arrivals: all }) => Math.max(...instances.map((each) => each.arrivals)) / all,
);
export const firstInstance = component(-1, ({ instances }) => instances[0]!.arrivals);

/** Of the last wire. */
export const wire =
  (metric: (wire: Report['wires'][number]) => number): Metric =>
  (report) =>
    metric(report.wires.at(-1)!);

export type WireFields = Partial<Omit<Wire, 'id' | 'protocol' | 'from' | 'to' | 'policy'>>;

export type Rows = Readonly<Record<string, Row>>;
