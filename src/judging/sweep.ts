/**
 * A figure of stages against a parameter: load first, or any number that is set at a part. Every point is a run at an even load with the seeds of all the others, so that a curve
 * bends because of the design. With a second parameter the points fill a map.
 */
import {
  atFlatLoad,
  type Component,
  type ComponentId,
  type Document,
  type Requirement,
  type Stage,
  type StageId,
} from '#design';
import { hoursPerMonth } from '#pricing';
import type { Trial, TrialOrder } from '#simulation';
import { estimateOf, type Estimate } from './estimate';
import { measuredIn } from './required';
import { isOfRun, verdictOf } from './verdicts';

/** `load`: a factor on the mean rate of every class. `setting`: a number of a part, in stages that have the part. */
export type SweepParameter =
  { readonly type: 'load' } | { readonly type: 'setting'; readonly component: ComponentId; readonly name: string };

export interface SweepAxis {
  readonly parameter: SweepParameter;
  /** Ascending, two or more. */
  readonly values: readonly number[];
}

export interface SweepOrder {
  readonly document: Document;
  readonly stages: readonly StageId[];
  readonly x: SweepAxis;
  /** Null = a chart, not a map. */
  readonly y: SweepAxis | null;
  /** Runs of each point. */
  readonly replications: number;
  /** What is left out of each run, and what is measured after it, ms. */
  readonly warmUpMs: number;
  readonly measuredMs: number;
}

/** One run of a sweep. */
export interface SweepRun {
  readonly order: TrialOrder;
  readonly stage: StageId;
  /** Places on the axes. */
  readonly x: number;
  readonly y: number;
}

type TrialOfRun = Extract<Trial, { readonly part: 'run' }>;

export interface SweepMade {
  readonly run: SweepRun;
  readonly trial: TrialOfRun;
}

/** Coarse first: both ends and the middle of the axis, then what lies between, so that the shape is seen early. */
export function sweepPlan(sweep: SweepOrder): readonly SweepRun[] {
  const { document, stages, x, y, replications } = sweep;
  const rows = y?.values ?? [0];
  const columns = coarseFirst(x.values.length);
  return Array.from({ length: replications }, (_, replication) =>
    columns.flatMap((column) =>
      rows.flatMap((_row, row) => {
        const at = documentAt(sweep, column, row);
        return stages.map((stage): SweepRun => ({
          order: { document: at, stage, seed: document.scenario.seed, replication, part: 'run' },
          stage,
          x: column,
          y: row,
        }));
      }),
    ),
  ).flat();
}

function coarseFirst(count: number): readonly number[] {
  const order: number[] = [];
  let widest = 1;
  while (widest < count) widest *= 2;
  for (let step = widest; step >= 1; step /= 2)
    for (let at = 0; at < count; at += step) if (!order.includes(at)) order.push(at);
  return order;
}

/** The document of one point. */
function documentAt({ document, x, y, warmUpMs, measuredMs }: SweepOrder, column: number, row: number): Document {
  const settings = [{ axis: x, value: x.values[column] ?? 1 }, ...(y ? [{ axis: y, value: y.values[row] ?? 1 }] : [])];
  const load = settings.find(({ axis }) => axis.parameter.type === 'load')?.value ?? 1;
  const flat = atFlatLoad(
    document,
    document.workload.trafficClasses.map(() => load),
  );
  const set = settings.reduce((each, { axis, value }) => withSetting(each, axis.parameter, value), flat);
  return { ...set, scenario: { ...set.scenario, warmUpMs, durationMs: warmUpMs + measuredMs } };
}

function withSetting(document: Document, parameter: SweepParameter, value: number): Document {
  if (parameter.type === 'load') return document;
  const change = (each: Component): Component =>
    each.id === parameter.component
      ? { ...each, configuration: { ...each.configuration, [parameter.name]: value } }
      : each;
  const changed = (stage: Stage): Stage => ({ ...stage, components: stage.components.map(change) });
  return { ...document, stages: document.stages.map(changed) };
}

export const sweepMetrics = [
  'p50',
  'p95',
  'p99',
  'goodput',
  'availability',
  'utilization',
  'monthly-cost',
  'cost-per-million',
] as const;
export type SweepMetric = (typeof sweepMetrics)[number];

/** Cost is what the run's own load would cost if it went on for a month; utilization that of the most loaded resource. */
const readers: Readonly<Record<SweepMetric, (trial: TrialOfRun) => number | null | undefined>> = {
  p50: ({ figures }) => figures.flows[0]?.p50Ms,
  p95: ({ figures }) => figures.flows[0]?.p95Ms,
  p99: ({ figures }) => figures.flows[0]?.p99Ms,
  goodput: ({ figures }) => figures.flows[0]?.goodputPerSecond,
  availability: ({ figures }) => figures.flows[0]?.availability,
  utilization: ({ figures: { loads } }) =>
    loads.length > 0 ? Math.max(...loads.map(({ utilization }) => utilization)) : null,
  'monthly-cost': ({ figures: { costPerHourUsd } }) => costPerHourUsd && costPerHourUsd * hoursPerMonth,
  'cost-per-million': ({ figures }) => figures.costPerMillionUsd,
};

export interface SweepCurve {
  readonly stage: StageId;
  /** Rows of the second axis (one where there is none), columns of the first; null = not measured. */
  readonly points: readonly (readonly (Estimate | null)[])[];
}

export function sweepCurves(made: readonly SweepMade[], sweep: SweepOrder, metric: SweepMetric): readonly SweepCurve[] {
  return sweep.stages.map((stage) => ({
    stage,
    points: pointsOf(made, sweep, stage, (trial) => readers[metric](trial) ?? null),
  }));
}

function pointsOf(
  made: readonly SweepMade[],
  { x, y }: SweepOrder,
  stage: StageId,
  read: (trial: TrialOfRun) => number | null,
): readonly (readonly (Estimate | null)[])[] {
  const own = made
    .filter(({ run, trial }) => run.stage === stage && trial.figures.stopReason === null)
    .toSorted((a, b) => a.run.order.replication - b.run.order.replication);
  return (y?.values ?? [0]).map((_row, row) =>
    x.values.map((_column, column) =>
      estimateOf(own.filter(({ run }) => run.x === column && run.y === row).map(({ trial }) => read(trial))),
    ),
  );
}

/** Where the curves of two stages cross: what was the better one below is the worse one above. */
export interface Crossing {
  readonly stages: readonly [StageId, StageId];
  /** On the straight line between the two points that it lies between. */
  readonly x: number;
  readonly value: number;
}

/** Of the first row. What lies within the intervals of both is no crossing: on each side the curves must stand apart, one above and the other above. */
export function crossingsOf(curves: readonly SweepCurve[], { values }: SweepAxis): readonly Crossing[] {
  return curves.flatMap((a, at) =>
    curves
      .slice(at + 1)
      .flatMap((b) =>
        crossings(gapsOf(a, b, values)).map((each) => ({ ...each, stages: [a.stage, b.stage] as const })),
      ),
  );
}

/** Where both were measured: how far the one is above the other, and whether that is more than chance. */
interface Gap {
  readonly x: number;
  readonly value: number;
  readonly gap: number;
  /** 1 or -1: which is surely above; 0 = their intervals overlap. */
  readonly side: number;
}

function gapsOf(a: SweepCurve, b: SweepCurve, values: readonly number[]): readonly Gap[] {
  return values.flatMap((x, at) => {
    const [one, other] = [a.points[0]?.[at] ?? null, b.points[0]?.[at] ?? null];
    if (one === null || other === null) return [];
    const gap = one.mean - other.mean;
    const isApart = Math.abs(gap) > (one.halfWidth ?? 0) + (other.halfWidth ?? 0);
    return [{ x, value: one.mean, gap, side: isApart ? Math.sign(gap) : 0 }];
  });
}

function crossings(gaps: readonly Gap[]): readonly { readonly x: number; readonly value: number }[] {
  const sure = gaps.filter(({ side }) => side !== 0);
  return sure.flatMap((left, at) => {
    const right = sure[at + 1];
    if (!right || left.side === right.side) return [];
    return [meetingIn(gaps.filter(({ x }) => x >= left.x && x <= right.x))];
  });
}

/** The middle of the places where the difference changes its sign: within their intervals curves may touch more than once. */
function meetingIn(gaps: readonly Gap[]): { readonly x: number; readonly value: number } {
  const places = gaps.flatMap((left, at) => {
    const right = gaps[at + 1];
    if (left.gap === 0) return [{ x: left.x, value: left.value }];
    if (!right || left.gap * right.gap >= 0) return [];
    const share = left.gap / (left.gap - right.gap);
    return [{ x: left.x + share * (right.x - left.x), value: left.value + share * (right.value - left.value) }];
  });
  return places[Math.floor(places.length / 2)] ?? { x: Number.NaN, value: Number.NaN };
}

/** What a load does to one stage. */
export interface LoadLimits {
  readonly stage: StageId;
  /** The value at which goodput over mean latency is the greatest: beyond it, more load costs more waiting than it brings. Null = not measured, or at an end of the axis. */
  readonly knee: number | null;
  /** For each requirement that a run decides, where it first fails. */
  readonly failures: readonly FirstFailure[];
}

export interface FirstFailure {
  readonly requirement: Requirement;
  /** The last value at which it was met before it failed; null = it failed at the first. */
  readonly metAt: number | null;
  /** The first at which it was missed; null = it never was. */
  readonly missedAt: number | null;
}

/** A requirement is missed at a point where more than half of the runs miss it. */
export function loadLimits(made: readonly SweepMade[], sweep: SweepOrder): readonly LoadLimits[] {
  const { document, stages, x } = sweep;
  const decided = document.requirements.filter(({ metric, window }) => isOfRun(metric) && window === null);
  return stages.map((stage) => ({
    stage,
    knee: kneeOf(pointsOf(made, sweep, stage, powerOf)[0] ?? [], x.values),
    failures: decided.map((requirement) => {
      const missed = pointsOf(made, sweep, stage, (trial) => missOf(trial, requirement))[0] ?? [];
      return firstFailure(requirement, missed, x.values);
    }),
  }));
}

/** Kleinrock's power: what comes out for the time that it takes. */
function powerOf({ figures: { flows } }: TrialOfRun): number | null {
  const [whole] = flows;
  return whole && whole.meanMs !== null && whole.meanMs > 0 ? whole.goodputPerSecond / whole.meanMs : null;
}

function kneeOf(power: readonly (Estimate | null)[], values: readonly number[]): number | null {
  let best = -1;
  for (const [at, each] of power.entries()) if (each && each.mean > (power[best]?.mean ?? 0)) best = at;
  // At an end it may be anywhere beyond.
  return best <= 0 || best === values.length - 1 ? null : (values[best] ?? null);
}

/** 1 = missed, 0 = met; null = not measured. */
function missOf({ figures }: TrialOfRun, requirement: Requirement): number | null {
  const measured = measuredIn(figures, requirement);
  if (measured === null) return null;
  return verdictOf(requirement, measured) === 'missed' ? 1 : 0;
}

function firstFailure(
  requirement: Requirement,
  missed: readonly (Estimate | null)[],
  values: readonly number[],
): FirstFailure {
  const at = missed.findIndex((each) => each !== null && each.mean > 0.5);
  const before = missed.slice(0, Math.max(0, at)).findLastIndex((each) => each !== null);
  return {
    requirement,
    metAt: at < 0 ? (values[missed.findLastIndex((each) => each !== null)] ?? null) : (values[before] ?? null),
    missedAt: at < 0 ? null : (values[at] ?? null),
  };
}
